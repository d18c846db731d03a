#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "report/questions_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  std::vector<std::string> unknown;
  std::string out;
  bool interactive = false;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const inquiry::Survey survey(*base, sources_of(base->content, options.guidelines));
  const std::vector<knowledge::FeatureIndex> set_aside = features_of(base->content, "--unknown", options.unknown);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  if (options.interactive) {
    const advice::Case answered = dialogue(survey, patient, set_aside);
    if (!options.out.empty()) write_file(options.out, exchange::pretty(exchange::case_json(base->content, answered)));
    return;
  }
  const advice::Facts facts = consistent_facts(*base, patient);
  const inquiry::Questions questions = inquiry::questions(survey, facts, set_aside);
  print(shared.json() ? exchange::pretty(exchange::questions_json(*base, patient, questions))
                      : report::questions_text(*base, patient, questions, terminal_style()));
}

}  // namespace

void add_ask(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ask", "What to find out next, and what each answer would settle");
  add_case(*command, options->path);
  add_guidelines(*command, options->guidelines);
  command->add_option("--unknown", options->unknown, "A feature that cannot be found out (may be repeated)")
      ->take_all();
  command->add_flag("-i,--interactive", options->interactive, "Ask the questions one by one");
  command->add_option("--out", options->out, "Where the answered case is written (with -i)")->needs("--interactive");
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium ask examples/pan-03.json\n"
      "  consilium ask -i --out answered.json examples/app-01.json\n"
      "  consilium ask --format json --unknown functioning examples/app-01.json");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
