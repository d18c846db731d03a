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

Residuals::Residuals(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible)
    : base_(base), facts_(facts), possible_(possible), diagrams_(base.diagrams.arities), known_(base.decisions.size()) {
  for (const FeatureIndex feature : base.feature_of) weights_.push_back(1 + weight_of(base.content.features[feature]));
}

const Residual& Residuals::of(knowledge::DecisionIndex decision) {
  std::unique_ptr<Residual>& known = known_[decision];
  if (!known) known = std::make_unique<Residual>(compute(base_.decisions[decision]));
  return *known;
}

const std::vector<Variable>& Residuals::deciding(const knowledge::Decision& decision) {
  const auto [entry, is_new] = deciding_.try_emplace(decision.condition);
  if (!is_new) return entry->second;
  std::vector<bool> open(base_.feature_of.size());
  for (const FeatureIndex feature : decision.support) {
    const Variable v = base_.variable_of[feature];
    open[v] = std::popcount(possible_[v]) > 1;
  }
  const Node left = diagram::thaw(base_.diagrams, decision.condition, diagrams_, possible_, open);
  return entry->second = diagrams_.support(left);
}

bool entangled(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible,
               const knowledge::Decision& decision, knowledge::ComponentIndex component) {
  std::size_t open = 0;
  bool known_beside = false;
  for (const FeatureIndex feature : base.components[component].features) {
    const Variable v = base.variable_of[feature];
    if (std::binary_search(decision.support.begin(), decision.support.end(), feature)) {
      if (std::popcount(possible[v]) > 1) ++open;
    } else if (facts.allowed[v] != base.cells[feature].all()) {
      known_beside = true;
    }
  }
  return open > 1 && known_beside;
}

Residuals::Open Residuals::open(const knowledge::Decision& decision) {
  std::vector<bool> keep(base_.feature_of.size());
  Node care = diagram::kTrue;
  for (const Variable v : deciding(decision)) {
    keep[v] = true;
    care = diagrams_.conjoin(care, diagrams_.literal(v, possible_[v]));
  }
  for (const knowledge::ComponentIndex component : decision.components) {
    if (!entangled(base_, facts_, possible_, decision, component)) continue;
    std::vector<Variable> open;
    for (const FeatureIndex feature : base_.components[component].features) {
      if (keep[base_.variable_of[feature]]) open.push_back(base_.variable_of[feature]);
    }
    care = diagrams_.conjoin(care, seen_through(component, open));
  }
  const Node can_be_true = diagram::thaw(base_.diagrams, decision.true_where, diagrams_, possible_, keep);
  const Node can_be_false = diagram::thaw(base_.diagrams, decision.false_where, diagrams_, possible_, keep);
  return {diagrams_.conjoin(care, can_be_true), diagrams_.conjoin(care, can_be_false)};
}

Node Residuals::seen_through(knowledge::ComponentIndex component, const std::vector<Variable>& features) {
  const auto [entry, is_new] = seen_through_.try_emplace({component, features});
  if (is_new) {
    std::vector<bool> keep(base_.feature_of.size());
    for (const Variable v : features) keep[v] = true;
    entry->second = diagram::thaw(base_.diagrams, base_.components[component].root, diagrams_, possible_, keep);
  }
  return entry->second;
}

std::pair<bool, bool> Residuals::could_be(const knowledge::Decision& decision) {
  const auto [true_where, false_where] = open(decision);
  return {true_where != diagram::kFalse, false_where != diagram::kFalse};
}

std::vector<FeatureIndex> Residuals::depends_on(const knowledge::Decision& decision) {
  std::vector<FeatureIndex> out;
  for (const Variable v : deciding(decision)) out.push_back(base_.feature_of[v]);
  std::sort(out.begin(), out.end());
  return out;
}

Residual Residuals::compute(const knowledge::Decision& decision) {
  return {depends_on(decision), alternatives(decision, true)};
}

std::vector<std::vector<Requirement>> Residuals::alternatives(const knowledge::Decision& decision, bool value,
                                                              const std::vector<Variable>& preferred) {
  std::vector<std::uint32_t> weights = weights_;
  for (const Variable v : preferred) weights[v] = 0;
  std::vector<std::vector<Requirement>> out;
  auto [wanted, unwanted] = open(decision);
  if (!value) std::swap(wanted, unwanted);
  const diagram::Cover cover = diagram::cover(diagrams_, wanted, diagrams_.negate(unwanted), weights);
  for (const diagram::Cube& cube : cover.cubes) {
    std::vector<Requirement> alternative;
    for (const auto& [v, cells] : cube) alternative.push_back({base_.feature_of[v], cells & possible_[v]});
    std::sort(alternative.begin(), alternative.end(),
              [](const Requirement& a, const Requirement& b) { return a.feature < b.feature; });
    out.push_back(std::move(alternative));
  }
  return out;
}

}  // namespace consilium::advice
