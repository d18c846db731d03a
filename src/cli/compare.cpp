#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "report/difference_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  std::string intervention;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const auto sources = sources_of(base->content, options.guidelines);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = consistent_facts(*base, patient);
  const advice::Board board = advice::advise(*base, facts, {sources, false, false});
  std::vector<inquiry::Table> tables = inquiry::tables(*base, facts, board, sources);
  if (!options.intervention.empty()) {
    const auto only = intervention_of(base->content, options.intervention);
    tables.erase(std::remove_if(tables.begin(), tables.end(),
                                [&](const inquiry::Table& table) { return table.intervention != only; }),
                 tables.end());
  }
  if (shared.json()) {
    print(exchange::pretty(boost::json::object{{"case", patient.id},
                                               {"interventions", exchange::tables_json(*base, patient, facts, tables)},
                                               {"knowledge", exchange::version_json(*base)}}));
  } else {
    print(report::tables_text(*base, patient, facts, tables, terminal_style()));
  }
}

}  // namespace

void add_compare(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("compare", "Where the sources agree and where they part, and over which facts");
  add_case(*command, options->path);
  add_guidelines(*command, options->guidelines);
  command->add_option("--intervention", options->intervention, "This intervention only");
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium compare examples/pan-03.json\n"
      "  consilium compare --intervention everolimus examples/pan-03.json");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
