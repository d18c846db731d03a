#include "advice/residual.hpp"

#include <algorithm>
#include <bit>

namespace consilium::advice {

using diagram::Node;

std::vector<Cells> possible_cells(const knowledge::Base& base, const Facts& facts) {
  std::vector<Node> roots;
  for (const knowledge::Component& component : base.components) roots.push_back(component.root);
  return diagram::possible_cells(base.diagrams, roots, facts.allowed);
}

Residuals::Residuals(const knowledge::Base& base, const std::vector<Cells>& possible)
    : base_(base), possible_(possible), diagrams_(base.diagrams.arities), known_(base.decisions.size()) {
  for (const FeatureIndex feature : base.feature_of) weights_.push_back(weight_of(base.content.features[feature]));
}

const Residual& Residuals::of(knowledge::DecisionIndex decision) {
  std::unique_ptr<Residual>& known = known_[decision];
  if (!known) known = std::make_unique<Residual>(compute(base_.decisions[decision]));
  return *known;
}

Residuals::Open Residuals::open(const knowledge::Decision& decision) {
  std::vector<bool> keep(base_.feature_of.size());
  Node domain = diagram::kTrue;
  for (const FeatureIndex feature : decision.support) {
    const Variable v = base_.variable_of[feature];
    keep[v] = std::popcount(possible_[v]) > 1;
    if (keep[v]) domain = diagrams_.conjoin(domain, diagrams_.literal(v, possible_[v]));
  }
  Node care = domain;  // which values of these features go together, seen from what is known of all others
  for (const knowledge::ComponentIndex component : decision.components) {
    const Node root = base_.components[component].root;
    care = diagrams_.conjoin(care, diagram::thaw(base_.diagrams, root, diagrams_, possible_, keep));
  }
  return {diagram::thaw(base_.diagrams, decision.condition, diagrams_, possible_, keep), care};
}

std::pair<bool, bool> Residuals::could_be(const knowledge::Decision& decision) {
  const auto [f, care] = open(decision);
  return {diagrams_.conjoin(f, care) != diagram::kFalse, diagrams_.difference(care, f) != diagram::kFalse};
}

Residual Residuals::compute(const knowledge::Decision& decision) {
  const auto [f, care] = open(decision);
  Residual out;
  for (const Variable v : diagrams_.support(f)) out.depends_on.push_back(base_.feature_of[v]);
  std::sort(out.depends_on.begin(), out.depends_on.end());

  const diagram::Cover cover =
      diagram::cover(diagrams_, diagrams_.conjoin(f, care), diagrams_.disjoin(f, diagrams_.negate(care)), weights_);
  for (const diagram::Cube& cube : cover.cubes) {
    std::vector<Requirement> alternative;
    for (const auto& [v, cells] : cube) alternative.push_back({base_.feature_of[v], cells & possible_[v]});
    std::sort(alternative.begin(), alternative.end(),
              [](const Requirement& a, const Requirement& b) { return a.feature < b.feature; });
    out.provided.push_back(std::move(alternative));
  }
  return out;
}

}  // namespace consilium::advice
