#include "advice/advice.hpp"
#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "report/board_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  bool all = false;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const advice::Request request{sources_of(base->content, options.guidelines), options.all, true};
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = advice::facts_of(*base, patient);
  const advice::Board board = advice::advise(*base, facts, request);
  print(shared.json() ? exchange::pretty(exchange::answer_json(*base, patient, facts, board))
                      : report::board_text(*base, patient, facts, board, terminal_style()));
}

}  // namespace

void add_advise(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("advise", "What every source says about one case, and why");
  add_case(*command, options->path);
  add_guidelines(*command, options->guidelines);
  command->add_flag("--all", options->all, "List the statements that do not apply, too, and what rules them out");
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium advise examples/pan-03.json\n"
      "  consilium advise --guideline asco-2023 --all examples/si-02.json\n"
      "  echo '{\"primary_site\": \"pancreas\"}' | consilium advise --format json -");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
