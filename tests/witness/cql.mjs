// HL7's reference translator compiles the exported libraries, cql-execution runs them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { NamespaceManager, SystemModelInfoProvider } from "@cqframework/cql/cql";
import { CqlTranslator, LibraryManager, ModelManager, createLibrarySourceProvider, stringAsSource } from "@cqframework/cql/cql-to-elm";
import cql from "cql-execution";

/// cql-execution looks into included libraries for a patient only, so it gets one of whom nothing is told.
const somebody = () => {
  const patients = [{ getId: () => "1" }];
  return { currentPatient: () => patients[0] ?? null, nextPatient: () => patients.shift() && null };
};
const forPatient = (elm) => JSON.parse(JSON.stringify(elm).replaceAll('"context":"Unfiltered"', '"context":"Patient"'));

/// The libraries as ELM, by name. Throws with everything that the translator finds, warnings too.
export function translate(program, folder) {
  const files = execFileSync(program, ["export", "cql", "-o", join(folder, "cql")]).toString().trim().split("\n");
  const texts = Object.fromEntries(files.map((file) => [basename(file, ".cql"), readFileSync(file, "utf8")]));
  const modelManager = new ModelManager(new NamespaceManager());
  modelManager.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  const libraryManager = new LibraryManager(modelManager);
  libraryManager.librarySourceLoader.registerProvider(createLibrarySourceProvider((id) => (id in texts ? stringAsSource(texts[id]) : null)));
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const elm = JSON.parse(CqlTranslator.fromText(text, libraryManager).toJson());
      const found = elm.library.annotation.filter((a) => a.errorSeverity);
      if (found.length > 0) throw new Error(found.map((a) => `${name}.cql:${a.startLine}: ${a.message}`).join("\n"));
      return [name, elm];
    }),
  );
}

export const libraryOf = (source) =>
  `Consilium${source.id.split("-").map((part) => part[0].toUpperCase() + part.slice(1)).join("")}`;

export async function cqlExecution(program, witnesses, folder) {
  const elm = translate(program, folder);
  const repository = new cql.Repository(Object.fromEntries(Object.entries(elm).map(([name, library]) => [name, forPatient(library)])));
  const answers = [];
  for (const source of witnesses.sources) {
    const executor = new cql.Executor(new cql.Library(forPatient(elm[libraryOf(source)]), repository));
    const rows = [];
    for (const patient of witnesses.cases) {
      const facts = Object.fromEntries(witnesses.features.map((f, i) => [f.id, patient.facts[i]]));
      const results = (await executor.withParameters(facts).exec(somebody())).patientResults["1"];
      rows.push(source.columns.map((column) => results[column] ?? null));
    }
    answers.push(rows);
  }
  return answers;
}
