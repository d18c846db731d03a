#include <gtest/gtest.h>

#include <algorithm>

#include "diagram/diagram.hpp"
#include "support/nodes.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using diagram::Assignment;
using diagram::Cells;
using diagram::Cube;
using diagram::Diagrams;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using diagram::Variable;
using test::Random;
using test::random_node;

const std::vector<std::uint8_t> kArities = {2, 3, 2, 3};
const std::vector<std::uint32_t> kWeights = {1, 1, 1, 1};

/// Every product of non-empty cell sets, as a cube without trivial requirements.
std::vector<Cube> all_cubes() {
  std::vector<Cube> out = {{}};
  for (Variable v = 0; v < kArities.size(); ++v) {
    std::vector<Cube> next;
    for (const Cube& cube : out) {
      for (Cells cells = 1; cells <= diagram::all_cells(kArities[v]); ++cells) {
        Cube longer = cube;
        if (cells != diagram::all_cells(kArities[v])) longer.emplace_back(v, cells);
        next.push_back(std::move(longer));
      }
    }
    out = std::move(next);
  }
  return out;
}

/// Is every point of a also in b?
bool inside(const Cube& a, const Cube& b) {
  return std::all_of(b.begin(), b.end(), [&](const auto& requirement) {
    const auto same = std::find_if(a.begin(), a.end(), [&](const auto& r) { return r.first == requirement.first; });
    return same != a.end() && (same->second & ~requirement.second) == 0;
  });
}

TEST(Implicants, AreExactlyTheMaximalCubes) {
  const std::vector<Cube> cubes = all_cubes();
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    const Node f = random_node(random, diagrams, 3);
    std::vector<Cube> implicants;
    for (const Cube& cube : cubes) {
      const bool implied = diagrams.difference(diagram::node_of(diagrams, cube), f) == kFalse;
      ASSERT_EQ(diagram::implies(diagrams, cube, f), implied);
      if (implied) implicants.push_back(cube);
    }
    std::vector<Cube> expected;
    for (const Cube& cube : implicants) {
      const bool maximal = std::none_of(implicants.begin(), implicants.end(),
                                        [&](const Cube& other) { return other != cube && inside(cube, other); });
      if (maximal) expected.push_back(cube);
    }
    auto found = diagram::prime_implicants(diagrams, f);
    ASSERT_TRUE(found.has_value());
    std::sort(found->begin(), found->end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(*found, expected) << "seed " << seed;

    const auto shortest = diagram::shortest_implicant(diagrams, f, kWeights);
    EXPECT_EQ(shortest.has_value(), f != kFalse);
    if (shortest) {
      for (const Cube& cube : expected) EXPECT_LE(shortest->size(), cube.size());
    }
  }
}

TEST(Implicants, CoverIsBetweenItsBoundsAndShortest) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(100 + seed);
    Diagrams diagrams(kArities);
    const Node a = random_node(random, diagrams, 3);
    const Node b = random_node(random, diagrams, 3);
    const Node lower = diagrams.conjoin(a, b);
    const Node upper = diagrams.disjoin(a, diagrams.negate(b));
    const diagram::Cover cover = diagram::cover(diagrams, lower, upper, kWeights);
    ASSERT_TRUE(cover.shortest);
    Node sum = kFalse;
    for (const Cube& cube : cover.cubes) sum = diagrams.disjoin(sum, diagram::node_of(diagrams, cube));
    EXPECT_EQ(diagrams.difference(lower, sum), kFalse) << "seed " << seed;
    EXPECT_EQ(diagrams.difference(sum, upper), kFalse) << "seed " << seed;

    // no smaller number of prime implicants will do
    const auto primes = *diagram::prime_implicants(diagrams, upper);
    std::vector<Node> nodes;
    for (const Cube& cube : primes) nodes.push_back(diagram::node_of(diagrams, cube));
    const auto covers = [&](const auto& self, Node rest, std::size_t depth) -> bool {
      if (rest == kFalse) return true;
      if (depth == 0) return false;
      return std::any_of(nodes.begin(), nodes.end(), [&](Node node) {
        const Node less = diagrams.difference(rest, node);
        return less != rest && self(self, less, depth - 1);
      });
    };
    if (!cover.cubes.empty()) EXPECT_FALSE(covers(covers, lower, cover.cubes.size() - 1)) << "seed " << seed;
  }
}

TEST(Implicants, CoverPrefersTheLighterOfEqualAlternatives) {
  Diagrams diagrams({2, 2});
  const Node both = diagrams.negate(diagrams.exclusive_or(diagrams.literal(0, 2), diagrams.literal(1, 2)));
  // the two variables are known to be equal: either tells the other
  const Node f = diagrams.literal(0, 2);
  const auto upper = diagrams.disjoin(f, diagrams.negate(both));
  EXPECT_EQ(diagram::cover(diagrams, diagrams.conjoin(f, both), upper, std::vector<std::uint32_t>{5, 1}).cubes,
            (std::vector<Cube>{{{1, 2}}}));
  EXPECT_EQ(diagram::cover(diagrams, diagrams.conjoin(f, both), upper, std::vector<std::uint32_t>{1, 5}).cubes,
            (std::vector<Cube>{{{0, 2}}}));
}

TEST(Implicants, TooManyAreReported) {
  Diagrams diagrams(std::vector<std::uint8_t>(16, 2));
  Node parity = kFalse;
  for (Variable v = 0; v < 16; ++v) parity = diagrams.exclusive_or(parity, diagrams.literal(v, 2));
  EXPECT_FALSE(diagram::prime_implicants(diagrams, parity, 1000).has_value());
  Diagrams small(std::vector<std::uint8_t>(14, 2));
  Node odd = kFalse;
  for (Variable v = 0; v < 14; ++v) odd = small.exclusive_or(odd, small.literal(v, 2));
  const diagram::Cover cover = diagram::cover(small, odd, odd, std::vector<std::uint32_t>(14, 1));
  EXPECT_FALSE(cover.shortest);
  Node sum = kFalse;
  for (const Cube& cube : cover.cubes) sum = small.disjoin(sum, diagram::node_of(small, cube));
  EXPECT_EQ(sum, odd);
}

}  // namespace
}  // namespace consilium
