#include <gtest/gtest.h>

#include <map>

#include "diagram/diagram.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using diagram::all_cells;
using diagram::Assignment;
using diagram::Cells;
using diagram::Diagrams;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using diagram::Variable;
using test::each_assignment;
using test::Random;

const std::vector<std::uint8_t> kArities = {2, 3, 1, 4, 2};

/// A function as a table: its value for every assignment, in the order of each_assignment.
using Table = std::vector<bool>;

Table table_of(const Diagrams& diagrams, Node f) {
  Table out;
  each_assignment(diagrams.arities(), [&](const Assignment& a) { out.push_back(diagrams.evaluate(f, a)); });
  return out;
}

/// Builds the same random function as a diagram and as a table.
std::pair<Node, Table> random_function(Random& random, Diagrams& diagrams, int depth) {
  if (depth == 0) {
    const auto v = static_cast<Variable>(random.below(diagrams.variables()));
    const Cells cells = random.below(std::size_t{1} << diagrams.arity(v));
    Table table;
    each_assignment(diagrams.arities(), [&](const Assignment& a) { table.push_back(((cells >> a[v]) & 1U) != 0); });
    return {diagrams.literal(v, cells), table};
  }
  auto [a, left] = random_function(random, diagrams, depth - 1);
  auto [b, right] = random_function(random, diagrams, depth - 1);
  const std::size_t operation = random.below(5);
  Table table;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const bool x = left[i];
    const bool y = right[i];
    table.push_back(operation == 0   ? x && y
                    : operation == 1 ? x || y
                    : operation == 2 ? x != y
                    : operation == 3 ? !x || y
                                     : x && !y);
  }
  const Node node = operation == 0   ? diagrams.conjoin(a, b)
                    : operation == 1 ? diagrams.disjoin(a, b)
                    : operation == 2 ? diagrams.exclusive_or(a, b)
                    : operation == 3 ? diagrams.implies(a, b)
                                     : diagrams.difference(a, b);
  return {node, table};
}

TEST(Diagrams, OperationsAgreeWithTables) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    const auto [f, table] = random_function(random, diagrams, 4);
    ASSERT_EQ(table_of(diagrams, f), table) << "seed " << seed;
    Table negated = table;
    negated.flip();
    EXPECT_EQ(table_of(diagrams, diagrams.negate(f)), negated);
    EXPECT_EQ(diagrams.negate(diagrams.negate(f)), f);
    EXPECT_EQ(diagrams.count(f), std::count(table.begin(), table.end(), true));
    const auto witness = diagrams.witness(f);
    EXPECT_EQ(witness.has_value(), f != kFalse);
    if (witness) EXPECT_TRUE(diagrams.evaluate(f, *witness));
  }
}

TEST(Diagrams, EqualFunctionsAreTheSameNode) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    std::map<Table, Node> seen;
    for (int i = 0; i < 30; ++i) {
      const auto [f, table] = random_function(random, diagrams, 3);
      const auto [entry, is_new] = seen.emplace(table, f);
      EXPECT_EQ(entry->second, f) << "seed " << seed;
    }
    for (auto a = seen.begin(); a != seen.end(); ++a) {
      for (auto b = std::next(a); b != seen.end(); ++b) EXPECT_NE(a->second, b->second);
    }
  }
}

TEST(Diagrams, QuantificationIsTheUnionOverCells) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    Diagrams diagrams(kArities);
    const auto [f, table] = random_function(random, diagrams, 4);
    std::vector<Cells> over;
    for (const std::uint8_t arity : kArities)
      over.push_back(random.chance(0.4) ? 0 : 1 + random.below((std::size_t{1} << arity) - 1));
    const Node g = diagrams.exists(f, over);
    each_assignment(kArities, [&](const Assignment& a) {
      bool expected = false;
      each_assignment(kArities, [&](const Assignment& b) {
        bool reachable = true;
        for (std::size_t v = 0; v < a.size(); ++v)
          reachable = reachable && (over[v] == 0 ? a[v] == b[v] : ((over[v] >> b[v]) & 1U) != 0);
        expected = expected || (reachable && diagrams.evaluate(f, b));
      });
      ASSERT_EQ(diagrams.evaluate(g, a), expected) << "seed " << seed;
    });
    for (const Variable v : diagrams.support(g)) EXPECT_EQ(over[v], 0U);
  }
}

TEST(Diagrams, RestrictionFixesOneCell) {
  Random random(7);
  Diagrams diagrams(kArities);
  const auto [f, table] = random_function(random, diagrams, 4);
  for (Variable v = 0; v < kArities.size(); ++v) {
    for (std::size_t cell = 0; cell < kArities[v]; ++cell) {
      const Node g = diagrams.restrict(f, v, cell);
      each_assignment(kArities, [&, node = f](Assignment a) {
        const bool restricted = diagrams.evaluate(g, a);
        a[v] = static_cast<std::uint8_t>(cell);
        EXPECT_EQ(restricted, diagrams.evaluate(node, a));
      });
    }
  }
}

TEST(Diagrams, WithinNarrows) {
  Diagrams diagrams(kArities);
  const std::vector<Cells> cells = {1, 3, 1, 15, 2};
  const Node f = diagrams.within(kTrue, cells);
  EXPECT_EQ(diagrams.count(f), 1 * 2 * 1 * 4 * 1);
}

TEST(Diagrams, SupportAndSize) {
  Diagrams diagrams(kArities);
  const Node f = diagrams.conjoin(diagrams.literal(1, 3), diagrams.literal(4, 1));
  EXPECT_EQ(diagrams.support(f), (std::vector<Variable>{1, 4}));
  EXPECT_EQ(diagrams.size(f), 2U);
  EXPECT_TRUE(diagrams.support(kTrue).empty());
  // a variable with a single cell decides nothing
  EXPECT_EQ(diagrams.literal(2, 1), kTrue);
  EXPECT_EQ(diagrams.literal(2, 0), kFalse);
  EXPECT_EQ(diagrams.literal(3, all_cells(4)), kTrue);
}

TEST(Diagrams, CountsBeyondMachineWords) {
  const Diagrams diagrams(std::vector<std::uint8_t>(100, 64));
  EXPECT_EQ(diagrams.count(kTrue), boost::multiprecision::pow(boost::multiprecision::cpp_int(64), 100));
}

TEST(Diagrams, RefusesWhatItCannotHold) {
  EXPECT_THROW(Diagrams({2, 0}), std::invalid_argument);
  EXPECT_THROW(Diagrams({65}), std::invalid_argument);
  Diagrams small(std::vector<std::uint8_t>(20, 2), 10);
  Node parity = kFalse;
  EXPECT_THROW(
      {
        for (Variable v = 0; v < 20; ++v) parity = small.exclusive_or(parity, small.literal(v, 2));
      },
      diagram::CapacityError);
}

}  // namespace
}  // namespace consilium
