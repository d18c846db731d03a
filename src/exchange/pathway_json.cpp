#include "exchange/pathway_json.hpp"

#include "advice/dates.hpp"
#include "exchange/answer_json.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using inquiry::Choice;

json::array interventions(const knowledge::Content& content, const std::vector<knowledge::InterventionIndex>& list) {
  json::array out;
  for (const auto index : list) out.emplace_back(content.interventions[index].id);
  return out;
}

json::array sources(const knowledge::Content& content, const std::vector<knowledge::SourceIndex>& list) {
  json::array out;
  for (const auto index : list) out.emplace_back(content.sources[index].id);
  return out;
}

std::string_view word(Choice::Followed followed) {
  switch (followed) {
    case Choice::Followed::Yes:
      return "followed";
    case Choice::Followed::Depth:
      return "depth";
    case Choice::Followed::Width:
      return "width";
    case Choice::Followed::Given:
      return "given";
    case Choice::Followed::Declined:
      return "declined";
  }
  return {};
}

json::object choice_json(const knowledge::Content& content, const Choice& choice) {
  json::object out{{"interventions", interventions(content, choice.interventions)},
                   {"for", sources(content, choice.sources)},
                   {"for_provided", sources(content, choice.provided)},
                   {"not_for", sources(content, choice.against)},
                   {"status", word(choice.followed)}};
  if (choice.followed == Choice::Followed::Yes) out["next"] = choice.next;
  return out;
}

}  // namespace

json::object pathway_json(const knowledge::Base& base, const advice::Case& patient, const inquiry::Pathway& pathway) {
  json::array states;
  for (std::size_t s = 0; s < pathway.states.size(); ++s) {
    const inquiry::State& state = pathway.states[s];
    json::array after;
    for (const auto& way : state.after) after.push_back(interventions(base.content, way));
    json::array choices;
    for (const Choice& choice : state.choices) choices.push_back(choice_json(base.content, choice));
    states.push_back({{"state", s},
                      {"progressions", state.depth},
                      {"after", std::move(after)},
                      {"consistent", state.consistent},
                      {"choices", std::move(choices)}});
  }
  return {{"case", patient.id},
          {"as_of", advice::print_day(patient.as_of)},
          {"states", std::move(states)},
          {"knowledge", version_json(base)}};
}

}  // namespace consilium::exchange
