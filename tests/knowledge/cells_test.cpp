#include "knowledge/cells.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "support/random.hpp"

namespace consilium::knowledge {
namespace {

using Relation = cql::Test::Relation;

Feature number(double low, double high) {
  Feature out;
  out.type.kind = cql::FeatureType::Kind::Number;
  out.type.low = low;
  out.type.high = high;
  return out;
}

bool holds(const cql::Test& test, double x) {
  switch (test.relation) {
    case Relation::Less:
      return x < test.number;
    case Relation::LessEqual:
      return x <= test.number;
    case Relation::Greater:
      return x > test.number;
    case Relation::GreaterEqual:
      return x >= test.number;
    default:
      return x == test.number;
  }
}

TEST(Cells, CutWhereTheConditionsCut) {
  const CellMap map(number(0, 100), {{0, Relation::Less, 0, 3},
                                     {0, Relation::LessEqual, 0, 20},
                                     {0, Relation::Greater, 0, 20},
                                     {0, Relation::GreaterEqual, 0, 10}});
  ASSERT_EQ(map.size(), 4U);
  EXPECT_EQ(map.interval(0), (Interval{0, 3, false, true}));
  EXPECT_EQ(map.interval(1), (Interval{3, 10, false, true}));
  EXPECT_EQ(map.interval(2), (Interval{10, 20, false, false}));
  EXPECT_EQ(map.interval(3), (Interval{20, 100, true, false}));
  EXPECT_EQ(map.of(Interval{10, 20, false, false}), 4U);
  EXPECT_EQ(map.of(Interval{3, 10, true, false}), 6U);
  EXPECT_EQ(map.of(Interval{0, 3, false, true}), 1U);
  EXPECT_EQ(map.intervals(0b1101), (std::vector<Interval>{{0, 3, false, true}, {10, 100, false, false}}));
}

TEST(Cells, EndsOfTheRangeMakeNoEmptyCells) {
  const CellMap map(number(0, 10), {{0, Relation::GreaterEqual, 0, 0},
                                    {0, Relation::Greater, 0, 0},
                                    {0, Relation::LessEqual, 0, 10},
                                    {0, Relation::Less, 0, 0},
                                    {0, Relation::Greater, 0, 10}});
  EXPECT_EQ(map.size(), 2U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::GreaterEqual, 0, 0}), 3U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::Less, 0, 0}), 0U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::Greater, 0, 10}), 0U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::Equal, 0, 0}), 1U);
}

TEST(Cells, SpecialValueFailsEveryComparison) {
  Feature feature = number(0, 10);
  feature.special = "not_counted";
  const CellMap map(feature, {{0, Relation::Greater, 0, 2}});
  ASSERT_EQ(map.size(), 3U);
  EXPECT_EQ(map.special(), 4U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::Greater, 0, 2}), 2U);
  EXPECT_EQ(map.of(cql::Test{0, Relation::LessEqual, 0, 2}), 1U);
  EXPECT_EQ(map.of(Interval{0, 10, false, false}), 3U);
}

TEST(Cells, TooManyAreRefused) {
  std::vector<cql::Test> tests;
  for (int i = 1; i < 40; ++i) tests.push_back({0, Relation::Equal, 0, static_cast<double>(i)});
  EXPECT_THROW(CellMap(number(0, 100), tests), std::length_error);
}

/// Every number lies in exactly one cell, and a test has one answer in each.
TEST(Cells, Property) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    test::Random random(seed);
    std::vector<cql::Test> tests;
    for (std::size_t i = 0; i < 1 + random.below(6); ++i) {
      tests.push_back({0, static_cast<Relation>(1 + random.below(5)), 0, static_cast<double>(random.below(6))});
    }
    const CellMap map(number(0, 5), tests);
    for (int half = 0; half <= 20; ++half) {
      const double x = half / 4.0;
      const Cells cell = map.of(Interval{x, x, false, false});
      ASSERT_EQ(std::popcount(cell), 1) << "seed " << seed;
      for (const cql::Test& t : tests)
        EXPECT_EQ((map.of(t) & cell) != 0, holds(t, x)) << "seed " << seed << ", x " << x;
      for (int other = half + 1; other <= 20; ++other) {
        const double y = other / 4.0;
        EXPECT_EQ(map.of(Interval{x, y, false, false}) & cell, cell);
        // the open interval: exactly the cells of the numbers strictly between
        Cells between = 0;
        for (int k = 8 * half + 1; k < 8 * other; ++k) between |= map.of(Interval{k / 32.0, k / 32.0, false, false});
        EXPECT_EQ(map.of(Interval{x, y, true, true}), between) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace consilium::knowledge
