#include <gtest/gtest.h>

#include <algorithm>

#include "diagram/diagram.hpp"
#include "support/nodes.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using diagram::Assignment;
using diagram::Diagrams;
using diagram::Node;
using diagram::Variable;

const std::vector<std::uint8_t> kArities = {2, 3, 4, 2, 3};

/// The same function in another order.
std::size_t size_in_order(const Diagrams& diagrams, Node f, const std::vector<Variable>& order) {
  std::vector<std::uint8_t> arities;
  for (const Variable v : order) arities.push_back(static_cast<std::uint8_t>(diagrams.arity(v)));
  Diagrams other(arities);
  Node same = diagram::kFalse;
  test::each_assignment(diagrams.arities(), [&](const Assignment& a) {
    if (!diagrams.evaluate(f, a)) return;
    Node all = diagram::kTrue;
    for (std::size_t level = order.size(); level-- > 0;) {
      all = other.conjoin(all, other.literal(static_cast<Variable>(level), diagram::Cells{1} << a[order[level]]));
    }
    same = other.disjoin(same, all);
  });
  return other.size(same);
}

// The textbook's example (Bryant 1986): pairs that stand apart take 2^(n+1) - 2 nodes, pairs side by side 2n.
TEST(Sift, FindsThePairs) {
  constexpr std::size_t kPairs = 4;
  Diagrams diagrams(std::vector<std::uint8_t>(2 * kPairs, 2));
  Node f = diagram::kFalse;
  for (Variable v = 0; v < kPairs; ++v) {
    f = diagrams.disjoin(f, diagrams.conjoin(diagrams.literal(v, 2), diagrams.literal(v + kPairs, 2)));
  }
  EXPECT_EQ(diagrams.size(f), 30U);
  EXPECT_EQ(size_in_order(diagrams, f, diagram::sift(diagrams, std::vector{f})), 2 * kPairs);
}

TEST(Sift, NeverMakesItLarger) {
  std::size_t smaller = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    test::Random random(seed);
    Diagrams diagrams(kArities);
    const Node f = test::random_node(random, diagrams, 6);
    const std::vector<Variable> order = diagram::sift(diagrams, std::vector{f});
    std::vector<Variable> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(sorted, (std::vector<Variable>{0, 1, 2, 3, 4})) << "seed " << seed;
    const std::size_t size = size_in_order(diagrams, f, order);
    EXPECT_LE(size, diagrams.size(f)) << "seed " << seed;
    smaller += size < diagrams.size(f) ? 1U : 0U;
  }
  EXPECT_GT(smaller, 0U);
}

TEST(Sift, LeavesWhatHasNoDiagram) {
  const Diagrams diagrams(kArities);
  EXPECT_EQ(diagram::sift(diagrams, std::vector{diagram::kTrue, diagram::kFalse}),
            (std::vector<Variable>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace consilium
