// Advice against brute force: every answer, reason and proviso on random small knowledge bases is held against the
// enumeration of all completions.
#include <gtest/gtest.h>

#include <bit>
#include <set>

#include "advice/advice.hpp"
#include "support/toy.hpp"
#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Key;
using advice::KeySet;
using advice::Status;
using diagram::Assignment;
using diagram::Cells;
using test::Random;
using test::World;

KeySet key_set(const std::vector<Key>& keys) {
  KeySet out;
  for (const Key key : keys) out.set(key);
  return out;
}

Status status_of(std::pair<bool, bool> could_be) {
  if (!could_be.first) return Status::Excluded;
  return could_be.second ? Status::Possible : Status::Applies;
}

bool satisfies(const knowledge::Base& base, const Assignment& a, const std::vector<advice::Requirement>& alternative) {
  for (const advice::Requirement& requirement : alternative) {
    if (((requirement.cells >> a[base.variable_of[requirement.feature]]) & 1U) == 0) return false;
  }
  return true;
}

/// The smallest sets of keys that force the answer, by trying all subsets.
std::set<std::string> smallest_reasons(const World& world, std::size_t statement, const Facts& facts, bool value) {
  std::set<std::string> out;
  auto best = static_cast<int>(facts.keys.size()) + 1;
  for (std::size_t subset = 0; subset < (std::size_t{1} << facts.keys.size()); ++subset) {
    if (std::popcount(subset) > best) continue;
    const auto could_be = world.could_be(statement, facts, KeySet(subset));
    if (value ? could_be.second : could_be.first) continue;
    if (std::popcount(subset) < best) out.clear();
    best = std::popcount(subset);
    out.insert(KeySet(subset).to_string());
  }
  return out;
}

void check_possible(const World& world, std::size_t statement, const Facts& facts, const advice::Recommendation& r) {
  ASSERT_FALSE(r.provided.empty());
  std::vector<bool> needed(r.provided.size());
  for (std::size_t i = 0; i < world.assignments.size(); ++i) {
    if (!World::agrees(world.assignments[i], facts, facts.all_keys())) continue;
    std::size_t satisfied = 0;
    std::size_t last = 0;
    for (std::size_t alternative = 0; alternative < r.provided.size(); ++alternative) {
      if (!satisfies(world.base, world.assignments[i], r.provided[alternative])) continue;
      ++satisfied;
      last = alternative;
    }
    EXPECT_EQ(satisfied > 0, world.truths[i][statement]) << "the proviso is not the condition";
    if (satisfied == 1) needed[last] = true;
  }
  for (const bool is_needed : needed) EXPECT_TRUE(is_needed) << "an alternative says nothing";
  for (const auto& alternative : r.provided) {
    for (const advice::Requirement& requirement : alternative) {
      EXPECT_NE(std::find(r.depends_on.begin(), r.depends_on.end(), requirement.feature), r.depends_on.end());
    }
  }
}

void check_contradictions(const World& world, const Facts& facts, const advice::Board& board) {
  EXPECT_TRUE(board.recommendations.empty());
  ASSERT_FALSE(board.contradictions.empty());
  const auto consistent = [&](const KeySet& keys) {
    return std::any_of(world.assignments.begin(), world.assignments.end(),
                       [&](const Assignment& a) { return World::agrees(a, facts, keys); });
  };
  for (const advice::Contradiction& contradiction : board.contradictions) {
    const KeySet keys = key_set(contradiction.keys);
    EXPECT_FALSE(consistent(keys));
    EXPECT_FALSE(contradiction.reasons.empty());
    for (const Key key : contradiction.keys) {
      KeySet without = keys;
      without.reset(key);
      EXPECT_TRUE(consistent(without)) << "the contradiction is not minimal";
    }
  }
}

TEST(Exactness, EveryAnswerIsThatOfBruteForce) {
  std::size_t contradictory = 0;
  std::size_t possible = 0;
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = test::random_base(random, random.below(4), 4);
    const World world(base);
    for (int round = 0; round < 6; ++round) {
      const advice::Case patient = test::random_case(random, base.content, 0.6);
      const Facts facts = advice::facts_of(base, patient);
      const advice::Board board = advice::advise(base, facts, {{}, true, true});
      const std::vector<Status> statuses = advice::decide(base, facts);
      const auto [any_true, any_false] = world.could_be(0, facts, facts.all_keys());
      if (!any_true && !any_false) {
        ++contradictory;
        EXPECT_TRUE(statuses.empty());
        check_contradictions(world, facts, board);
        continue;
      }
      ASSERT_TRUE(board.contradictions.empty());
      ASSERT_EQ(board.recommendations.size(), base.content.statements.size());
      for (std::size_t s = 0; s < board.recommendations.size(); ++s) {
        const advice::Recommendation& r = board.recommendations[s];
        const auto could_be = world.could_be(s, facts, facts.all_keys());
        ASSERT_EQ(r.status, status_of(could_be));
        EXPECT_EQ(r.status, statuses[s]);
        if (r.status == Status::Possible) {
          ++possible;
          check_possible(world, s, facts, r);
        } else {
          const bool value = r.status == Status::Applies;
          std::set<std::string> found;
          for (const auto& because : r.because) found.insert(key_set(because).to_string());
          EXPECT_EQ(found.size(), r.because.size()) << "a reason is given twice";
          const std::set<std::string> smallest = smallest_reasons(world, s, facts, value);
          if (value) EXPECT_EQ(found, smallest);
          EXPECT_EQ(found.size(), value ? smallest.size() : 1U);
          EXPECT_EQ(smallest.count(*found.begin()), 1U);
          if (found.size() > 1) ++several;
        }
      }
    }
  }
  EXPECT_GT(contradictory, 20U);
  EXPECT_GT(possible, 200U);
  EXPECT_GT(several, 50U);
}

/// A fact more (or a narrower one) leaves every certain answer as it was.
TEST(Exactness, MoreFactsNeverOverturnACertainAnswer) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(1000 + seed);
    const knowledge::Base base = test::random_base(random, random.below(3), 6);
    advice::Case patient = test::random_case(random, base.content, 1.0);
    // d is assumed when it is not stated, so it is stated throughout
    for (int size = static_cast<int>(patient.stated.size()) - 2; size >= 0; --size) {
      advice::Case fewer = patient;
      fewer.stated.erase(fewer.stated.begin() + static_cast<std::ptrdiff_t>(random.below(fewer.stated.size() - 1)));
      const auto less = advice::decide(base, advice::facts_of(base, fewer));
      const auto more = advice::decide(base, advice::facts_of(base, patient));
      for (std::size_t s = 0; s < more.size(); ++s) {
        ASSERT_FALSE(less.empty());
        if (less[s] != Status::Possible) EXPECT_EQ(less[s], more[s]);
      }
      patient = fewer;
    }
  }
}

/// The stance of a source on an intervention is that of all its statements together.
TEST(Exactness, MatrixIsTheUnionOfItsStatements) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(2000 + seed);
    const knowledge::Base base = test::random_base(random, random.below(3), 6);
    const World world(base);
    const advice::Case patient = test::random_case(random, base.content, 0.6);
    const Facts facts = advice::facts_of(base, patient);
    const advice::Board board = advice::advise(base, facts, {});
    if (!board.contradictions.empty()) continue;
    for (knowledge::InterventionIndex i = 0; i < base.content.interventions.size(); ++i) {
      // certain[stance][strength]: in every completion some option of at least this strength takes the stance
      std::array<bool, 4> certain{true, true, true, true};
      std::array<bool, 4> certain_strong{true, true, true, true};
      std::array<bool, 4> ever{};
      for (const Assignment& a : world.assignments) {
        if (!World::agrees(a, facts, facts.all_keys())) continue;
        std::array<bool, 4> here{};
        std::array<bool, 4> here_strong{};
        for (const knowledge::Statement& statement : base.content.statements) {
          const knowledge::Option& option = statement.options[0];
          const bool on = option.intervention == i && test::holds(base, statement.when.condition, a) &&
                          (!option.when || test::holds(base, option.when->condition, a));
          const auto stance = static_cast<std::size_t>(option.stance);
          here.at(stance) = here.at(stance) || on;
          here_strong.at(stance) = here_strong.at(stance) || (on && statement.strength == 0U);
        }
        for (std::size_t stance = 0; stance < 4; ++stance) {
          certain.at(stance) = certain.at(stance) && here.at(stance);
          certain_strong.at(stance) = certain_strong.at(stance) && here_strong.at(stance);
          ever.at(stance) = ever.at(stance) || here.at(stance);
        }
      }
      const auto element =
          std::find_if(board.matrix.begin(), board.matrix.end(), [&](const auto& e) { return e.intervention == i; });
      const bool silent = std::none_of(ever.begin(), ever.end(), [](bool x) { return x; });
      ASSERT_EQ(element == board.matrix.end(), silent);
      if (silent) continue;
      using advice::Position;
      const Position expected = certain[0] && certain[1] ? Position::Mixed
                                : certain[0]             ? Position::For
                                : certain[1]             ? Position::Against
                                : certain[3]             ? Position::NoConsensus
                                : certain[2]             ? Position::Caution
                                                         : Position::Undetermined;
      EXPECT_EQ(element->position, expected);
      if (expected == Position::For) EXPECT_EQ(element->strength == 0U, certain_strong[0]);
      if (expected == Position::Against) EXPECT_EQ(element->strength == 0U, certain_strong[1]);
    }
  }
}

}  // namespace
}  // namespace consilium
