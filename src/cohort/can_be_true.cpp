#include "cohort/can_be_true.hpp"

#include <algorithm>

namespace consilium::cohort {

using diagram::Cells;
using diagram::Node;
using diagram::Variable;

std::vector<Edge> edges_of(const diagram::Diagrams& diagrams, Node f) {
  std::vector<Edge> out;
  const std::span<const Node> children = diagrams.children(f);
  for (std::size_t cell = 0; cell < children.size(); ++cell) {
    const Node child = children[cell];
    const auto same = std::find_if(out.begin(), out.end(), [child](const Edge& edge) { return edge.child == child; });
    if (same == out.end()) {
      out.push_back({Cells{1} << cell, child});
    } else {
      same->cells |= Cells{1} << cell;
    }
  }
  return out;
}

CanBeTrue::CanBeTrue(Circuit& circuit, diagram::Diagrams& diagrams, const May& may)
    : circuit_(circuit), diagrams_(diagrams), may_(may), known_{{diagram::kFalse, kNever}, {diagram::kTrue, kAlways}} {}

Plane CanBeTrue::operator()(Node f) {
  if (const auto known = known_.find(f); known != known_.end()) return known->second;
  const std::vector<Edge> edges = edges_of(diagrams_, f);
  std::vector<std::pair<Plane, Plane>> pairs;
  for (const Edge& edge : edges) {
    // a cell whose child is true wherever this one is would do as well; where that is any, it need not be asked
    Cells enough = edge.cells;
    for (const Edge& other : edges) {
      if (diagrams_.implies(edge.child, other.child) == diagram::kTrue) enough |= other.cells;
    }
    pairs.emplace_back(literal(diagrams_.variable(f), enough), (*this)(edge.child));
  }
  return known_[f] = circuit_.any_pair(std::move(pairs));
}

Plane CanBeTrue::literal(Variable v, Cells cells) {
  if (cells == diagram::all_cells(may_[v].size())) return kAlways;
  const auto [entry, is_new] = literals_.try_emplace({v, cells}, kNever);
  if (is_new) {
    for (std::size_t cell = 0; cell < may_[v].size(); ++cell) {
      if (((cells >> cell) & 1U) != 0) entry->second = circuit_.either(entry->second, may_[v][cell]);
    }
  }
  return entry->second;
}

}  // namespace consilium::cohort
