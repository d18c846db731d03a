// Doses for one person, and contraindications against brute force.
#include "inquiry/dosing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "support/world.hpp"

namespace consilium {
namespace {

using inquiry::Person;

/// The check values that pharmaverse's admiral publishes for its `compute_bsa`, rounded to three places.
TEST(BodySurface, DuBoisByPublishedValues) {
  EXPECT_EQ(std::lround(1000 * inquiry::du_bois({170, 75})), 1864);
  EXPECT_EQ(std::lround(1000 * inquiry::du_bois({185, 90})), 2141);
}

/// Mosteller's formula is exact where the product is a square: 180 cm and 80 kg are 2 m².
TEST(BodySurface, Mosteller) {
  EXPECT_DOUBLE_EQ(inquiry::mosteller({180, 80}), 2.0);
  EXPECT_EQ(std::lround(1000 * inquiry::mosteller({170, 75})), 1882);
}

knowledge::Dose dose(const std::vector<double>& amounts) {
  knowledge::Dose out;
  out.unit = "mg/m2";
  for (const double amount : amounts) out.amount.push_back({"", amount});
  return out;
}

TEST(Dosing, ADoseADayAndACycle) {
  knowledge::Dose capecitabine = dose({750});
  capecitabine.times_a_day = 2;
  capecitabine.days = {1, 14};
  const inquiry::Computed amounts = inquiry::computed(capecitabine, 2);
  EXPECT_EQ(amounts.single, std::vector<double>{1500});
  EXPECT_EQ(amounts.daily, std::vector<double>{3000});
  EXPECT_EQ(amounts.per_cycle, std::vector<double>{42000});
}

TEST(Dosing, WhatIsNotStatedIsNotComputed) {
  const inquiry::Computed range = inquiry::computed(dose({100, 200}), 1.5);
  EXPECT_EQ(range.single, (std::vector<double>{150, 300}));
  EXPECT_TRUE(range.daily.empty());
  EXPECT_TRUE(range.per_cycle.empty());
}

TEST(Contraindications, AreDecidedAsByEnumeration) {
  std::array<std::size_t, 3> seen{};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    knowledge::Content content = test::random_base(random, random.below(4), 1).content;
    knowledge::Contraindication said;
    said.when = knowledge::When{"", test::random_condition(random, test::vocabulary_of(content), 4)};
    content.regimens.emplace_back().contraindications = {knowledge::Contraindication{}, said};
    const knowledge::Base base = knowledge::compile(std::move(content));
    const test::World world(base);
    const advice::Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.7));
    bool could_be_true = false;
    bool could_be_false = false;
    for (const diagram::Assignment& a : world.assignments) {
      bool agrees = true;
      for (std::size_t v = 0; v < a.size(); ++v) agrees = agrees && ((facts.allowed[v] >> a[v]) & 1U) != 0;
      if (agrees) (test::holds(base, said.when->condition, a) ? could_be_true : could_be_false) = true;
    }
    if (!could_be_true && !could_be_false) continue;
    const auto met = inquiry::contraindications(base, facts, 0);
    ASSERT_EQ(met.size(), 1U);  // the one in words only is left to people
    EXPECT_EQ(met[0].contraindication, 1U);
    advice::Status expected = advice::Status::Possible;
    if (!could_be_false) expected = advice::Status::Applies;
    if (!could_be_true) expected = advice::Status::Excluded;
    EXPECT_EQ(met[0].status, expected);
    EXPECT_EQ(met[0].depends_on.empty(), expected != advice::Status::Possible);
    ++seen.at(static_cast<std::size_t>(expected));
  }
  for (const std::size_t count : seen) EXPECT_GT(count, 20U);
}

}  // namespace
}  // namespace consilium
