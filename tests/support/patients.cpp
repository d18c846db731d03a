#include "support/patients.hpp"

#include <bit>

namespace consilium::test {

using diagram::Cells;
using diagram::Node;

std::vector<Cells> random_patient(Random& random, const knowledge::Base& base) {
  const diagram::Frozen& diagrams = base.diagrams;
  std::vector<Cells> out;
  for (const std::uint8_t arity : diagrams.arities) out.push_back(diagram::all_cells(arity));
  for (const knowledge::Component& component : base.components) {
    for (Node node = component.root; node > diagram::kTrue;) {
      std::vector<std::pair<std::size_t, Node>> ways;
      for (const diagram::Frozen::Edge& edge : diagrams.edges_of(node)) {
        for (std::size_t cell = 0; cell < diagram::kMostCells; ++cell) {
          if (((edge.cells >> cell) & 1U) != 0 && edge.child != diagram::kFalse) ways.emplace_back(cell, edge.child);
        }
      }
      const auto& [cell, child] = random.pick(ways);
      out[diagrams.variable[static_cast<std::size_t>(node)]] = Cells{1} << cell;
      node = child;
    }
  }
  for (Cells& cells : out) {
    for (std::size_t drop = random.below(static_cast<std::size_t>(std::popcount(cells))); drop > 0; --drop)
      cells &= cells - 1;
    cells = Cells{1} << static_cast<unsigned>(std::countr_zero(cells));
  }
  return out;
}

}  // namespace consilium::test
