#include "audit/violations.hpp"

#include "knowledge/builder.hpp"

namespace consilium::audit {

Violations::Violations(const knowledge::Base& base) {
  diagram::Diagrams diagrams(base.diagrams.arities);
  knowledge::Builder builder(base.cells, base.variable_of, base.content.definition_conditions(), diagrams);
  for (const knowledge::Constraint& constraint : base.content.constraints)
    constraints_.push_back(builder.node_of(constraint.when.condition));
  frozen_ = diagram::freeze(diagrams, constraints_);
}

std::vector<std::uint32_t> Violations::of(const std::vector<diagram::Cells>& allowed) const {
  diagram::Walk walk(frozen_, allowed);
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < constraints_.size(); ++i) {
    if (!walk.can_be_true(constraints_[i])) out.push_back(i);
  }
  return out;
}

}  // namespace consilium::audit
