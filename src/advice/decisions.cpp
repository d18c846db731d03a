#include "advice/decisions.hpp"

#include <algorithm>

namespace consilium::advice {

Decisions::Decisions(const knowledge::Base& base, const Facts& facts)
    : base_(base),
      facts_(facts),
      possible_(possible_cells(base, facts)),
      walk_(base.diagrams, possible_),
      known_(base.decisions.size()) {}

Decisions::Decisions(const knowledge::Base& base, const Facts& facts, Decisions& wider) : Decisions(base, facts) {
  wider_ = &wider;
}

Residuals& Decisions::residuals() {
  if (!residuals_) residuals_.emplace(base_, facts_, possible_);
  return *residuals_;
}

bool Decisions::consistent() const {
  return std::all_of(possible_.begin(), possible_.end(), [](Cells cells) { return cells != 0; });
}

Status Decisions::of(knowledge::DecisionIndex index) {
  std::optional<Status>& known = known_[index];
  if (!known && wider_ != nullptr) {
    const Status before = wider_->of(index);
    if (before != Status::Possible || !touched(base_.decisions[index])) known = before;
  }
  if (!known) known = compute(base_.decisions[index]);
  return *known;
}

bool Decisions::touched(const knowledge::Decision& decision) const {
  const auto differs = [&](FeatureIndex feature) {
    const Variable v = base_.variable_of[feature];
    return possible_[v] != wider_->possible_[v];
  };
  return std::any_of(decision.support.begin(), decision.support.end(), differs) ||
         std::any_of(decision.components.begin(), decision.components.end(), [&](knowledge::ComponentIndex component) {
           const auto& features = base_.components[component].features;
           return std::any_of(features.begin(), features.end(), differs);
         });
}

Status Decisions::compute(const knowledge::Decision& decision) {
  if (!walk_.can_be_true(decision.true_where)) return Status::Excluded;
  if (!walk_.can_be_true(decision.false_where)) return Status::Applies;
  const bool entangled =
      std::any_of(decision.components.begin(), decision.components.end(), [&](knowledge::ComponentIndex component) {
        return advice::entangled(base_, facts_, possible_, decision, component);
      });
  if (!entangled) return Status::Possible;
  const auto [could_be_true, could_be_false] = residuals().could_be(decision);
  if (!could_be_true) return Status::Excluded;
  return could_be_false ? Status::Possible : Status::Applies;
}

}  // namespace consilium::advice
