// "Can this function be true?", for all cases of a block: one plane for each node of a diagram.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "cohort/circuit.hpp"

namespace consilium::cohort {

/// For each variable and cell, whether the variable may have it. Of cases that do not contradict themselves, so that
/// every variable has some cell.
using May = std::vector<std::vector<Plane>>;

/// The children of a node, each once, with the cells that lead there.
struct Edge {
  diagram::Cells cells;
  diagram::Node child;
};
[[nodiscard]] std::vector<Edge> edges_of(const diagram::Diagrams& diagrams, diagram::Node f);

/// Each variable may have its cells independently of the others.
class CanBeTrue {
 public:
  /// All are borrowed.
  CanBeTrue(Circuit& circuit, diagram::Diagrams& diagrams, const May& may);

  Plane operator()(diagram::Node f);
  /// "The variable may have one of these cells."
  Plane literal(diagram::Variable v, diagram::Cells cells);

  [[nodiscard]] const May& may() const { return may_; }

 private:
  Circuit& circuit_;
  diagram::Diagrams& diagrams_;
  const May& may_;
  std::map<diagram::Node, Plane> known_;
  std::map<std::pair<diagram::Variable, diagram::Cells>, Plane> literals_;
};

}  // namespace consilium::cohort
