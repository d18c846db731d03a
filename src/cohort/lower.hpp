// The knowledge base as planes: what `advice::decide` does for one case, for all cases of a block.
//
// - Narrowing. In the diagram of a component, a plane for each node says "true can be reached from here", one "this
//   node can be reached"; a variable may have a cell where an edge with that cell has both.
// - Deciding. A decision can be true where its diagram `true_where` can, asked with what the variables may still be.
// - Doubt. `true_where` knows the constraints as its own features see them when nothing is known beside. Where the
//   diagram stays small with a whole component in it, that is asked instead. Else it is exact where each constraint
//   that is not settled yet only speaks of features of the decision and of features of which nothing is known: values
//   of the decision's features that can go together can then always be completed, the settled constraints holding
//   whatever they are and the others not seeing what is known. It is exact, too, where at most one feature of the
//   decision is open and bound by a constraint that is not settled: the others can take any of their values beside it.
//   Elsewhere a decision that seems possible is in doubt.
#pragma once

#include <vector>

#include "cohort/circuit.hpp"
#include "knowledge/base.hpp"

namespace consilium::cohort {

/// Where the outputs of the program stand.
struct Layout {
  struct Decision {
    std::size_t can_be_true;
    std::size_t can_be_false;
    std::size_t doubt;  ///< where it seems possible, it is in doubt
  };
  struct Doubt {
    std::size_t output;                        ///< "this constraint is not settled, and something in it is known"
    std::vector<diagram::Variable> variables;  ///< of the constraint
  };
  std::size_t consistent = 0;       ///< the facts do not contradict each other
  std::size_t doubtful = 0;         ///< some decision is in doubt
  std::vector<Decision> decisions;  ///< those asked
  std::vector<Doubt> doubts;
  std::vector<std::vector<std::size_t>> may;  ///< by variable and cell: may it have the cell? Empty outside constraints
};

struct Lowered {
  Program program;
  Layout layout;
};

/// Measured with the knowledge base: more make the list longer than parts of cases would.
inline constexpr std::size_t kFewNodes = 60;

/// `few`: how many nodes a diagram may grow by, so that no doubt is left.
[[nodiscard]] Lowered lower(const knowledge::Base& base, const std::vector<knowledge::DecisionIndex>& decisions,
                            std::size_t few = kFewNodes);

}  // namespace consilium::cohort
