// The knowledge base as planes: what `advice::decide` does for one case, for all cases of a block, exactly.
//
// The constraints narrow what each variable may be (narrow.hpp). A decision that speaks of several variables of one
// component is asked for each kind of their values: it can be true where that kind is possible (together.hpp) and what
// is left of the decision can be true. Components have nothing in common, so kinds of different components that are
// possible are possible together, and what is left in the end speaks of variables that are independent of each other.
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
  };
  /// The facts do not contradict each other, given that each leaves its variable some cell; otherwise nothing else
  /// counts.
  std::size_t consistent = 0;
  std::vector<Decision> decisions;  ///< those asked
};

struct Lowered {
  Program program;
  Layout layout;
};

[[nodiscard]] Lowered lower(const knowledge::Base& base, const std::vector<knowledge::DecisionIndex>& decisions);

}  // namespace consilium::cohort
