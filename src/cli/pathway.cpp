#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "report/report.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  std::size_t depth = 3;
  std::size_t width = 3;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const inquiry::PathwayRequest request{options.depth, options.width, sources_of(base->content, options.guidelines)};
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  (void)consistent_facts(*base, patient);
  const inquiry::Pathway pathway = inquiry::pathway(*base, patient, request);
  if (shared.format == "svg") {
    print(report::pathway_svg(*base, patient, pathway));
  } else {
    print(shared.json() ? exchange::pretty(exchange::pathway_json(*base, patient, pathway))
                        : report::pathway_text(*base, patient, pathway, terminal_style()));
  }
}

}  // namespace

void add_pathway(CLI::App& app, Shared& shared) {
  constexpr std::size_t kDeepest = 6;
  constexpr std::size_t kWidest = 20;
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("pathway", "What the sources say after progression on each treatment they are for");
  add_case(*command, options->path);
  command->add_option("--depth", options->depth, "Progressions to look beyond")
      ->check(CLI::Range(std::size_t{1}, kDeepest))
      ->capture_default_str();
  command->add_option("--width", options->width, "Treatments that are followed at each step; the others are named")
      ->check(CLI::Range(std::size_t{1}, kWidest))
      ->capture_default_str();
  add_guidelines(*command, options->guidelines);
  add_format(*command, shared, {"text", "json", "svg"});
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium pathway --depth 2 examples/si-02.json\n"
      "  consilium pathway --guideline asco-2023 --format svg examples/si-02.json > pathway.svg");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
