#include "advice/changes.hpp"
#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "report/difference_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> changes;
  std::vector<std::string> guidelines;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const auto sources = sources_of(base->content, options.guidelines);
  const advice::Case before = exchange::read_case_file(base->content, options.path);
  const document::Document changes = exchange::parse_assignments(options.changes);
  const advice::Case after = advice::changed(base->content, before, changes, changes.root);
  const advice::Facts facts = consistent_facts(*base, after, "the changed case");
  const advice::Board board_before = advice::advise(*base, consistent_facts(*base, before), {sources, false, false});
  const advice::Board board_after = advice::advise(*base, facts, {sources, true, true});
  const inquiry::Difference difference = inquiry::difference(*base, board_before, board_after);
  if (shared.json()) {
    boost::json::object out{{"case", before.id}, {"changed", exchange::case_json(base->content, after)}};
    for (auto& [key, value] : exchange::difference_json(*base, difference)) out[key] = std::move(value);
    out["knowledge"] = exchange::version_json(*base);
    print(exchange::pretty(out));
  } else {
    print(report::difference_text(*base, after, facts, board_after, difference, terminal_style()));
  }
}

}  // namespace

void add_what_if(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("what-if", "What other facts would change");
  add_case(*command, options->path);
  command
      ->add_option("KEY=VALUE", options->changes,
                   "A fact in place of the case's own; a value of a case, a range such as 3-20 or '>20', or unknown")
      ->required();
  add_guidelines(*command, options->guidelines);
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium what-if examples/pan-03.json ki67_percent=25 reported_grade=g3\n"
      "  consilium what-if examples/pan-03.json sstr_positive=unknown 'liver_lesion_count=>5'\n"
      "  consilium what-if examples/pan-03.json 'treatments=[{intervention: prrt, outcome: progression}]'");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
