// What is missing: a condition with the facts put in.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "advice/facts.hpp"
#include "diagram/implicants.hpp"

namespace consilium::advice {

/// "The feature has one of these cells."
struct Requirement {
  FeatureIndex feature;
  Cells cells;
};

struct Residual {
  /// The features that can still decide, in the order of the knowledge base.
  std::vector<FeatureIndex> depends_on;
  /// Alternatives, any of which suffices and one of which is needed; as few and as short as possible.
  std::vector<std::vector<Requirement>> provided;
};

/// The cells of each variable that the facts and the constraints leave. Some variable has none where the facts
/// contradict each other.
[[nodiscard]] std::vector<Cells> possible_cells(const knowledge::Base& base, const Facts& facts);

/// Do two open features of the condition share this component with a feature outside the condition of which something
/// is known? Only then what the decision itself holds of the constraints is not enough.
[[nodiscard]] bool entangled(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible,
                             const knowledge::Decision& decision, knowledge::ComponentIndex component);

/// Residuals of one case. What follows from the facts by the constraints is put in too: a value that cannot be is not
/// asked for, and of two features that say the same only the one that is easier to know.
class Residuals {
 public:
  /// `possible`: see `possible_cells`. All borrowed.
  Residuals(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible);

  /// Of a decision that is possible.
  [[nodiscard]] const Residual& of(knowledge::DecisionIndex decision);

  /// What it takes for an open decision to become this value: alternatives, any of which suffices and one of which is
  /// needed; as few and as short as possible, and rather of the `preferred` features than of others.
  [[nodiscard]] std::vector<std::vector<Requirement>> alternatives(const knowledge::Decision& decision, bool value,
                                                                   const std::vector<Variable>& preferred = {});

  /// The features that can still decide it, in the order of the knowledge base.
  [[nodiscard]] std::vector<FeatureIndex> depends_on(const knowledge::Decision& decision);

  /// Can the decision still be true, and can it still be false? Exact: what is left of its features is looked at
  /// together with the constraints between them.
  [[nodiscard]] std::pair<bool, bool> could_be(const knowledge::Decision& decision);

 private:
  /// The values of its features that are still open with which the condition is true, and with which it is false; what
  /// cannot be is in neither.
  struct Open {
    diagram::Node true_where;
    diagram::Node false_where;
  };
  Open open(const knowledge::Decision& decision);
  /// Those that can still decide it: with the facts put in, the condition speaks of them.
  [[nodiscard]] const std::vector<Variable>& deciding(const knowledge::Decision& decision);
  /// A component seen through some of its features; many decisions look through the same.
  diagram::Node seen_through(knowledge::ComponentIndex component, const std::vector<Variable>& features);
  Residual compute(const knowledge::Decision& decision);

  const knowledge::Base& base_;
  const Facts& facts_;
  const std::vector<Cells>& possible_;
  diagram::Diagrams diagrams_;
  std::vector<std::uint32_t> weights_;
  std::vector<std::unique_ptr<Residual>> known_;             ///< by decision
  std::map<diagram::Node, std::vector<Variable>> deciding_;  ///< by condition
  std::map<std::pair<knowledge::ComponentIndex, std::vector<Variable>>, diagram::Node> seen_through_;
};

}  // namespace consilium::advice
