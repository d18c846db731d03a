#include "advice/facts.hpp"

#include "advice/history.hpp"

namespace consilium::advice {
namespace {

/// The value of a feature that the case does not state, where the contract gives one.
Cells absent_cells(const knowledge::Feature& feature, const knowledge::CellMap& cells) {
  if (feature.type.kind == cql::FeatureType::Kind::Number) return cells.special();
  if (feature.type.kind == cql::FeatureType::Kind::Boolean) return feature.absent == "true" ? 2 : 1;
  for (std::size_t i = 0; i < feature.type.values.size(); ++i) {
    if (feature.type.values[i] == feature.absent) return Cells{1} << i;
  }
  return cells.all();
}

Cells stated_cells(const Stated& stated, const knowledge::CellMap& cells) {
  if (stated.special) return cells.special();
  return stated.interval ? cells.of(*stated.interval) : stated.values;
}

class Gather {
 public:
  Gather(const knowledge::Base& base, const Case& patient) : base_(base), patient_(patient) {}

  Facts run() {
    const std::size_t variables = base_.feature_of.size();
    out_.assertions.resize(variables);
    for (const FeatureIndex feature : base_.feature_of) out_.always.push_back(base_.cells[feature].all());
    absent();
    for (const Stated& stated : patient_.stated) {
      const knowledge::Feature& feature = base_.content.features[stated.feature];
      const Cells cells = stated_cells(stated, base_.cells[stated.feature]);
      // To state what would be assumed anyway is no reason for anything.
      if (!feature.absent.empty() && cells == absent_cells(feature, base_.cells[stated.feature])) {
        out_.always[base_.variable_of[stated.feature]] = cells;
        continue;
      }
      say(add_key(stated.feature), stated.feature, cells);
    }
    date();
    if (patient_.treatments) {
      const Key key = add_key(std::nullopt);
      for (FeatureIndex feature = 0; feature < base_.content.features.size(); ++feature) {
        const knowledge::Feature& f = base_.content.features[feature];
        if (f.derivation && !f.is_date()) say(key, feature, derive(base_, patient_, feature));
      }
    }
    out_.allowed = out_.always;
    for (std::size_t v = 0; v < variables; ++v) {
      for (const Assertion& assertion : out_.assertions[v]) out_.allowed[v] &= assertion.cells;
    }
    return std::move(out_);
  }

 private:
  void absent() {
    std::vector<bool> stated(base_.content.features.size());
    for (const Stated& s : patient_.stated) stated[s.feature] = true;
    for (FeatureIndex feature = 0; feature < stated.size(); ++feature) {
      if (stated[feature] || base_.content.features[feature].absent.empty()) continue;
      out_.assumed.push_back(feature);
      out_.always[base_.variable_of[feature]] = absent_cells(base_.content.features[feature], base_.cells[feature]);
    }
  }

  /// Today needs no saying; another day is a fact like any other.
  void date() {
    for (FeatureIndex feature = 0; feature < base_.content.features.size(); ++feature) {
      if (!base_.content.features[feature].is_date()) continue;
      const Cells cells = derive(base_, patient_, feature);
      if (patient_.as_of_stated) {
        say(add_key(feature), feature, cells);
      } else {
        out_.always[base_.variable_of[feature]] = cells;
      }
    }
  }

  Key add_key(std::optional<FeatureIndex> feature) {
    out_.keys.push_back(feature);
    out_.weights.push_back(feature ? weight_of(base_.content.features[*feature]) : 0);
    return static_cast<Key>(out_.keys.size() - 1);
  }

  void say(Key key, FeatureIndex feature, Cells cells) {
    if (cells == base_.cells[feature].all()) return;
    out_.assertions[base_.variable_of[feature]].push_back({key, cells});
  }

  const knowledge::Base& base_;
  const Case& patient_;
  Facts out_;
};

}  // namespace

KeySet Facts::all_keys() const {
  KeySet out;
  for (std::size_t i = 0; i < keys.size(); ++i) out.set(i);
  return out;
}

std::vector<Key> keys_in(const KeySet& set) {
  std::vector<Key> out;
  for (std::size_t key = set._Find_first(); key < set.size(); key = set._Find_next(key))
    out.push_back(static_cast<Key>(key));
  return out;
}

Facts facts_of(const knowledge::Base& base, const Case& patient) { return Gather(base, patient).run(); }

Facts nothing_known(const knowledge::Base& base) {
  Facts out;
  for (const FeatureIndex feature : base.feature_of) out.always.push_back(base.cells[feature].all());
  out.allowed = out.always;
  out.assertions.resize(out.always.size());
  return out;
}

std::uint32_t weight_of(const knowledge::Feature& feature) {
  constexpr std::uint32_t kStep = 20;
  return kStep * static_cast<std::uint32_t>(feature.effort) + (feature.derivation ? kStep / 2 : 0);
}

}  // namespace consilium::advice
