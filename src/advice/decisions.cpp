#include "advice/decisions.hpp"

#include <algorithm>

namespace consilium::advice {

Decisions::Decisions(const knowledge::Base& base, const Facts& facts)
    : base_(base),
      facts_(facts),
      possible_(possible_cells(base, facts)),
      walk_(base.diagrams, possible_),
      known_(base.decisions.size()) {}

Residuals& Decisions::residuals() {
  if (!residuals_) residuals_.emplace(base_, facts_, possible_);
  return *residuals_;
}

bool Decisions::consistent() const {
  return std::all_of(possible_.begin(), possible_.end(), [](Cells cells) { return cells != 0; });
}

Status Decisions::of(knowledge::DecisionIndex index) {
  std::optional<Status>& known = known_[index];
  if (!known) known = compute(base_.decisions[index]);
  return *known;
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
