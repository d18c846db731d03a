// DuckDB runs the exported views.
import { execFileSync } from "node:child_process";
import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { csv } from "./cases.mjs";
import { readAnswers, viewOf } from "./tables.mjs";

export async function duckdb(program, witnesses, folder) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(execFileSync(program, ["export", "sql", "--dialect", "duckdb"], { maxBuffer: 1 << 26 }).toString());
  writeFileSync(join(folder, "cases.csv"), csv(witnesses));
  await connection.run(`COPY cases FROM '${join(folder, "cases.csv")}' (HEADER, DELIMITER ',', NULLSTR '')`);
  const answers = [];
  for (const source of witnesses.sources) {
    const file = join(folder, "answers.csv");
    await connection.run(`COPY (SELECT * FROM ${viewOf(source)} ORDER BY CAST(id AS INT)) TO '${file}' (HEADER false)`);
    answers.push(readAnswers(readFileSync(file, "utf8"), { true: true, false: false, "": null }));
  }
  return answers;
}
