#include <fmt/format.h>

#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"
#include "exchange/show_json.hpp"
#include "report/show_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::vector<std::string> names;
  bool list = false;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  if (options.list) {
    for (const std::string& name : report::shown_names(*base)) print(name + '\n');
    return;
  }
  if (options.names.empty()) {
    print(shared.json() ? exchange::pretty(exchange::contents_json(*base))
                        : report::contents_text(*base, terminal_style()));
    return;
  }
  for (const std::string& name : options.names) {
    std::string text = report::show_text(*base, name, terminal_style());
    if (text.empty()) {
      throw diagnostics::InputError(diagnostics::about("show",
                                                       fmt::format("nothing is called {}", diagnostics::quoted(name)),
                                                       diagnostics::suggest(name, report::shown_names(*base), false)));
    }
    if (shared.svg()) {
      const auto figure = report::shown_figure(*base, name);
      if (!figure) {
        throw diagnostics::InputError(
            diagnostics::about("show", fmt::format("there is no figure of {}", diagnostics::quoted(name)),
                               "a figure is of a study, an intervention or `evidence`"));
      }
      print(report::figure_svg(*figure));
    } else {
      print(shared.json() ? exchange::pretty(exchange::show_json(*base, name)) : text);
    }
  }
}

}  // namespace

void add_show(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("show", "A source, statement, study, intervention, feature, concept or constraint");
  command->add_option("NAME", options->names, "Ids or names; without any, what there is");
  command->add_flag("--names", options->list, "List every id and name, one a line");
  add_format(*command, shared, {"text", "json", "svg"});
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium show\n"
      "  consilium show asco-2023\n"
      "  consilium show netter-2\n"
      "  consilium show prrt --format svg\n"
      "  consilium show prrt ki67_percent \"Progressed on SSA\"");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
