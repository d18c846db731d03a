// The patients of witness_cases and what every engine must say about them.
import { execFileSync } from "node:child_process";

export function readCases(program, count, seed) {
  const [head, ...lines] = execFileSync(program, [count, seed], { maxBuffer: 1 << 30 }).toString().trimEnd().split("\n");
  return { ...JSON.parse(head), cases: lines.map((line) => JSON.parse(line)) };
}

/// The cases as CSV with a header and their number as id; nothing for what is unknown.
export function csv({ features, cases }) {
  const header = ["id", ...features.map((f) => f.id)].join(",");
  return [header, ...cases.map((c, i) => [i, ...c.facts.map((fact) => fact ?? "")].join(","))].join("\n") + "\n";
}

/// `answers[source][case][column]` of an engine is true, false or null. It must be what Kleene's logic says; where that
/// knows, exact reasoning says the same; and where nothing is missing, all is known.
export function compare({ sources, cases }, answers, engine) {
  const seen = { equal: 0, onlyExact: 0, open: 0 };
  const character = (answer) => (answer === null ? "?" : answer ? "1" : "0");
  sources.forEach((source, s) => {
    cases.forEach((patient, i) => {
      const said = answers[s][i].map(character).join("");
      const at = (text) => [...text].findIndex((c, k) => c !== said[k]);
      if (said !== patient.kleene[s]) {
        const k = at(patient.kleene[s]);
        throw new Error(`${engine}: ${source.columns[k]} is ${said[k]}, not ${patient.kleene[s][k]}, for ${JSON.stringify(patient.facts)}`);
      }
      [...said].forEach((c, k) => {
        const exact = patient.exact[s][k];
        if (c === exact) seen[c === "?" ? "open" : "equal"] += 1;
        else if (c === "?" && !patient.complete) seen.onlyExact += 1;
        else throw new Error(`${engine}: ${source.columns[k]} is ${c}, exactly ${exact}, for ${JSON.stringify(patient.facts)}`);
      });
    });
  });
  if (seen.equal === 0 || seen.onlyExact === 0) throw new Error(`${engine}: the cases decide nothing`);
  const share = (n) => `${((100 * n) / (seen.equal + seen.onlyExact + seen.open)).toFixed(2)} %`;
  return `${engine}: ${cases.length} cases, ${seen.equal} answers equal; ${share(seen.onlyExact)} known only by exact reasoning, ${share(seen.open)} open for both`;
}
