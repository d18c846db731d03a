#include "proof/check.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/cli.hpp"
#include "exchange/case_json.hpp"
#include "exchange/suggestion_yaml.hpp"
#include "knowledge/embedded.hpp"
#include "knowledge/figures.hpp"

namespace consilium::cli {
namespace {

std::string json_report(const proof::Report& report) {
  boost::json::array findings;
  for (const proof::Finding& finding : report.findings) {
    findings.push_back({{"file", finding.place.file}, {"line", finding.place.line}, {"what", finding.what}});
  }
  return exchange::pretty({{"findings", std::move(findings)},
                           {"inventory", report.inventory},
                           {"vignettes", report.vignettes},
                           {"thresholds", report.thresholds}});
}

void check(const std::string& directory, Shared& shared) {
  const auto base = knowledge::open(directory);
  const proof::Report report = proof::check(*base, directory);
  if (shared.json()) {
    print(json_report(report));
  } else {
    for (const proof::Finding& finding : report.findings)
      print(fmt::format("{}:{}: {}\n", finding.place.file, finding.place.line, finding.what));
    const knowledge::Content& content = base->content;
    print(fmt::format(
        "{} sources, {} statements, {} studies, {} regimens, {} definitions, {} constraints; {} inventory entries, {} "
        "vignettes, {} "
        "thresholds: {}\n",
        content.sources.size(), content.statements.size(), content.studies.size(), content.regimens.size(),
        content.definitions.size(), content.constraints.size(), report.inventory, report.vignettes, report.thresholds,
        report.findings.empty() ? "no findings" : fmt::format("{} findings", report.findings.size())));
  }
  shared.status = report.findings.empty() ? 0 : 1;
}

// --- coverage ---------------------------------------------------------------------------------

constexpr double kEnough = 95;  ///< per cent

std::string_view word(proof::Side side) {
  switch (side) {
    case proof::Side::Shown:
      return "shown";
    case proof::Side::Missing:
      return "missing";
    case proof::Side::Impossible:
      return "cannot decide alone";
  }
  return {};
}

/// The name of a suggested vignette says what it is for.
std::string name_of(const proof::Atom& atom, std::size_t suggestion) {
  const bool when_true = atom.when_true == proof::Side::Missing && suggestion == 0;
  return fmt::format("{}: {} {}", atom.owner, atom.text, when_true ? "holds" : "does not hold");
}

boost::json::value coverage_json(const knowledge::Base& base, const proof::Coverage& coverage,
                                 const knowledge::Figures& figures) {
  boost::json::array atoms;
  for (const proof::Atom& atom : coverage.atoms) {
    boost::json::array suggestions;
    for (std::size_t i = 0; i < atom.suggestions.size(); ++i) {
      suggestions.emplace_back(exchange::suggestion_yaml(base, name_of(atom, i), atom.suggestions[i]));
    }
    atoms.push_back({{"file", atom.place.file},
                     {"line", atom.place.line},
                     {"owner", atom.owner},
                     {"atom", atom.text},
                     {"when_true", word(atom.when_true)},
                     {"when_false", word(atom.when_false)},
                     {"suggestions", std::move(suggestions)}});
  }
  return boost::json::object{{"statements", coverage.statements},
                             {"applied", coverage.applied},
                             {"excluded", coverage.excluded},
                             {"sides", coverage.sides},
                             {"shown", coverage.shown},
                             {"impossible", coverage.impossible},
                             {"percent", coverage.percent()},
                             {"diagrams",
                              {{"decisions", base.decisions.size()},
                               {"nodes", base.diagrams.size()},
                               {"median", figures.median},
                               {"largest", figures.largest},
                               {"largest_statement", base.content.statements[figures.largest_statement].id}}},
                             {"atoms", std::move(atoms)}};
}

void coverage_text(const knowledge::Base& base, const proof::Coverage& coverage, const knowledge::Figures& figures) {
  for (const proof::Atom& atom : coverage.atoms) {
    if (atom.when_true == proof::Side::Missing || atom.when_false == proof::Side::Missing) {
      print(fmt::format("{}:{}: {}: {} (true: {}, false: {})\n", atom.place.file, atom.place.line, atom.owner,
                        atom.text, word(atom.when_true), word(atom.when_false)));
    }
    for (std::size_t i = 0; i < atom.suggestions.size(); ++i) {
      print(exchange::suggestion_yaml(base, name_of(atom, i), atom.suggestions[i]));
    }
  }
  bool titled = false;
  for (const proof::Atom& atom : coverage.atoms) {
    for (const auto& [side, what] : {std::pair(atom.when_true, "true"), std::pair(atom.when_false, "false")}) {
      if (side != proof::Side::Impossible) continue;
      if (!titled) print("Cannot decide alone: the constraints or the rest of the condition settle it already.\n");
      titled = true;
      print(fmt::format("  {}: {} {}\n", atom.owner, atom.text, what));
    }
  }
  print(fmt::format("Statements: {} of {} applied, {} excluded.\n", coverage.applied, coverage.statements,
                    coverage.excluded));
  print(fmt::format("Atoms: {} of {} sides shown to decide ({:.1f} %), {} cannot decide alone.\n", coverage.shown,
                    coverage.sides, coverage.percent(), coverage.impossible));
  print(fmt::format("Diagrams: {} decisions, {} nodes; a statement has {} (median), at most {} ({}).\n",
                    base.decisions.size(), base.diagrams.size(), figures.median, figures.largest,
                    base.content.statements[figures.largest_statement].id));
}

void coverage(const std::string& directory, Shared& shared) {
  const auto base = knowledge::open(directory);
  const proof::Coverage coverage = proof::coverage(*base, proof::load_vignettes(base->content, directory));
  const knowledge::Figures figures = knowledge::figures(*base);
  if (shared.json()) {
    print(exchange::pretty(coverage_json(*base, coverage, figures)));
  } else {
    coverage_text(*base, coverage, figures);
  }
  const bool all = coverage.applied == coverage.statements && coverage.excluded == coverage.statements;
  shared.status = all && coverage.percent() >= kEnough ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Shared& shared) {
  auto directory = std::make_shared<std::string>("knowledge");
  CLI::App* command = app.add_subcommand("check", "Is a knowledge folder sound, complete and tested?");
  command->add_option("DIR", *directory, "The knowledge folder")->check(CLI::ExistingDirectory)->capture_default_str();
  auto covered = std::make_shared<bool>(false);
  command->add_flag("--coverage", *covered,
                    "Instead: is every atom of every condition shown to decide, and which vignette would show it?");
  add_format(*command, shared);
  command->footer(
      "Checks types, units, values, ranges and references; that constraints and statements can be satisfied, that no\n"
      "definition is unused, that every entry of the inventories is there, that every vignette gets the expected "
      "answer,\n"
      "and that every statement and threshold has its vignettes. Exit status 1 when there are findings; with "
      "--coverage\n"
      "when a statement never applied or was never excluded, or when less than 95 % is shown.\n\n"
      "Examples:\n"
      "  consilium check knowledge\n"
      "  consilium check --coverage knowledge");
  command->callback(
      [directory, covered, &shared] { *covered ? coverage(*directory, shared) : check(*directory, shared); });
}

}  // namespace consilium::cli
