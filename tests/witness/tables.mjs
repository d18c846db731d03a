// What the databases share.
export const viewOf = (source) => `consilium_${source.id.replaceAll("-", "_")}`;

/// Lines of "id,answer,…" as rows of answers; `words` says what they mean.
export function readAnswers(text, words) {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(",").slice(1).map((word) => {
      if (!(word in words)) throw new Error(`an answer is ${JSON.stringify(word)}`);
      return words[word];
    }));
}
