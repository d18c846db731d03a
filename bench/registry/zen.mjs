// What GoRules ZEN takes for the conditions of all statements. Usage: node zen.mjs CONSILIUM WITNESS_CASES CASES.csv COUNT;
// prints one JSON object. Every answer of the measured run is held against what cql-execution says, and one that differs
// ends it. It takes some hundred cases to notice a < for a <=.
//
// The expressions come from the tree that the reference translator makes of the exported CQL. ZEN has no third truth value,
// and null in a comparison ends the whole decision. So a condition is two expressions, when it is certainly true and when it
// is certainly false, and its answer is null where it is neither. "Grade 2" and ki67_percent > 5 becomes
//
//   ($.c4 == true and (ki67_percent != null and ki67_percent > 5)) ? true
//     : ($.c4 == false or (ki67_percent != null and ki67_percent <= 5)) ? false : null
import assert from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readCases } from "../../tests/witness/cases.mjs";
import { cqlExecution, libraryOf, translate } from "../../tests/witness/cql.mjs";
import { firstCases } from "./cases.mjs";

const installed = createRequire(resolve(import.meta.dirname, "../../tests/witness/package.json"));
const { ZenDecisionContent, ZenEngine } = installed("@gorules/zen-engine");

/// Each comparison, and what holds of a known value where it does not.
const comparisons = { Equal: ["==", "!="], Less: ["<", ">="], LessOrEqual: ["<=", ">"], Greater: [">", "<="], GreaterOrEqual: [">=", "<"] };

/// The trees of all definitions, by "library.name"; as such they also name each other.
function definitionsOf(elm) {
  const definitions = {};
  for (const [library, { library: { includes, statements } }] of Object.entries(elm)) {
    const paths = Object.fromEntries((includes?.def ?? []).map((i) => [i.localIdentifier, i.path]));
    const whole = (_, node) =>
      node?.type === "ExpressionRef" ? { ...node, name: `${paths[node.libraryName] ?? library}.${node.name}` } : node;
    for (const { name, expression } of JSON.parse(JSON.stringify(statements?.def ?? []), whole)) definitions[`${library}.${name}`] = expression;
  }
  return definitions;
}

/// The rows of an expression node. What definitions share has a row of its own, before those that use it.
class Rows {
  expressions = [];
  #definitions;
  #keys = new Map();

  constructor(elm) {
    this.#definitions = definitionsOf(elm);
  }

  add(key, value) {
    this.expressions.push({ id: key, key, value });
  }

  /// The whole expression of a definition.
  of(name) {
    const node = this.#definitions[name];
    if (["ExpressionRef", "ParameterRef", "If"].includes(node.type)) return this.#value(node);
    return `${this.#certainly(true, node)} ? true : ${this.#certainly(false, node)} ? false : null`;
  }

  #reference(name) {
    if (!this.#keys.has(name)) {
      const expression = this.of(name);
      this.#keys.set(name, `c${this.#keys.size}`);
      this.add(this.#keys.get(name), expression);
    }
    return `$.${this.#keys.get(name)}`;
  }

  #value(node) {
    switch (node.type) {
      case "ExpressionRef":
        return this.#reference(node.name);
      case "ParameterRef":
        return node.name;
      case "Literal":
        return node.valueType.endsWith("}String") ? JSON.stringify(node.value) : node.value;
      case "ToDecimal":
        return this.#value(node.operand);
      case "If": // as in CQL, an unknown condition is not met
        return `${this.#certainly(true, node.condition)} ? ${this.#value(node.then)} : ${this.#value(node.else)}`;
      default:
        throw new Error(`${node.type} at ${node.locator} has no translation to ZEN`);
    }
  }

  #certainly(answer, node) {
    const every = (word) => `(${node.operand.map((operand) => this.#certainly(answer, operand)).join(` ${word} `)})`;
    switch (node.type) {
      case "And":
        return every(answer ? "and" : "or");
      case "Or":
        return every(answer ? "or" : "and");
      case "Not":
        return this.#certainly(!answer, node.operand);
      case "Coalesce": {
        const [operand, assumed] = node.operand;
        return this.#value(assumed) === String(answer) ? `not(${this.#certainly(!answer, operand)})` : this.#certainly(answer, operand);
      }
      default: {
        if (!(node.type in comparisons)) return `${this.#value(node)} == ${answer}`;
        const [left, right] = node.operand.map((operand) => this.#value(operand));
        const operator = comparisons[node.type][answer ? 0 : 1];
        const test = `${left} ${operator} ${right}`;
        return operator === "==" ? test : `(${left} != null and ${test})`; // null may be asked whether it equals something
      }
    }
  }
}

const [program, casesProgram, file, count] = process.argv.slice(2);
const { features, sources } = readCases(casesProgram, 1, 1);
// the statements alone: the names of options and stances have spaces
for (const source of sources) source.columns = source.columns.filter((name) => !name.includes(" "));
const cases = firstCases(file, count, features);
const contexts = cases.map(({ facts }) => Object.fromEntries(features.map((f, i) => [f.id, facts[i]])));

const folder = mkdtempSync(join(tmpdir(), "consilium-bench-"));
try {
  const rows = new Rows(translate(program, folder));
  // A row takes ZEN longer than most conditions do: with a list for each source it is twice as fast as with a row for each statement.
  for (const source of sources) {
    rows.add(source.id, `[${source.columns.map((name) => rows.of(`${libraryOf(source)}.${name}`)).join(", ")}]`);
  }
  // compiled once, as its documentation advises
  const decision = new ZenEngine().createDecision(new ZenDecisionContent({
    nodes: [
      { id: "case", name: "case", type: "inputNode" },
      { id: "conditions", name: "conditions", type: "expressionNode", content: { expressions: rows.expressions } },
      { id: "answers", name: "answers", type: "outputNode" },
    ],
    edges: [
      { id: "in", type: "edge", sourceId: "case", targetId: "conditions" },
      { id: "out", type: "edge", sourceId: "conditions", targetId: "answers" },
    ],
  }));
  const answers = async (some) => {
    const results = [];
    for (const context of some) results.push((await decision.evaluate(context)).result);
    return results;
  };

  await answers(contexts.slice(0, 100));
  const before = process.cpuUsage();
  const said = await answers(contexts);
  const { user, system } = process.cpuUsage(before);

  const expected = await cqlExecution(program, { features, sources, cases }, folder);
  sources.forEach(({ id, columns }, s) => cases.forEach((_, i) => columns.forEach((name, k) => {
    assert.strictEqual(said[i][id][k], expected[s][i][k], `${name} for case ${i + 1}`);
  })));
  const statements = sources.flatMap((source) => source.columns).length;
  console.log(JSON.stringify({ cases_per_second: (1e6 * cases.length) / (user + system), cases: cases.length, statements }));
} finally {
  rmSync(folder, { recursive: true });
}
