#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/studies.hpp"
#include "report/evidence_text.hpp"
#include "report/figure.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::string intervention;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  std::optional<knowledge::InterventionIndex> only;
  if (!options.intervention.empty()) only = intervention_of(base->content, options.intervention);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = consistent_facts(*base, patient);
  const std::vector<inquiry::StudyMatch> matches = inquiry::studies(*base, facts);
  if (shared.svg()) {
    const auto studies = report::studies_like(*base, matches, only);
    print(report::figure_svg(report::figure(base->content, studies, only)));
  } else {
    print(shared.json() ? exchange::pretty(exchange::evidence_json(*base, patient, facts, matches, only))
                        : report::evidence_text(*base, patient, facts, matches, only, terminal_style()));
  }
}

}  // namespace

void add_evidence(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("evidence", "Which studies had patients like this one, and what they found");
  add_case(*command, options->path);
  command->add_option("--intervention", options->intervention, "Only studies of this intervention");
  add_format(*command, shared, {"text", "json", "svg"});
  add_knowledge(*command, shared);
  command->footer(
      "The figure shows the studies that the patient belongs to or may belong to; it neither pools nor ranks.\n"
      "Examples:\n"
      "  consilium evidence examples/pan-03.json\n"
      "  consilium evidence --intervention prrt examples/pan-03.json\n"
      "  consilium evidence --format svg examples/pan-03.json > figure.svg");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
