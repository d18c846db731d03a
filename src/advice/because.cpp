#include "advice/because.hpp"

#include <algorithm>
#include <bit>

namespace consilium::advice {
namespace {

using diagram::Frozen;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using knowledge::ComponentIndex;
using knowledge::Decision;

}  // namespace

Because::Because(const knowledge::Base& base, const Facts& facts, const std::vector<Cells>& possible)
    : base_(base),
      facts_(facts),
      usual_(possible),
      components_(base.diagrams, facts),
      keys_of_(base.components.size()),
      component_of_(base.feature_of.size()) {
  for (ComponentIndex i = 0; i < base.components.size(); ++i) {
    roots_.push_back(base.components[i].root);
    for (const FeatureIndex feature : base.components[i].features) {
      const Variable v = base.variable_of[feature];
      component_of_[v] = i;
      for (const Assertion& assertion : facts.assertions[v]) keys_of_[i].set(assertion.key);
    }
  }
}

std::vector<KeySet> Because::smallest(const Decision& decision, bool value, std::size_t most) {
  bool unsure = false;
  std::vector<KeySet> out = smallest_sets(
      [&](const KeySet& kept) -> std::optional<KeySet> {
        const auto values = path(value ? decision.false_where : decision.true_where, left_by(kept));
        if (!values) return std::nullopt;
        const auto way_out = contradicted(decision, *values, kept);
        unsure = !way_out || way_out->none();
        return unsure ? KeySet() : *way_out;  // none ends the search
      },
      facts_.weights, most);
  return unsure ? exact(decision, value, most) : out;
}

std::vector<Requirement> Because::history(const Decision& decision, bool value, const KeySet& reason) {
  std::optional<Key> key;
  for (const Key k : keys_in(reason)) {
    if (!facts_.keys[k]) key = k;
  }
  if (!key) return {};
  std::vector<Requirement> asked;  // by the condition itself
  std::vector<Requirement> out;
  std::vector<Cells> others = facts_.always;
  for (std::size_t v = 0; v < others.size(); ++v) {
    for (const Assertion& assertion : facts_.assertions[v]) {
      if (assertion.key == *key) {
        const FeatureIndex feature = base_.feature_of[v];
        if (std::binary_search(decision.support.begin(), decision.support.end(), feature)) {
          asked.push_back({feature, assertion.cells});
        }
        out.push_back({feature, assertion.cells});
      } else if (reason.test(assertion.key)) {
        others[v] &= assertion.cells;
      }
    }
  }
  std::vector<Node> roots;
  for (const ComponentIndex component : decision.components) roots.push_back(base_.components[component].root);
  const auto force = [&](const std::vector<Requirement>& facts) {
    std::vector<Cells> allowed = others;
    for (const Requirement& fact : facts) allowed[base_.variable_of[fact.feature]] &= fact.cells;
    allowed = diagram::possible_cells(base_.diagrams, roots, allowed);
    return !path(value ? decision.false_where : decision.true_where, allowed);
  };
  if (!asked.empty() && force(asked)) out = std::move(asked);
  for (std::size_t i = out.size(); i-- > 0;) {
    std::vector<Requirement> fewer = out;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (force(fewer)) out = std::move(fewer);
  }
  return out;
}

/// What the constraints and these keys leave to each variable.
const std::vector<Cells>& Because::left_by(const KeySet& kept) {
  const auto [entry, is_new] = left_by_.try_emplace(kept.to_string());
  if (is_new) {
    std::vector<Cells> allowed = facts_.always;
    for (std::size_t v = 0; v < allowed.size(); ++v) {
      for (const Assertion& assertion : facts_.assertions[v]) {
        if (kept.test(assertion.key)) allowed[v] &= assertion.cells;
      }
    }
    entry->second = diagram::possible_cells(base_.diagrams, roots_, allowed);
  }
  return entry->second;
}

/// A path of f to true within `left` that departs from what the whole case leaves at as few features as it can.
std::optional<Because::Values> Because::path(Node f, const std::vector<Cells>& left) {
  constexpr std::uint32_t kImpossible = 1U << 30U;
  std::map<Node, std::uint32_t> known;
  const auto step = [&](const Frozen::Edge& edge, Variable v) {
    return (edge.cells & left[v] & usual_[v]) == 0 ? 1U : 0U;
  };
  const auto cost = [&](const auto& self, Node node) -> std::uint32_t {
    if (node <= kTrue) return node == kTrue ? 0 : kImpossible;
    const auto found = known.find(node);
    if (found != known.end()) return found->second;
    const Variable v = base_.diagrams.variable[static_cast<std::size_t>(node)];
    std::uint32_t best = kImpossible;
    for (const Frozen::Edge& edge : base_.diagrams.edges_of(node)) {
      if ((edge.cells & left[v]) != 0) best = std::min(best, self(self, edge.child) + step(edge, v));
    }
    known.emplace(node, best);
    return best;
  };
  if (cost(cost, f) >= kImpossible) return std::nullopt;
  Values out;
  while (f > kTrue) {
    const Variable v = base_.diagrams.variable[static_cast<std::size_t>(f)];
    const std::uint32_t wanted = cost(cost, f);
    for (const Frozen::Edge& edge : base_.diagrams.edges_of(f)) {
      if ((edge.cells & left[v]) == 0 || cost(cost, edge.child) + step(edge, v) != wanted) continue;
      out.emplace_back(v, edge.cells & left[v]);
      f = edge.child;
      break;
    }
  }
  return out;
}

/// The keys that some completion with these values contradicts: for each component the fewest. Nothing where a
/// component has no completion with them.
std::optional<KeySet> Because::contradicted(const Decision& decision, const Values& values, const KeySet& kept) {
  KeySet out;
  for (const auto& [v, cells] : values) {
    if (component_of_[v]) continue;
    for (const Assertion& assertion : facts_.assertions[v]) {
      if ((assertion.cells & cells) == 0) out.set(assertion.key);
    }
  }
  for (const ComponentIndex component : decision.components) {
    Values own;
    std::copy_if(values.begin(), values.end(), std::back_inserter(own),
                 [&](const auto& value) { return component_of_[value.first] == component; });
    if (own.empty()) continue;  // the facts agree with each other, so they have a completion here
    const auto& keys = completion(component, std::move(own), kept);
    if (!keys) return std::nullopt;
    out |= *keys;
  }
  return out;
}

const std::optional<KeySet>& Because::completion(ComponentIndex component, Values values, const KeySet& kept) {
  const KeySet own = kept & keys_of_[component];
  Known known{component, std::move(values), own.to_string()};
  const auto found = completions_.find(known);
  if (found != completions_.end()) return found->second;
  auto keys = components_.fewest_contradicted(base_.components[component].root, own, known.values);
  return completions_.emplace(std::move(known), std::move(keys)).first->second;
}

std::vector<KeySet> Because::exact(const Decision& decision, bool value, std::size_t most) const {
  diagram::Diagrams diagrams(base_.diagrams.arities);
  Node h = diagram::thaw(base_.diagrams, decision.condition, diagrams);
  if (value) h = diagrams.negate(h);
  for (const ComponentIndex component : decision.components) {
    h = diagrams.conjoin(h, diagram::thaw(base_.diagrams, base_.components[component].root, diagrams));
  }
  std::vector<Node> roots = {h};
  const Frozen frozen = diagram::freeze(diagrams, roots);
  return Reasons(frozen, facts_).smallest(roots[0], facts_.all_keys(), most);
}

}  // namespace consilium::advice
