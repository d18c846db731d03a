// What the constraints of one component leave to each of its variables.
//
// In the diagram of all its constraints, a plane for each node says "true can be reached from here", one "this node can
// be reached"; a variable may have a cell where an edge with that cell, or one that passes over the variable, has both.
#pragma once

#include <vector>

#include "cohort/can_be_true.hpp"

namespace consilium::cohort {

/// Constraints that share variables, directly or through others.
struct Component {
  diagram::Node all;  ///< they hold
  std::vector<diagram::Variable> variables;
  std::vector<diagram::Node> constraints;
};

/// `stated`: asks about the cases as they are stated. Puts into `may` what is left to the variables of the component.
void narrow(Circuit& circuit, const diagram::Diagrams& diagrams, const Component& component, CanBeTrue& stated,
            May& may);

}  // namespace consilium::cohort
