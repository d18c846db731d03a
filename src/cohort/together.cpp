#include "cohort/together.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace consilium::cohort {

using diagram::Cells;
using diagram::Node;
using diagram::Variable;

std::vector<Kind> kinds_of(diagram::Diagrams& diagrams, Node f, std::span<const Variable> variables) {
  std::map<Node, Node> layer{{f, diagram::kTrue}};  // by what is left: the values that leave it
  for (const Variable v : variables) {
    std::map<Node, Node> next;
    for (const auto& [rest, values] : layer) {
      std::map<Node, Cells> cells;
      for (std::size_t cell = 0; cell < diagrams.arity(v); ++cell) {
        cells[diagrams.restrict(rest, v, cell)] |= Cells{1} << cell;
      }
      for (const auto& [child, where] : cells) {
        Node& leading = next.try_emplace(child, diagram::kFalse).first->second;
        leading = diagrams.disjoin(leading, diagrams.conjoin(values, diagrams.literal(v, where)));
      }
    }
    layer = std::move(next);
  }
  std::vector<Kind> out;
  for (const auto& [rest, values] : layer) out.push_back({values, rest});
  return out;
}

Plane Together::operator()(std::size_t component, Node values) {
  const auto [entry, is_new] = known_.try_emplace(values, kNever);
  if (!is_new) return entry->second;
  const std::vector<Node> single = alone(values);
  Node any = diagram::kFalse;
  for (const Node one : single) any = diagrams_.disjoin(any, one);
  if (any != values) return entry->second = can_(diagrams_.conjoin(values, binding(components_[component], values)));
  for (const Node one : single) entry->second = circuit_.either(entry->second, can_(one));
  return entry->second;
}

std::vector<Node> Together::alone(Node f) {
  const std::vector<Variable> variables = diagrams_.support(f);
  std::vector<Cells> over(diagrams_.variables(), 0);
  for (const Variable v : variables) over[v] = diagram::all_cells(diagrams_.arity(v));
  const Node opposite = diagrams_.negate(f);
  std::vector<Node> out;
  for (const Variable v : variables) {
    const Cells all = std::exchange(over[v], 0);
    out.push_back(diagrams_.negate(diagrams_.exists(opposite, over)));
    over[v] = all;
  }
  return out;
}

Node Together::binding(const Component& component, Node values) {
  struct Group {
    Node constraints;
    std::set<Variable> of_kind;
    std::set<Variable> beside;
  };
  const std::vector<Variable> variables = diagrams_.support(values);
  std::vector<Group> groups;
  for (const Node constraint : component.constraints) {
    if (diagrams_.implies(values, constraint) == diagram::kTrue) continue;
    Group group{constraint, {}, {}};
    for (const Variable v : diagrams_.support(constraint)) {
      const bool is_of_kind = std::binary_search(variables.begin(), variables.end(), v);
      (is_of_kind ? group.of_kind : group.beside).insert(v);
    }
    // no two groups share anything yet, so what joins this one brings no other with it
    const auto shares = [&](const Group& other) {
      return std::any_of(other.beside.begin(), other.beside.end(),
                         [&](Variable v) { return group.beside.contains(v); });
    };
    const auto joining = std::partition(groups.begin(), groups.end(), std::not_fn(shares));
    for (auto other = joining; other != groups.end(); ++other) {
      group.constraints = diagrams_.conjoin(group.constraints, other->constraints);
      group.of_kind.merge(other->of_kind);
      group.beside.merge(other->beside);
    }
    groups.erase(joining, groups.end());
    groups.push_back(std::move(group));
  }
  Node out = diagram::kTrue;
  for (const Group& group : groups) {
    if (group.of_kind.size() > 1) out = diagrams_.conjoin(out, group.constraints);
  }
  return out;
}

}  // namespace consilium::cohort
