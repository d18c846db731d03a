// The answers to the decisions of one case.
//
// First the constraints alone narrow each feature to what it can still be. With that, most conditions are settled by
// their own few nodes. Where a condition still seems open although two of its open features share constraints, what is
// left of the condition and of the constraints is put together: their values may not go together. Features that share
// no constraint can take any of their values together, and where nothing is known of any other feature in between, the
// diagrams of the decision already hold what goes together: there the narrowed answer is exact.
#pragma once

#include <optional>
#include <vector>

#include "advice/board.hpp"
#include "advice/residual.hpp"

namespace consilium::advice {

class Decisions {
 public:
  Decisions(const knowledge::Base& base, const Facts& facts);
  /// The same patient, of whom no less is known than in `wider` (borrowed): what was certain there stays so, and what
  /// is untouched by the difference is not asked again.
  Decisions(const knowledge::Base& base, const Facts& facts, Decisions& wider);

  /// False where the facts contradict each other; then nothing else may be asked.
  [[nodiscard]] bool consistent() const;
  [[nodiscard]] Status of(knowledge::DecisionIndex index);
  /// What the facts and the constraints leave to each variable.
  [[nodiscard]] const std::vector<Cells>& possible() const { return possible_; }
  /// Made when they are first asked for.
  [[nodiscard]] Residuals& residuals();

 private:
  [[nodiscard]] Status compute(const knowledge::Decision& decision);
  /// Does a feature that bears on the decision have other values left than in `wider_`?
  [[nodiscard]] bool touched(const knowledge::Decision& decision) const;

  const knowledge::Base& base_;
  const Facts& facts_;
  std::vector<Cells> possible_;
  diagram::Walk walk_;
  std::vector<std::optional<Status>> known_;
  std::optional<Residuals> residuals_;
  Decisions* wider_ = nullptr;
};

}  // namespace consilium::advice
