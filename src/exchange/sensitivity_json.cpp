#include "exchange/sensitivity_json.hpp"

#include "advice/dates.hpp"
#include "exchange/answer_json.hpp"
#include "exchange/case_json.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;

json::array statements(const knowledge::Content& content, const std::vector<knowledge::StatementIndex>& list) {
  json::array out;
  for (const auto index : list) out.emplace_back(content.statements[index].id);
  return out;
}

json::value stand_json(const knowledge::Source& source, const std::optional<advice::Stand>& stand) {
  if (!stand) return nullptr;
  json::value strength = stand->strength ? json::value(source.strengths[*stand->strength]) : nullptr;
  json::value certainty = stand->certainty ? json::value(source.certainties[*stand->certainty]) : nullptr;
  return json::object{{"stance", advice::word(stand->position)},
                      {"strength", std::move(strength)},
                      {"certainty", std::move(certainty)}};
}

}  // namespace

json::object sensitivity_json(const knowledge::Base& base, const advice::Case& patient,
                              const inquiry::Sensitivity& sensitivity) {
  const knowledge::Content& content = base.content;
  json::array stretches;
  for (const inquiry::Stretch& stretch : sensitivity.stretches) {
    const advice::Requirement requirement{sensitivity.feature, stretch.cells};
    stretches.push_back({{"value", cells_json(base, requirement)},
                         {"words", report::words(base, requirement)},
                         {"possible", stretch.possible},
                         {"case", (stretch.cells & sensitivity.own) != 0}});
  }
  json::array matrix;
  for (const inquiry::VoiceRow& row : sensitivity.voices) {
    const knowledge::Source& source = content.sources[row.source];
    json::array stands;
    for (const auto& stand : row.stands) stands.push_back(stand_json(source, stand));
    matrix.push_back({{"intervention", content.interventions[row.intervention].id},
                      {"source", source.id},
                      {"stances", std::move(stands)}});
  }
  json::array recommendations;
  for (const inquiry::StatementRow& row : sensitivity.statements) {
    json::array statuses;
    for (const auto& status : row.statuses) {
      statuses.push_back(status ? json::value(advice::word(*status)) : json::value(nullptr));
    }
    recommendations.push_back({{"id", content.statements[row.statement].id}, {"statuses", std::move(statuses)}});
  }
  return {{"case", patient.id},
          {"as_of", advice::print_day(patient.as_of)},
          {"feature", content.features[sensitivity.feature].id()},
          {"stretches", std::move(stretches)},
          {"matrix", std::move(matrix)},
          {"recommendations", std::move(recommendations)},
          {"survive", statements(content, sensitivity.survive)},
          {"change", statements(content, sensitivity.change)},
          {"knowledge", version_json(base)}};
}

}  // namespace consilium::exchange
