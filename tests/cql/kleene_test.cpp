// The laws of the reference engine, on random conditions.
#include <gtest/gtest.h>

#include "cql/cql.hpp"
#include "support/toy.hpp"

namespace consilium {
namespace {

using cql::Condition;
using test::Random;
using Truth = std::optional<bool>;

Condition make(Condition::Kind kind, std::vector<Condition> operands) {
  Condition out;
  out.kind = kind;
  out.operands = std::move(operands);
  return out;
}

TEST(Kleene, Laws) {
  const cql::Vocabulary vocabulary = test::vocabulary_of(test::toy_content());
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const Condition a = test::random_condition(random, vocabulary, 3);
    const Condition b = test::random_condition(random, vocabulary, 3);
    std::map<std::pair<cql::FeatureIndex, int>, Truth> memory;
    const auto oracle = [&](const cql::Test& test) -> Truth {
      const auto key =
          std::make_pair(test.feature, static_cast<int>(test.relation) * 100 + static_cast<int>(test.number) * 10 +
                                           static_cast<int>(test.values));
      const auto found = memory.find(key);
      if (found != memory.end()) return found->second;
      return memory[key] = random.chance(0.4) ? std::nullopt : Truth(random.chance(0.5));
    };
    const auto value = [&](const Condition& c) { return cql::kleene(c, {}, oracle); };
    const auto negation = [](const Condition& c) { return make(Condition::Kind::Not, {c}); };
    EXPECT_EQ(value(negation(negation(a))), value(a));
    EXPECT_EQ(value(negation(make(Condition::Kind::And, {a, b}))),
              value(make(Condition::Kind::Or, {negation(a), negation(b)})));
    EXPECT_EQ(value(make(Condition::Kind::Implies, {a, b})), value(make(Condition::Kind::Or, {negation(a), b})));
    EXPECT_EQ(value(make(Condition::Kind::Xor, {a, b})), value(negation(make(Condition::Kind::Equal, {a, b}))));
    EXPECT_EQ(value(make(Condition::Kind::And, {a, b})), value(make(Condition::Kind::And, {b, a})));
  }
}

}  // namespace
}  // namespace consilium
