// What DuckDB takes to load a registry and to run the exported views on it, their answers kept as tables.
// Usage: node duckdb.mjs CONSILIUM CASES.csv THREADS MOST_CASES; prints one JSON object: the
// times to load the whole file and to answer for the first cases of it, and how many those are.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [program, file, threads, most] = process.argv.slice(2);
const installed = createRequire(resolve(import.meta.dirname, "../../tests/witness/package.json"));
const { DuckDBInstance } = installed("@duckdb/node-api");

const connection = await (await DuckDBInstance.create(":memory:", { threads })).connect();
await connection.run(execFileSync(program, ["export", "sql", "--dialect", "duckdb"], { maxBuffer: 1 << 26 }).toString());

/// Wall clock and processor time, in seconds.
const measured = async (sql) => {
  const begin = process.hrtime.bigint();
  const before = process.cpuUsage();
  await connection.run(sql);
  const { user, system } = process.cpuUsage(before);
  return [Number(process.hrtime.bigint() - begin) / 1e9, (user + system) / 1e6];
};
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows();

await connection.run("CREATE TABLE whole AS FROM cases");
const load = await measured(`COPY whole FROM '${file}' (HEADER, DELIMITER ',', NULLSTR '')`);
const [[loaded]] = await rows("SELECT CAST(count(*) AS INT) FROM whole");
await connection.run(`INSERT INTO cases FROM whole LIMIT ${most}`);
const [[cases]] = await rows("SELECT CAST(count(*) AS INT) FROM cases");

// as here: all statements and nothing else; the columns of their options and of interventions have blanks in their names
const sources = await rows("SELECT DISTINCT source FROM consilium_option");
let statements = 0;
let views = [0, 0];
for (const [source] of sources) {
  const view = `consilium_${source.replaceAll("-", "_")}`;
  const names = (await rows(`SELECT column_name FROM (DESCRIBE ${view})`)).map(([name]) => name);
  const columns = names.filter((name) => name !== "id" && !name.includes(" ")).map((name) => `"${name}"`);
  statements += columns.length;
  const more = await measured(`CREATE TEMP TABLE answers AS SELECT ${columns.join(", ")} FROM ${view}`);
  views = views.map((time, i) => time + more[i]);
  await connection.run("DROP TABLE answers");
}
console.log(JSON.stringify({ load, loaded, views, cases, statements }));
