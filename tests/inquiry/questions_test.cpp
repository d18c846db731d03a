// What to find out next, against brute force.
#include "inquiry/questions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "advice/board.hpp"
#include "advice/residual.hpp"
#include "knowledge/embedded.hpp"
#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Status;
using diagram::Assignment;
using diagram::Cells;
using inquiry::FeatureIndex;
using test::Random;
using test::World;

/// The completions of the facts.
std::vector<std::size_t> completions(const World& world, const Facts& facts) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < world.assignments.size(); ++i) {
    const Assignment& a = world.assignments[i];
    bool agrees = true;
    for (std::size_t v = 0; v < a.size(); ++v) agrees = agrees && ((facts.allowed[v] >> a[v]) & 1U) != 0;
    if (agrees) out.push_back(i);
  }
  return out;
}

/// The status of a statement by enumeration: its condition, and open as long as its option is.
Status status(const World& world, const Facts& facts, std::size_t statement) {
  const knowledge::Statement& s = world.base.content.statements[statement];
  std::array<bool, 2> when{};
  std::array<bool, 2> option{};
  for (const std::size_t i : completions(world, facts)) {
    const bool applies = world.truths[i][statement];
    const bool narrower =
        !s.options[0].when || test::holds(world.base, s.options[0].when->condition, world.assignments[i]);
    when.at(applies ? 1 : 0) = true;
    option.at(applies && narrower ? 1 : 0) = true;
  }
  if (!when[1]) return Status::Excluded;
  return when[0] || (option[0] && option[1]) ? Status::Possible : Status::Applies;
}

TEST(Questions, EveryAnswerSettlesWhatBruteForceSays) {
  std::size_t answers = 0;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = test::random_base(random, random.below(4), 5);
    const World world(base);
    const inquiry::Survey survey(base, {});
    ASSERT_EQ(survey.statements().size(), 5U);
    const Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.4));
    if (completions(world, facts).empty()) continue;
    const inquiry::Questions found = inquiry::questions(survey, facts);
    std::size_t open = 0;
    for (std::size_t s = 0; s < 5; ++s) {
      if (status(world, facts, s) == Status::Possible) ++open;
    }
    ASSERT_EQ(found.open, open);
    if (open == 0) EXPECT_TRUE(found.questions.empty());
    for (const inquiry::Question& question : found.questions) {
      Cells all = 0;
      for (const inquiry::Answer& answer : question.answers) {
        ++answers;
        EXPECT_EQ(all & answer.cells, 0U) << "two answers share a value";
        all |= answer.cells;
        std::vector<knowledge::StatementIndex> applies;
        std::vector<knowledge::StatementIndex> excluded;
        for (Cells rest = answer.cells; rest != 0; rest &= rest - 1) {
          const Facts then = inquiry::with(base, facts, question.feature, rest & (~rest + 1));
          applies.clear();
          excluded.clear();
          for (knowledge::StatementIndex s = 0; s < 5; ++s) {
            if (status(world, facts, s) != Status::Possible) continue;
            const Status now = status(world, then, s);
            if (now == Status::Applies) applies.push_back(s);
            if (now == Status::Excluded) excluded.push_back(s);
          }
          EXPECT_EQ(answer.applies, applies);
          EXPECT_EQ(answer.excluded, excluded);
          EXPECT_EQ(answer.open, open - applies.size() - excluded.size());
        }
      }
      for (std::uint8_t cell = 0; cell < 64; ++cell) {
        const std::size_t v = base.variable_of[question.feature];
        const auto left = completions(world, facts);
        const bool possible =
            std::any_of(left.begin(), left.end(), [&](std::size_t i) { return world.assignments[i][v] == cell; });
        EXPECT_EQ(((all >> cell) & 1U) != 0, possible) << "an answer is missing, or impossible";
      }
    }
  }
  EXPECT_GT(answers, 300U);
}

/// Plays the questions through: with every possible answer, in their order, leaving out what no longer matters. The
/// matter is what `advise` says that the open answers depend on.
void play(const knowledge::Base& base, const std::vector<FeatureIndex>& order, const Facts& facts, std::size_t asked,
          std::size_t& least, std::size_t& most) {
  const advice::Board board = advice::advise(base, facts, {});
  std::vector<bool> matters(base.content.features.size());
  for (const advice::Recommendation& r : board.recommendations) {
    for (const FeatureIndex feature : r.depends_on) matters[feature] = true;
    for (const advice::OptionAnswer& option : r.options) {
      for (const FeatureIndex feature : option.depends_on) matters[feature] = true;
    }
  }
  const auto next = std::find_if(order.begin(), order.end(), [&](FeatureIndex feature) { return matters[feature]; });
  if (next == order.end()) {
    least = std::min(least, asked);
    most = std::max(most, asked);
    return;
  }
  const Cells left = advice::possible_cells(base, facts)[base.variable_of[*next]];
  for (Cells rest = left; rest != 0; rest &= rest - 1) {
    play(base, order, inquiry::with(base, facts, *next, rest & (~rest + 1)), asked + 1, least, most);
  }
}

TEST(Questions, RemainingIsTheShortestAndTheLongestWay) {
  std::size_t longer = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(500 + seed);
    const knowledge::Base base = test::random_base(random, random.below(3), 4);
    const Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.3));
    if (advice::decide(base, facts).empty()) continue;
    const inquiry::Questions found = inquiry::questions(inquiry::Survey(base, {}), facts);
    std::vector<FeatureIndex> order;
    for (const inquiry::Question& question : found.questions) order.push_back(question.feature);
    std::size_t least = order.size();
    std::size_t most = 0;
    play(base, order, facts, 0, least, most);
    EXPECT_TRUE(found.remaining.best_proven && found.remaining.worst_proven);
    EXPECT_EQ(found.remaining.at_best, least);
    EXPECT_EQ(found.remaining.at_worst, most);
    if (most > least) ++longer;
  }
  EXPECT_GT(longer, 5U);
}

TEST(Questions, WhatIsSetAsideIsNotAsked) {
  const auto base = knowledge::open("");
  const inquiry::Survey survey(*base, {});
  advice::Case patient;
  advice::Stated site;
  site.feature = *base->content.feature("primary_site");
  site.values = 2;
  patient.stated.push_back(site);
  const Facts facts = advice::facts_of(*base, patient);
  const inquiry::Questions all = inquiry::questions(survey, facts);
  ASSERT_GT(all.questions.size(), 10U);
  const FeatureIndex first = all.questions.front().feature;
  const inquiry::Questions without = inquiry::questions(survey, facts, {first});
  EXPECT_EQ(without.questions.size(), all.questions.size() - 1);
  EXPECT_EQ(without.set_aside, std::vector<FeatureIndex>{first});
  for (const inquiry::Question& question : without.questions) EXPECT_NE(question.feature, first);
}

/// The first question settles at least as much for its effort as any other.
TEST(Questions, ComeInTheOrderOfWhatTheySettle) {
  const auto base = knowledge::open("");
  advice::Case patient;
  const Facts facts = advice::facts_of(*base, patient);
  const inquiry::Questions found = inquiry::questions(inquiry::Survey(*base, {}), facts);
  double before = 1e9;
  for (const inquiry::Question& question : found.questions) {
    const double worth = question.settles() / inquiry::cost_of(base->content.features[question.feature]);
    EXPECT_LE(worth, before);
    before = worth;
  }
}

}  // namespace
}  // namespace consilium
