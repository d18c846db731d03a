#include "advice/board.hpp"
#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "report/report.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::string feature;
  std::vector<std::string> guidelines;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const auto sources = sources_of(base->content, options.guidelines);
  const knowledge::FeatureIndex feature = features_of(base->content, "--feature", {options.feature}).front();
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  if (advice::decide(*base, inquiry::facts_beside(*base, patient, feature)).empty()) {
    (void)consistent_facts(*base, patient);  // says what contradicts what
  }
  const inquiry::Sensitivity along = inquiry::sensitivity(*base, patient, feature, sources);
  if (shared.format == "svg") {
    print(report::sensitivity_svg(*base, patient, along));
  } else {
    print(shared.json() ? exchange::pretty(exchange::sensitivity_json(*base, patient, along))
                        : report::sensitivity_text(*base, patient, along, terminal_style()));
  }
}

}  // namespace

void add_sensitivity(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("sensitivity", "Where the answers change along the whole range of one feature");
  add_case(*command, options->path);
  command->add_option("--feature", options->feature, "The feature that takes every value")->required();
  add_guidelines(*command, options->guidelines);
  add_format(*command, shared, {"text", "json", "svg"});
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium sensitivity --feature mitoses_per_2mm2 examples/gas-01.json\n"
      "  consilium sensitivity --feature ki67_percent --format svg examples/gas-01.json > ki67.svg\n"
      "A measured value may be a range in the case: {\"ki67_percent\": {\"min\": 18, \"max\": 24}}.");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
