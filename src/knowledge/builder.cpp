#include "knowledge/builder.hpp"

namespace consilium::knowledge {

using diagram::Node;
using Kind = cql::Condition::Kind;

Builder::Builder(const std::vector<CellMap>& cells, const std::vector<diagram::Variable>& variable_of,
                 std::vector<const cql::Condition*> definitions, diagram::Diagrams& diagrams)
    : cells_(cells),
      variable_of_(variable_of),
      definitions_(std::move(definitions)),
      diagrams_(diagrams),
      known_(definitions_.size()) {}

Node Builder::node_of(const cql::Condition& condition) {
  const auto operand = [&](std::size_t i) { return node_of(condition.operands[i]); };
  switch (condition.kind) {
    case Kind::Constant:
      return condition.constant ? diagram::kTrue : diagram::kFalse;
    case Kind::Test:
      return diagrams_.literal(variable_of_[condition.test.feature], cells_[condition.test.feature].of(condition.test));
    case Kind::Use: {
      if (!known_[condition.definition]) known_[condition.definition] = node_of(*definitions_[condition.definition]);
      return *known_[condition.definition];
    }
    case Kind::Not:
      return diagrams_.negate(operand(0));
    case Kind::And:
      return diagrams_.conjoin(operand(0), operand(1));
    case Kind::Or:
      return diagrams_.disjoin(operand(0), operand(1));
    case Kind::Xor:
      return diagrams_.exclusive_or(operand(0), operand(1));
    case Kind::Implies:
      return diagrams_.implies(operand(0), operand(1));
    case Kind::Equal:
      return diagrams_.negate(diagrams_.exclusive_or(operand(0), operand(1)));
  }
  return diagram::kFalse;
}

}  // namespace consilium::knowledge
