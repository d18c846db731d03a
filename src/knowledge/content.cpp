#include "knowledge/content.hpp"

#include <algorithm>

namespace consilium::knowledge {
namespace {

template <class Items, class Id>
std::optional<std::uint32_t> find(const Items& items, std::string_view id, Id id_of) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (id_of(items[i]) == id) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

const auto kOwnId = [](const auto& item) -> const std::string& { return item.id; };
const auto kFeatureId = [](const Feature& feature) -> const std::string& { return feature.id(); };

}  // namespace

const std::vector<std::string>& purpose_words() {
  static const std::vector<std::string> words = {"treatment", "work_up", "follow_up"};
  return words;
}

const std::vector<std::string>& effort_words() {
  static const std::vector<std::string> words = {"chart", "question", "blood", "imaging", "biopsy"};
  return words;
}
const std::vector<std::string>& stance_words() {
  static const std::vector<std::string> words = {"for", "against", "caution", "no_consensus"};
  return words;
}
const std::vector<std::string>& information_kinds() {
  static const std::vector<std::string> words = {"criterion", "schedule", "dose", "evidence", "scope"};
  return words;
}

const std::vector<std::string>& outcome_words() {
  static const std::vector<std::string> words = {"progression", "completed", "toxicity", "ongoing", "other"};
  return words;
}
const std::vector<std::string>& response_words() {
  static const std::vector<std::string> words = {"cr", "pr", "sd", "pd"};
  return words;
}
const std::vector<std::string>& intent_words() {
  static const std::vector<std::string> words = {"curative", "neoadjuvant", "adjuvant", "palliative"};
  return words;
}

std::optional<FeatureIndex> Content::feature(std::string_view id) const { return find(features, id, kFeatureId); }
std::optional<InterventionIndex> Content::intervention(std::string_view id) const {
  return find(interventions, id, kOwnId);
}
std::optional<SourceIndex> Content::source(std::string_view id) const { return find(sources, id, kOwnId); }
std::optional<StatementIndex> Content::statement(std::string_view id) const { return find(statements, id, kOwnId); }

std::optional<StudyIndex> Content::study(std::string_view id) const { return find(studies, id, kOwnId); }
std::optional<RegimenIndex> Content::regimen(std::string_view id) const { return find(regimens, id, kOwnId); }

std::vector<std::string> Content::feature_ids() const {
  std::vector<std::string> out;
  for (const Feature& feature : features) out.push_back(feature.id());
  return out;
}
std::vector<std::string> Content::intervention_ids() const {
  std::vector<std::string> out;
  for (const Intervention& intervention : interventions) out.push_back(intervention.id);
  return out;
}

bool Content::belongs_to(InterventionIndex a, InterventionIndex b) const {
  std::optional<InterventionIndex> at = a;
  while (at && *at != b) at = interventions[*at].parent;
  return at.has_value();
}

std::vector<const cql::Condition*> Content::definition_conditions() const {
  std::vector<const cql::Condition*> out;
  for (const Definition& definition : definitions) out.push_back(&definition.when.condition);
  return out;
}

}  // namespace consilium::knowledge
