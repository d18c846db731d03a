// The grammar of Spark SQL reads the exported views. (The engine itself is not among what the tests can install.)
import { execFileSync } from "node:child_process";
import { createJiti } from "jiti";

// Its modules name each other as only bundlers resolve them.
const { SparkSQL } = await createJiti(import.meta.url).import("dt-sql-parser");

export function sparkSyntax(program) {
  const script = execFileSync(program, ["export", "sql", "--dialect", "spark"], { maxBuffer: 1 << 26 }).toString();
  const errors = new SparkSQL().validate(script);
  if (errors.length > 0) throw new Error(errors.slice(0, 5).map((e) => `${e.startLine}:${e.startColumn}: ${e.message}`).join("\n"));
  const views = script.match(/^CREATE OR REPLACE VIEW/gm).length;
  return `spark: the grammar reads all ${views} views`;
}
