#include "cql/kleene.hpp"

namespace consilium::cql {
namespace {

using Truth = std::optional<bool>;

Truth negate(Truth a) { return a ? Truth(!*a) : a; }
Truth conjoin(Truth a, Truth b) {
  if (a == Truth(false) || b == Truth(false)) return false;
  return a && b ? Truth(true) : std::nullopt;
}
Truth disjoin(Truth a, Truth b) { return negate(conjoin(negate(a), negate(b))); }
Truth equal(Truth a, Truth b) { return a && b ? Truth(*a == *b) : std::nullopt; }

}  // namespace

Truth kleene(const Condition& condition, const std::vector<const Condition*>& definitions, const Oracle& oracle) {
  const auto operand = [&](std::size_t i) { return kleene(condition.operands[i], definitions, oracle); };
  switch (condition.kind) {
    case Condition::Kind::Constant:
      return condition.constant;
    case Condition::Kind::Test:
      return oracle(condition.test);
    case Condition::Kind::Use:
      return kleene(*definitions[condition.definition], definitions, oracle);
    case Condition::Kind::Not:
      return negate(operand(0));
    case Condition::Kind::And:
      return conjoin(operand(0), operand(1));
    case Condition::Kind::Or:
      return disjoin(operand(0), operand(1));
    case Condition::Kind::Xor:
      return negate(equal(operand(0), operand(1)));
    case Condition::Kind::Implies:
      return disjoin(negate(operand(0)), operand(1));
    case Condition::Kind::Equal:
      return equal(operand(0), operand(1));
  }
  return std::nullopt;
}

}  // namespace consilium::cql
