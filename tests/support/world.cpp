#include "support/world.hpp"

namespace consilium::test {

using advice::Facts;
using advice::KeySet;
using diagram::Assignment;
using diagram::Cells;

World::World(const knowledge::Base& b) : base(b) {
  each_assignment(b.diagrams.arities, [&](const Assignment& a) {
    for (const knowledge::Constraint& constraint : b.content.constraints) {
      if (!holds(b, constraint.when.condition, a)) return;
    }
    std::vector<bool> truth;
    for (const knowledge::Statement& statement : b.content.statements)
      truth.push_back(holds(b, statement.when.condition, a));
    assignments.push_back(a);
    truths.push_back(std::move(truth));
  });
}

bool World::agrees(const Assignment& a, const Facts& facts, const KeySet& keys) {
  for (std::size_t v = 0; v < a.size(); ++v) {
    const Cells cell = Cells{1} << a[v];
    if ((facts.always[v] & cell) == 0) return false;
    for (const advice::Assertion& assertion : facts.assertions[v]) {
      if (keys.test(assertion.key) && (assertion.cells & cell) == 0) return false;
    }
  }
  return true;
}

std::pair<bool, bool> World::could_be(std::size_t statement, const Facts& facts, const KeySet& keys) const {
  std::pair<bool, bool> out{false, false};
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    if (agrees(assignments[i], facts, keys)) (truths[i][statement] ? out.first : out.second) = true;
  }
  return out;
}

}  // namespace consilium::test
