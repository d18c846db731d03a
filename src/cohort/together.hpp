// Which values of several variables of one component can go together.
//
// Narrowing speaks of one variable at a time: grade and site may each be open, yet bound to each other by something
// else that is known. A function of the variables of a component splits their values into a few *kinds*: those that
// leave the same of it. Of a kind one asks whether some of its values can go together with all that is known.
//
// - Where it is enough that one variable has certain cells, whichever the others have, narrowing has answered.
// - Else the kind is asked together with the constraints that bind its variables to each other. A constraint that holds
//   throughout the kind binds nothing. The others fall into groups that share variables beside those of the kind. For a
//   group that touches at most one of these, narrowing has answered: each cell that it left goes with some values
//   beside. And no two groups share what lies beside, so they cannot be at odds. The groups that touch several are
//   enough.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "cohort/narrow.hpp"

namespace consilium::cohort {

struct Kind {
  diagram::Node values;  ///< the variables have values of this kind
  diagram::Node rest;    ///< what is then left of the function
};

/// All kinds of values that these variables can have, seen from f. `variables`: in order.
[[nodiscard]] std::vector<Kind> kinds_of(diagram::Diagrams& diagrams, diagram::Node f,
                                         std::span<const diagram::Variable> variables);

class Together {
 public:
  /// All are borrowed. `narrowed`: asks about the cases as narrowed by all components.
  Together(Circuit& circuit, diagram::Diagrams& diagrams, const std::vector<Component>& components, CanBeTrue& narrowed)
      : circuit_(circuit), diagrams_(diagrams), components_(components), can_(narrowed) {}

  /// "Some values of this kind, of variables of this component, can go together with all that is known."
  Plane operator()(std::size_t component, diagram::Node values);

 private:
  /// By variable of f: the values of it with which f is true whatever the others are.
  [[nodiscard]] std::vector<diagram::Node> alone(diagram::Node f);
  [[nodiscard]] diagram::Node binding(const Component& component, diagram::Node values);

  Circuit& circuit_;
  diagram::Diagrams& diagrams_;
  const std::vector<Component>& components_;
  CanBeTrue& can_;
  std::map<diagram::Node, Plane> known_;
};

}  // namespace consilium::cohort
