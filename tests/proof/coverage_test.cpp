// Modified condition/decision coverage: known results on small conditions, and suggestions that do what they promise.
#include "proof/coverage.hpp"

#include <gtest/gtest.h>

#include "advice/board.hpp"
#include "support/toy.hpp"

namespace consilium {
namespace {

using advice::Status;
using cql::Condition;
using proof::Side;
using test::Random;

Condition test_of(cql::FeatureIndex feature, cql::ValueSet values) {
  Condition out;
  out.kind = Condition::Kind::Test;
  out.test.feature = feature;
  out.test.values = values;
  return out;
}

Condition both(Condition::Kind kind, Condition a, Condition b) {
  Condition out;
  out.kind = kind;
  out.operands = {std::move(a), std::move(b)};
  return out;
}

/// One statement over the toy features, and perhaps a constraint.
knowledge::Base base_of(const Condition& when, const Condition* constraint = nullptr) {
  knowledge::Content content = test::toy_content();
  knowledge::Statement statement;
  statement.id = "s";
  statement.when.condition = when;
  content.statements = {statement};
  if (constraint != nullptr) content.constraints.push_back({"c", "reason", {"", *constraint}, {}});
  return knowledge::compile(std::move(content));
}

/// A vignette that states booleans: {feature, value}.
proof::Vignette vignette(const knowledge::Base& base, const std::vector<std::pair<cql::FeatureIndex, bool>>& facts) {
  proof::Vignette out;
  for (const auto& [feature, value] : facts) {
    advice::Stated stated;
    stated.feature = feature;
    stated.values = value ? 2 : 1;
    out.patient.stated.push_back(stated);
  }
  out.statuses[0] = advice::decide(base, advice::facts_of(base, out.patient))[0];
  return out;
}

const Condition kA0 = test_of(0, 2);
const Condition kA1 = test_of(1, 2);

TEST(Coverage, AConjunctionTakesThreeVignettes) {
  const knowledge::Base base = base_of(both(Condition::Kind::And, kA0, kA1));
  const auto of = [&](const std::vector<proof::Vignette>& vignettes) { return proof::coverage(base, vignettes); };
  const proof::Vignette tt = vignette(base, {{0, true}, {1, true}});
  const proof::Vignette tf = vignette(base, {{0, true}, {1, false}});
  const proof::Vignette ft = vignette(base, {{0, false}, {1, true}});
  const proof::Vignette ff = vignette(base, {{0, false}, {1, false}});
  EXPECT_EQ(of({}).shown, 0U);
  EXPECT_EQ(of({}).sides, 4U);
  EXPECT_EQ(of({tt}).shown, 2U);
  EXPECT_EQ(of({ff}).shown, 0U) << "neither decides alone";
  EXPECT_EQ(of({tt, tf}).shown, 3U);
  EXPECT_EQ(of({tt, tf, ft}).shown, 4U);
  EXPECT_TRUE(of({tt, tf, ft}).atoms.empty());
}

TEST(Coverage, AnUnknownAtomShowsNothing) {
  const knowledge::Base base = base_of(both(Condition::Kind::And, kA0, kA1));
  // a0 false decides only if a1 is known to be true
  EXPECT_EQ(proof::coverage(base, {vignette(base, {{0, false}})}).shown, 0U);
}

TEST(Coverage, WhatTheConstraintsSettleCannotDecideAlone) {
  // a1 implies a0, so "a0" never decides while a1 is true … and a0 is true wherever a1 is
  const Condition constraint = both(Condition::Kind::Implies, kA1, kA0);
  const knowledge::Base base = base_of(both(Condition::Kind::And, kA0, kA1), &constraint);
  const proof::Coverage coverage = proof::coverage(base, {});
  EXPECT_EQ(coverage.impossible, 1U);
  ASSERT_EQ(coverage.atoms.size(), 2U);
  EXPECT_EQ(coverage.atoms[0].when_false, Side::Impossible);
  EXPECT_EQ(coverage.atoms[0].when_true, Side::Missing);
}

/// Every suggestion, made a vignette, gets the expected answer, and together they show every atom that can decide.
TEST(Coverage, SuggestionsShowWhatTheyPromise) {
  std::size_t suggested = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = test::random_base(random, random.below(4), 4);
    std::vector<proof::Vignette> vignettes;
    for (const proof::Atom& atom : proof::coverage(base, {}).atoms) {
      for (const proof::Suggestion& suggestion : atom.suggestions) {
        proof::Vignette vignette;
        for (const advice::Requirement& requirement : suggestion.patient) {
          advice::Stated stated;
          stated.feature = requirement.feature;
          stated.values = requirement.cells;
          if (base.content.features[requirement.feature].type.kind == cql::FeatureType::Kind::Number) {
            stated.interval = base.cells[requirement.feature].intervals(requirement.cells).front();
          }
          vignette.patient.stated.push_back(stated);
        }
        const auto statuses = advice::decide(base, advice::facts_of(base, vignette.patient));
        ASSERT_FALSE(statuses.empty()) << "the suggested patient contradicts the constraints";
        ASSERT_EQ(statuses[suggestion.statement], suggestion.expected);
        vignette.statuses[suggestion.statement] = suggestion.expected;
        vignettes.push_back(std::move(vignette));
        ++suggested;
      }
    }
    const proof::Coverage after = proof::coverage(base, vignettes);
    EXPECT_EQ(after.shown, after.sides);
    EXPECT_EQ(after.percent(), 100);
  }
  EXPECT_GT(suggested, 500U);
}

}  // namespace
}  // namespace consilium
