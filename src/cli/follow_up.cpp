#include <chrono>

#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "report/follow_up_text.hpp"

namespace consilium::cli {
namespace {

constexpr unsigned kMostYears = 50;

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  unsigned years = inquiry::kFollowUpYears;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const std::vector<knowledge::SourceIndex> sources = sources_of(base->content, options.guidelines);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = consistent_facts(*base, patient);
  const inquiry::FollowUp plan = inquiry::follow_up(*base, patient, facts, sources, options.years);
  if (shared.format == "ics") {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    print(exchange::calendar(*base, patient, plan, now));
  } else {
    print(shared.json() ? exchange::pretty(exchange::follow_up_json(*base, patient, facts, plan))
                        : report::follow_up_text(*base, patient, facts, plan, terminal_style()));
  }
}

}  // namespace

void add_follow_up(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("follow-up", "When the patient comes back, by every source; also a calendar");
  add_case(*command, options->path);
  add_guidelines(*command, options->guidelines);
  command->add_option("--years", options->years, "List dates that can fall within so many years")
      ->check(CLI::Range(1U, kMostYears))
      ->capture_default_str();
  add_format(*command, shared, {"text", "json", "ics"});
  add_knowledge(*command, shared);
  command->footer(
      "Dates are counted from the end of a treatment where the source does so and the case gives it, else from "
      "`as_of`.\n"
      "Examples:\n"
      "  consilium follow-up examples/pan-03.json\n"
      "  consilium follow-up --years 5 --guideline nanets-2023 CASE.json\n"
      "  consilium follow-up --format ics CASE.json > follow-up.ics");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
