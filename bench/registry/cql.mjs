// What cql-execution takes to run all exported libraries. Usage: node cql.mjs CONSILIUM WITNESS_CASES CASES.csv COUNT;
// prints one JSON object. Translating is in the time of few cases as in that of many, so their difference is running.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCases } from "../../tests/witness/cases.mjs";
import { cqlExecution } from "../../tests/witness/cql.mjs";
import { firstCases } from "./cases.mjs";

const [program, casesProgram, file, count] = process.argv.slice(2);
const witnesses = readCases(casesProgram, 1, 1);
const cases = firstCases(file, count, witnesses.features);

const folder = mkdtempSync(join(tmpdir(), "consilium-bench-"));
/// Of the processor: all of it runs on one.
const seconds = async (some) => {
  const before = process.cpuUsage();
  await cqlExecution(program, { ...witnesses, cases: some }, folder);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
try {
  const few = cases.slice(0, Math.ceil(cases.length / 10));
  await seconds(few);
  const some = await seconds(few);
  const all = await seconds(cases);
  console.log(JSON.stringify({ cases_per_second: (cases.length - few.length) / (all - some) }));
} finally {
  rmSync(folder, { recursive: true });
}
