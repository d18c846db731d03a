// The road from FHIR to the views: the view definitions of examples/at-scale over its resources (FHIRPath by npm fhirpath),
// its cases.sql, the exported views, all in DuckDB; and the answers are those of `advise` on the same facts.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4/index.js";
import { viewOf } from "./tables.mjs";

const example = fileURLToPath(new URL("../../examples/at-scale", import.meta.url));
const key = { fn: (inputs) => inputs.map((x) => x.id ?? x.data?.id), arity: { 0: [] } };
const referenceKey = { fn: (inputs) => inputs.map((x) => (x.reference ?? x.data?.reference).split("/")[1]), arity: { 0: [], 1: ["TypeSpecifier"] } };
const options = { userInvocationTable: { getResourceKey: key, getReferenceKey: referenceKey } };
const evaluate = (resource, path) => fhirpath.evaluate(resource, path, {}, r4, options);

/// The rows of a view definition with one select and no nesting: all that the example needs.
function rows(view, resources) {
  return resources
    .filter((r) => r.resourceType === view.resource && (view.where ?? []).every((w) => evaluate(r, w.path)[0] === true))
    .map((r) => view.select[0].column.map((c) => {
      const found = evaluate(r, c.path);
      if (found.length > 1) throw new Error(`${view.name}.${c.name} has ${found.length} values`);
      return found.length === 0 ? "" : String(found[0]);
    }));
}

export async function fhir(program, folder) {
  const resources = readFileSync(join(example, "resources.ndjson"), "utf8").trim().split("\n").map(JSON.parse);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const query = async (sql) => (await connection.run(sql)).getRowObjects();
  for (const file of readdirSync(example).filter((name) => name.endsWith(".view.json"))) {
    const view = JSON.parse(readFileSync(join(example, file), "utf8"));
    const columns = view.select[0].column;
    const path = join(folder, `${view.name}.csv`);
    writeFileSync(path, [columns.map((c) => c.name), ...rows(view, resources)].map((r) => r.join(",") + "\n").join(""));
    const types = { decimal: "DOUBLE", integer: "INTEGER" };
    await connection.run(`CREATE TABLE ${view.name} (${columns.map((c) => `${c.name} ${types[c.type] ?? "VARCHAR"}`).join(", ")})`);
    await connection.run(`COPY ${view.name} FROM '${path}' (HEADER, NULLSTR '')`);
  }
  await connection.run(execFileSync(program, ["export", "sql", "--dialect", "duckdb"], { maxBuffer: 1 << 26 }).toString());
  await connection.run(readFileSync(join(example, "cases.sql"), "utf8"));
  const cases = await query("SELECT * FROM cases ORDER BY id");
  if (cases.map((c) => c.id).join() !== "a,b,c") throw new Error(`the cases are ${cases.map((c) => c.id)}`);
  let known = 0;
  for (const stated of cases) {
    const facts = Object.fromEntries(Object.entries(stated).filter(([name, value]) => value !== null && name !== "id"));
    const answer = JSON.parse(execFileSync(program, ["advise", "--all", "--format", "json", "-"], { input: JSON.stringify(facts), maxBuffer: 1 << 26 }));
    const status = Object.fromEntries(answer.recommendations.map((r) => [r.id, r.status]));
    for (const source of new Set(answer.recommendations.map((r) => r.source))) {
      const [row] = await query(`SELECT * FROM ${viewOf({ id: source })} WHERE id = '${stated.id}'`);
      for (const [name, value] of Object.entries(row)) {
        if (!(name in status) || value === null) continue;
        if (status[name] !== (value ? "applies" : "excluded")) throw new Error(`${name} of ${stated.id} is ${value}, not ${status[name]}`);
        known += 1;
      }
    }
  }
  if (cases[0].ki67_percent !== 16 || cases[1].ecog !== null) throw new Error("the latest valid value is not taken");
  if (known < 300) throw new Error(`the views know only ${known} answers`);
  return `fhir: ${cases.length} patients from ${resources.length} resources, ${known} answers of the views are those of advise`;
}
