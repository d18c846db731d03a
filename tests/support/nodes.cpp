#include "support/nodes.hpp"

namespace consilium::test {

diagram::Node random_node(Random& random, diagram::Diagrams& diagrams, int depth) {
  if (depth == 0) {
    const auto v = static_cast<diagram::Variable>(random.below(diagrams.variables()));
    return diagrams.literal(v, random.below(std::size_t{1} << diagrams.arity(v)));
  }
  const diagram::Node a = random_node(random, diagrams, depth - 1);
  const diagram::Node b = random_node(random, diagrams, depth - 1);
  return random.chance(0.4)   ? diagrams.conjoin(a, b)
         : random.chance(0.5) ? diagrams.disjoin(a, b)
                              : diagrams.exclusive_or(a, b);
}

}  // namespace consilium::test
