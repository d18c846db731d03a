#include "knowledge/figures.hpp"

#include <algorithm>
#include <set>

namespace consilium::knowledge {
namespace {

std::size_t nodes(const diagram::Frozen& diagrams, diagram::Node root) {
  std::set<diagram::Node> seen;
  std::vector<diagram::Node> open{root};
  while (!open.empty()) {
    const diagram::Node node = open.back();
    open.pop_back();
    if (node <= diagram::kTrue || !seen.insert(node).second) continue;
    for (const diagram::Frozen::Edge& edge : diagrams.edges_of(node)) open.push_back(edge.child);
  }
  return seen.size();
}

}  // namespace

Figures figures(const Base& base) {
  std::vector<std::size_t> sizes;
  for (const StatementDecisions& statement : base.statements) {
    sizes.push_back(nodes(base.diagrams, base.decisions[statement.when].condition));
  }
  const auto largest = std::max_element(sizes.begin(), sizes.end());
  Figures out{0, *largest, static_cast<StatementIndex>(largest - sizes.begin())};
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  out.median = *middle;
  return out;
}

}  // namespace consilium::knowledge
