// The first cases of a registry's table, for engines that take one case at a time.
import { execFileSync } from "node:child_process";

/// By feature, in the order of `features`; null for what is unknown. The file may be longer than a string can be.
export function firstCases(file, count, features) {
  const head = execFileSync("head", ["-n", String(Number(count) + 1), file], { maxBuffer: 1 << 28 }).toString();
  const [header, ...lines] = head.trimEnd().split("\n").map((line) => line.split(","));
  const read = { boolean: (text) => text === "true", code: (text) => text, number: Number };
  return lines.map((cells) => ({
    facts: features.map((f) => {
      const text = cells[header.indexOf(f.id)];
      return text === "" ? null : read[f.kind](text);
    }),
  }));
}
