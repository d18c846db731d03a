// The reason of a decision, without ever putting condition and constraints together.
//
// The loop is that of reasons.hpp: propose the smallest set of facts that meets every known way out, look for one more
// way out. Here a way out is found in two steps, each on a small diagram: values of the features of the condition that
// give it the other truth value, within what the proposed facts leave (and near to the case), and then the completion
// of each touched component that has these values and contradicts the fewest facts. Many decisions share such
// completions, so they are remembered. Where the facts leave no completion with these values together, condition and
// constraints are conjoined after all and handed to `Reasons`: exact, and rare.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "advice/facts.hpp"
#include "advice/reasons.hpp"
#include "advice/residual.hpp"

namespace consilium::advice {

class Because {
 public:
  /// `possible`: what the whole case leaves, see `possible_cells`. All borrowed.
  Because(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible);

  /// The smallest sets of keys that force the decision to `value`: first the one that is easiest to know, in all at
  /// most `most`. The facts must force it.
  [[nodiscard]] std::vector<KeySet> smallest(const knowledge::Decision& decision, bool value, std::size_t most);

  /// The treatments are one key, but a clinician reads what follows from them: derived features that force the decision
  /// together with the other keys of `reason`, none of which can be left out. Empty where the treatments are not in it.
  [[nodiscard]] std::vector<Requirement> history(const knowledge::Decision& decision, bool value, const KeySet& reason);

 private:
  using Values = std::vector<std::pair<Variable, Cells>>;  ///< of the features on a path, in order
  struct Known {
    knowledge::ComponentIndex component;
    Values values;
    std::string kept;  ///< the keys that must be met
    friend auto operator<=>(const Known&, const Known&) = default;
  };

  const std::vector<Cells>& left_by(const KeySet& kept);
  [[nodiscard]] std::optional<Values> path(diagram::Node f, const std::vector<Cells>& left);
  std::optional<KeySet> contradicted(const knowledge::Decision& decision, const Values& values, const KeySet& kept);
  const std::optional<KeySet>& completion(knowledge::ComponentIndex component, Values values, const KeySet& kept);
  [[nodiscard]] std::vector<KeySet> exact(const knowledge::Decision& decision, bool value, std::size_t most) const;

  const knowledge::Base& base_;
  const Facts& facts_;
  std::vector<diagram::Node> roots_;
  const std::vector<Cells>& usual_;  ///< what the whole case leaves
  Reasons components_;
  std::vector<KeySet> keys_of_;  ///< by component: the keys that speak of its features
  std::vector<std::optional<knowledge::ComponentIndex>> component_of_;  ///< by variable
  std::map<std::string, std::vector<Cells>> left_by_;
  std::map<Known, std::optional<KeySet>> completions_;
};

}  // namespace consilium::advice
