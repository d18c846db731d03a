// The same ASCO conditions through HL7's reference translator and cql-execution: time for one case, and that both say
// the same. Usage: node bench.mjs PATH_OF_CONSILIUM [CASES]; prints one JSON object.
import { execFileSync } from "node:child_process";
import { NamespaceManager, SystemModelInfoProvider } from "@cqframework/cql/cql";
import { CqlTranslator, LibraryManager, ModelManager } from "@cqframework/cql/cql-to-elm";
import cql from "cql-execution";

const [program, count = "300"] = process.argv.slice(2);
const consilium = (args, input) => execFileSync(program, args, { input, maxBuffer: 1 << 26 }).toString();
const show = (name) => JSON.parse(consilium(["show", "--format", "json", name]));

const names = consilium(["show", "--names"]).trim().split("\n");
const statements = names.filter((name) => name.startsWith("asco-")).flatMap(show).filter((x) => x.type === "statement");
const definitions = names.filter((name) => /^[A-Z]/.test(name)).flatMap(show).filter((x) => x.type === "definition");
const features = ["patient", "tumour", "laboratory", "extent", "imaging", "history"].flatMap(show).filter((x) => x.type === "feature");

const ids = new Set(features.map((f) => f.id));
// cql-execution answers `null in { … }` with false; the disjunction keeps it unknown, as CQL defines
// and the translator reads `or on_ssa` as the two words of "on or after", so features are quoted
const quoted = (text) => text.replace(/"[^"]*"|'[^']*'|\w+/g, (word) => (ids.has(word) ? `"${word}"` : word));
const faithful = (text) =>
  quoted(text).replace(/("\w+") in \{ ([^}]*) \}/g, (_, feature, list) => `(${list.split(", ").map((v) => `${feature} = ${v}`).join(" or ")})`);
const types = { boolean: "Boolean", code: "String", number: "Decimal" };
// only the definitions that ASCO's statements reach
const reached = new Set();
const reach = (text) => {
  for (const [, name] of text.matchAll(/"([^"]+)"/g)) {
    const definition = definitions.find((d) => d.name === name);
    if (definition && !reached.has(definition)) {
      reached.add(definition);
      reach(definition.condition);
    }
  }
};
statements.forEach((s) => reach(s.when));
const used = new Set([...statements.map((s) => s.when), ...[...reached].map((d) => d.condition)].join(" ").match(/\w+/g));
const parameters = features.filter((f) => used.has(f.id));
const library = [
  "library Asco version '1'",
  ...parameters.map((f) => `parameter "${f.id}" ${types[f.kind]}`),
  "context Unfiltered",
  ...[...reached].map((d) => `define "${d.name}": ${faithful(d.condition)}`),
  ...statements.map((s) => `define "${s.id}": ${faithful(s.when)}`),
].join("\n");

const modelManager = new ModelManager(new NamespaceManager());
modelManager.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
const elm = JSON.parse(CqlTranslator.fromText(library, new LibraryManager(modelManager)).toJson());
const problems = elm.library.annotation.filter((a) => a.errorSeverity);
if (problems.length > 0) throw new Error(problems.map((p) => `${p.message}: ${library.split("\n")[p.startLine - 1]}`).join("\n"));
const executable = new cql.Library(elm);

// Random patients, a fifth of the facts missing. `minen` and uncounted mitoses as the contract assumes them.
let seed = 1;
const random = () => ((seed = (seed * 48271) % 2147483647) / 2147483647);
const pick = (items) => items[Math.floor(random() * items.length)];
const value = (f) => (f.kind === "boolean" ? random() < 0.5 : f.kind === "code" ? pick(Object.keys(f.values)) : pick([0, 1, 2, 3, 5, 9, 10, 20, 21, 60, 71, 91].filter((x) => x <= f.range[1])));
const cases = [];
while (cases.length < Number(count)) {
  const facts = {};
  for (const f of parameters) {
    if (f.id === "minen" || f.id === "mitoses_per_2mm2" || random() < 0.2) continue;
    facts[f.id] = value(f);
  }
  // most random patients contradict the constraints; these are the facts that do so most often
  if (facts.differentiation !== "well") facts.differentiation = "well";
  delete facts.reported_grade;
  for (const id of Object.keys(facts)) if (features.find((f) => f.id === id).derived && random() < 0.9) delete facts[id];
  cases.push(facts);
}
const inputs = cases.map((facts) => ({ ...Object.fromEntries(parameters.map((f) => [f.id, null])), ...facts, minen: false, mitoses_per_2mm2: -1 }));
const nobody = { currentPatient: () => null, nextPatient: () => null };
const execute = async (input) => (await new cql.Executor(executable, undefined, input).exec(nobody)).unfilteredResults;

for (const input of inputs.slice(0, 30)) await execute(input);
const times = [];
for (let round = 0; round < 5; ++round) {
  const begin = process.hrtime.bigint();
  for (const input of inputs) await execute(input);
  times.push(Number(process.hrtime.bigint() - begin) / 1000 / inputs.length);
}
times.sort((a, b) => a - b);

let compared = 0;
let known = 0;
let onlyExact = 0;
const different = [];
for (let i = 0; i < Math.min(cases.length, 300); ++i) {
  const answer = JSON.parse(consilium(["advise", "--all", "--guideline", "asco-2023", "--format", "json", "-"], JSON.stringify(cases[i])));
  if (answer.contradictions.length > 0) continue;
  ++compared;
  const results = await execute(inputs[i]);
  for (const r of answer.recommendations) {
    const kleene = results[r.id];
    if (kleene === null) onlyExact += r.status === "possible" ? 0 : 1;
    else if (r.status === (kleene ? "applies" : "excluded")) ++known;
    else different.push({ id: r.id, kleene, status: r.status, facts: cases[i] });
  }
}
console.log(JSON.stringify({ statements: statements.length, microseconds_per_case: times[2], compared, known, onlyExact, different: different.slice(0, 2), differences: different.length }));
process.exitCode = different.length === 0 && compared > 0 ? 0 : 1;
