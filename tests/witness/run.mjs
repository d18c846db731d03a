// Holds another engine against exact reasoning: node run.mjs ENGINE CONSILIUM WITNESS_CASES COUNT [SEED]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, readCases } from "./cases.mjs";

const [engine, program, casesProgram, count, seed = "1"] = process.argv.slice(2);
const engines = {
  cql: async () => (await import("./cql.mjs")).cqlExecution,
  duckdb: async () => (await import("./duckdb.mjs")).duckdb,
  postgresql: async () => (await import("./postgresql.mjs")).postgresql,
};
const folder = mkdtempSync(join(tmpdir(), "consilium-witness-"));
try {
  if (engine === "fhir") {
    console.log(await (await import("./fhir.mjs")).fhir(program, folder));
  } else if (engine === "spark") {
    console.log((await import("./spark.mjs")).sparkSyntax(program));
  } else {
    const witnesses = readCases(casesProgram, count, seed);
    const run = await engines[engine]();
    console.log(compare(witnesses, await run(program, witnesses, folder), engine));
  }
} finally {
  rmSync(folder, { recursive: true });
}
