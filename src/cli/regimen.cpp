#include <fmt/format.h>

#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/dosing.hpp"
#include "report/regimen_text.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string id;
  std::string path;
  std::optional<double> height_cm;
  std::optional<double> weight_kg;
};

const knowledge::Regimen& regimen_of(const knowledge::Content& content, const std::string& id) {
  if (const auto index = content.regimen(id)) return content.regimens[*index];
  std::vector<std::string> known;
  for (const knowledge::Regimen& regimen : content.regimens) known.push_back(regimen.id);
  throw diagnostics::InputError(diagnostics::about("regimen", fmt::format("{} is no regimen", diagnostics::quoted(id)),
                                                   diagnostics::suggest(id, known)));
}

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const knowledge::Regimen& regimen = regimen_of(base->content, options.id);
  report::RegimenFor whom;
  if (options.height_cm) whom.person = inquiry::Person{*options.height_cm, *options.weight_kg};
  if (!options.path.empty()) {
    const advice::Facts facts = consistent_facts(*base, exchange::read_case_file(base->content, options.path));
    whom.met = inquiry::contraindications(*base, facts, *base->content.regimen(options.id));
  }
  if (shared.json()) {
    print(exchange::pretty(exchange::regimen_json(*base, regimen, whom)));
    return;
  }
  report::Text text(terminal_style());
  report::regimen_text(*base, regimen, whom, text);
  text.gap();
  text.paragraph("", base->content.notice);
  print(text.str());
}

}  // namespace

void add_regimen(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("regimen", "How a treatment is given: doses for one person, intervals, toxicities");
  command->add_option("REGIMEN", options->id, "Id of a regimen: captem, prrt, everolimus, …")->required();
  CLI::Option* height = command->add_option("--height", options->height_cm, "In centimetres")
                            ->check(CLI::Range(inquiry::kSmallest.height_cm, inquiry::kLargest.height_cm));
  command->add_option("--weight", options->weight_kg, "In kilograms")
      ->check(CLI::Range(inquiry::kSmallest.weight_kg, inquiry::kLargest.weight_kg))
      ->needs(height);
  height->needs(command->get_option("--weight"));
  command->add_option("--case", options->path, "A case as JSON: which stated contraindications does it meet?");
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Every number is one that a document states; what depends on body surface is computed by two formulas.\n"
      "Examples:\n"
      "  consilium regimen captem --height 172 --weight 70\n"
      "  consilium regimen platinum_etoposide --case examples/pan-03.json\n"
      "  consilium regimen --format json prrt");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
