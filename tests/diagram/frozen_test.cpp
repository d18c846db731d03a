#include <gtest/gtest.h>

#include "diagram/diagram.hpp"
#include "support/nodes.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using diagram::Assignment;
using diagram::Cells;
using diagram::Diagrams;
using diagram::Frozen;
using diagram::Node;
using diagram::Variable;
using test::each_assignment;
using test::Random;
using test::random_node;

const std::vector<std::uint8_t> kArities = {2, 3, 4, 2, 3};

std::vector<Cells> random_cells(Random& random) {
  std::vector<Cells> out;
  for (const std::uint8_t arity : kArities) {
    out.push_back(random.chance(0.3) ? diagram::all_cells(arity) : 1 + random.below((std::size_t{1} << arity) - 1));
  }
  return out;
}

bool within(const Assignment& a, const std::vector<Cells>& cells) {
  for (std::size_t v = 0; v < a.size(); ++v) {
    if (((cells[v] >> a[v]) & 1U) == 0) return false;
  }
  return true;
}

TEST(Frozen, WalkAndPossibleCellsAgreeWithEnumeration) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    const Node f = random_node(random, diagrams, 4);
    std::vector<Node> roots = {f};
    const Frozen frozen = diagram::freeze(diagrams, roots);
    const std::vector<Cells> allowed = random_cells(random);
    bool can = false;
    bool cannot = false;
    std::vector<Cells> used(kArities.size(), 0);
    each_assignment(kArities, [&](const Assignment& a) {
      if (!within(a, allowed)) return;
      if (!diagrams.evaluate(f, a)) cannot = true;
      if (!diagrams.evaluate(f, a)) return;
      can = true;
      for (std::size_t v = 0; v < a.size(); ++v) used[v] |= Cells{1} << a[v];
    });
    diagram::Walk walk(frozen, allowed);
    EXPECT_EQ(walk.can_be_true(roots[0]), can) << "seed " << seed;
    EXPECT_EQ(walk.can_be_false(roots[0]), cannot) << "seed " << seed;
    EXPECT_EQ(diagram::possible_cells(frozen, roots, allowed), used) << "seed " << seed;
  }
}

TEST(Frozen, KeepsOnlyWhatTheRootsReach) {
  Diagrams diagrams(kArities);
  const Node kept = diagrams.literal(0, 1);
  (void)diagrams.literal(1, 1);
  std::vector<Node> roots = {kept, diagram::kTrue};
  const Frozen frozen = diagram::freeze(diagrams, roots);
  EXPECT_EQ(frozen.size(), 3U);
  EXPECT_EQ(roots[1], diagram::kTrue);
}

TEST(Frozen, ThawForgetsAndNarrows) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    const Node f = random_node(random, diagrams, 4);
    std::vector<Node> roots = {f};
    const Frozen frozen = diagram::freeze(diagrams, roots);
    const std::vector<Cells> cells = random_cells(random);
    std::vector<bool> keep;
    for (std::size_t v = 0; v < kArities.size(); ++v) keep.push_back(random.chance(0.5));
    Diagrams target(kArities);
    const Node g = diagram::thaw(frozen, roots[0], target, cells, keep);
    each_assignment(kArities, [&](const Assignment& a) {
      if (!within(a, cells)) return;  // elsewhere it may be anything
      bool expected = false;
      each_assignment(kArities, [&](const Assignment& b) {
        bool same = within(b, cells);
        for (std::size_t v = 0; v < a.size(); ++v) same = same && (!keep[v] || a[v] == b[v]);
        expected = expected || (same && diagrams.evaluate(f, b));
      });
      ASSERT_EQ(target.evaluate(g, a), expected) << "seed " << seed;
    });
    for (const Variable v : target.support(g)) EXPECT_TRUE(keep[v]);
  }
}

}  // namespace
}  // namespace consilium
