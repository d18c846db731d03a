#include "cql/condition.hpp"

#include <algorithm>

namespace consilium::cql {
namespace {

void collect(const Condition& condition, const std::vector<const Condition*>& definitions, std::vector<Test>& out) {
  if (condition.kind == Condition::Kind::Test) {
    if (std::find(out.begin(), out.end(), condition.test) == out.end()) out.push_back(condition.test);
  } else if (condition.kind == Condition::Kind::Use) {
    collect(*definitions[condition.definition], definitions, out);
  }
  for (const Condition& operand : condition.operands) collect(operand, definitions, out);
}

}  // namespace

std::vector<Test> tests_of(const Condition& condition, const std::vector<const Condition*>& definitions) {
  std::vector<Test> out;
  collect(condition, definitions, out);
  return out;
}

}  // namespace consilium::cql
