#include <fmt/format.h>

#include <algorithm>

#include "advice/decisions.hpp"
#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "report/report.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::string statement;
  std::string intervention;
  std::string stance = "for";
  std::string to;
  std::vector<std::string> guidelines;
};

std::vector<inquiry::Target> targets(const knowledge::Base& base, const Options& options) {
  const knowledge::Content& content = base.content;
  if (!options.statement.empty()) {
    const auto index = content.statement(options.statement);
    if (index) return {inquiry::target_of(base, *index)};
    std::vector<std::string> ids;
    for (const knowledge::Statement& statement : content.statements) ids.push_back(statement.id);
    throw diagnostics::InputError(
        diagnostics::about("--statement", fmt::format("{} is no statement", diagnostics::quoted(options.statement)),
                           diagnostics::suggest(options.statement, ids, false)));
  }
  const auto sources = sources_of(content, options.guidelines);
  const auto intervention = content.intervention(options.intervention);
  if (!intervention) {
    throw diagnostics::InputError(diagnostics::about(
        "--intervention", fmt::format("{} is no intervention", diagnostics::quoted(options.intervention)),
        diagnostics::suggest(options.intervention, content.intervention_ids(), false)));
  }
  const auto& stances = knowledge::stance_words();
  const auto stance =
      static_cast<knowledge::Stance>(std::find(stances.begin(), stances.end(), options.stance) - stances.begin());
  auto out = inquiry::targets_of(base, *intervention, stance, sources);
  if (out.empty()) {
    throw diagnostics::InputError(
        diagnostics::about("--stance",
                           fmt::format("no such source is ever {} {}", diagnostics::quoted(options.stance),
                                       diagnostics::quoted(options.intervention)),
                           fmt::format("`consilium show {}` says who says what", options.intervention)));
  }
  return out;
}

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const std::vector<inquiry::Target> asked = targets(*base, options);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = consistent_facts(*base, patient);
  advice::Decisions decisions(*base, facts);
  boost::json::array answers;
  std::string text;
  for (const inquiry::Target& target : asked) {
    const bool value =
        options.to.empty() ? decisions.of(target.decision) != advice::Status::Applies : options.to == "applies";
    const inquiry::Nearest nearest = inquiry::nearest(*base, facts, target.decision, value);
    if (shared.json()) {
      answers.push_back(exchange::nearest_json(*base, target, value, nearest));
    } else {
      if (!text.empty()) text += '\n';
      text += report::nearest_text(*base, patient, facts, target, value, nearest, terminal_style());
    }
  }
  if (shared.json()) {
    text = exchange::pretty(boost::json::object{
        {"case", patient.id}, {"answers", std::move(answers)}, {"knowledge", exchange::version_json(*base)}});
  }
  print(text);
}

}  // namespace

void add_nearest(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("nearest", "The fewest facts that would have to be other for an answer to flip");
  add_case(*command, options->path);
  CLI::Option_group* what = command->add_option_group("what", "The answer that flips");
  CLI::Option* statement = what->add_option("--statement", options->statement, "A statement, by its id");
  CLI::Option* intervention =
      what->add_option("--intervention", options->intervention, "What each source says about an intervention");
  what->require_option(1);
  command->add_option("--stance", options->stance, "Of the sources on the intervention")
      ->check(CLI::IsMember(knowledge::stance_words()))
      ->capture_default_str()
      ->excludes(statement);
  command->add_option("--source", options->guidelines, "Ask this source only (may be repeated)")
      ->take_all()
      ->needs(intervention);
  command->add_option("--to", options->to, "What it is to become; otherwise the other of what it is")
      ->check(CLI::IsMember({"applies", "excluded"}));
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium nearest --statement asco-3.4-prrt examples/pan-06.json\n"
      "  consilium nearest --intervention prrt --stance for --source asco-2023 examples/pan-06.json\n"
      "  consilium nearest --statement asco-3.4-prrt --to excluded examples/pan-03.json");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
