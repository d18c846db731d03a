#include "exchange/nearest_json.hpp"

#include "exchange/case_json.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;

json::object features(const knowledge::Base& base, const std::vector<advice::Requirement>& list) {
  json::object out;
  for (const advice::Requirement& r : list) out[base.content.features[r.feature].id()] = cells_json(base, r);
  return out;
}

}  // namespace

json::object nearest_json(const knowledge::Base& base, const inquiry::Target& target, bool value,
                          const inquiry::Nearest& nearest) {
  json::object out;
  if (target.statement) {
    out["statement"] = base.content.statements[*target.statement].id;
  } else {
    out["intervention"] = base.content.interventions[target.intervention].id;
    out["stance"] = knowledge::stance_words()[static_cast<std::size_t>(target.stance)];
  }
  out["source"] = base.content.sources[target.source].id;
  out["now"] = advice::word(nearest.now);
  out["to"] = advice::word(value ? advice::Status::Applies : advice::Status::Excluded);
  out["possible"] = nearest.possible;
  out["distance"] = nearest.distance;
  json::array alternatives;
  for (const inquiry::Alternative& alternative : nearest.alternatives) {
    alternatives.push_back({{"changes", features(base, alternative.changes)},
                            {"history", features(base, alternative.history)},
                            {"provided", features(base, alternative.provided)}});
  }
  out["alternatives"] = std::move(alternatives);
  out["complete"] = nearest.complete;
  return out;
}

}  // namespace consilium::exchange
