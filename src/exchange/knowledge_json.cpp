#include "exchange/knowledge_json.hpp"

#include "exchange/answer_json.hpp"
#include "exchange/show_json.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using namespace knowledge;

json::object feature(const Feature& f) {
  json::object out = feature_json(f);
  if (f.type.kind == cql::FeatureType::Kind::Number) {
    out["unit_words"] = report::unit_words(f);
    if (!f.special.empty()) out["special"] = {{"value", f.special}, {"words", f.special_label}};
  }
  if (!f.absent.empty()) out["absent_label"] = report::assumed_words(f);
  return out;
}

json::object classification(const Classification& c) {
  json::object values;
  for (const Classification::Value& value : c.values) values[value.id] = value.label;
  return {{"id", c.id}, {"label", c.label}, {"values", std::move(values)}};
}

template <class Items, class Make>
json::array all(const Items& items, Make make) {
  json::array out;
  for (const auto& item : items) out.push_back(make(item));
  return out;
}

}  // namespace

json::object knowledge_json(const Base& base) {
  const Content& content = base.content;
  json::array interventions;
  for (InterventionIndex i = 0; i < content.interventions.size(); ++i) {
    interventions.push_back(intervention_json(base, i));
  }
  return {{"knowledge", version_json(base)},
          {"notice", content.notice},
          {"features", all(content.features, feature)},
          {"feature_groups", all(content.feature_groups,
                                 [](const FeatureGroup& g) {
                                   return json::object{{"id", g.id}, {"label", g.label}};
                                 })},
          {"interventions", std::move(interventions)},
          {"intervention_groups", all(content.intervention_groups,
                                      [](const InterventionGroup& g) {
                                        return json::object{
                                            {"id", g.id},
                                            {"label", g.label},
                                            {"purpose", purpose_words()[static_cast<std::size_t>(g.purpose)]}};
                                      })},
          {"sources", all(content.sources, source_json)},
          {"classifications", all(content.classifications, classification)}};
}

}  // namespace consilium::exchange
