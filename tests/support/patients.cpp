#include "support/patients.hpp"

#include <bit>

namespace consilium::test {

using diagram::Cells;
using diagram::Node;

std::vector<Cells> Patients::next(Random& random) {
  std::vector<Cells> out;
  out.reserve(base_.diagrams.arities.size());
  for (const std::uint8_t arity : base_.diagrams.arities) out.push_back(diagram::all_cells(arity));
  for (const knowledge::Component& component : base_.components) {
    for (Node node = component.root; node > diagram::kTrue;) {
      const auto& [cell, child] = random.pick(ways_from(node));
      out[base_.diagrams.variable[static_cast<std::size_t>(node)]] = Cells{1} << cell;
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

const Patients::Ways& Patients::ways_from(Node node) {
  const auto [found, is_new] = ways_.try_emplace(static_cast<std::uint32_t>(node));
  if (is_new) {
    for (const diagram::Frozen::Edge& edge : base_.diagrams.edges_of(node)) {
      if (edge.child == diagram::kFalse) continue;
      for (std::size_t cell = 0; cell < diagram::kMostCells; ++cell) {
        if (((edge.cells >> cell) & 1U) != 0) found->second.emplace_back(cell, edge.child);
      }
    }
  }
  return found->second;
}

std::vector<Cells> random_patient(Random& random, const knowledge::Base& base) { return Patients(base).next(random); }

}  // namespace consilium::test
