// What changes between two cases, and where the sources part.
#include "inquiry/difference.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "advice/advice.hpp"
#include "inquiry/disagreement.hpp"
#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Position;
using advice::Status;
using inquiry::Accord;
using test::Random;

/// A random base in which the statements are those of two sources.
knowledge::Base two_sources(Random& random) {
  knowledge::Content content = test::random_base(random, random.below(3), 8).content;
  content.sources.push_back(content.sources[0]);
  content.sources[1].id = "t";
  for (std::size_t i = content.statements.size() / 2; i < content.statements.size(); ++i) {
    content.statements[i].source = 1;
  }
  return knowledge::compile(std::move(content));
}

/// Only these keys of the facts.
Facts only(const Facts& facts, const std::vector<advice::Key>& keys) {
  Facts out = facts;
  out.allowed = out.always;
  for (std::size_t v = 0; v < out.allowed.size(); ++v) {
    for (const advice::Assertion& assertion : facts.assertions[v]) {
      if (std::find(keys.begin(), keys.end(), assertion.key) != keys.end()) out.allowed[v] &= assertion.cells;
    }
  }
  return out;
}

std::optional<Position> position(const advice::Board& board, knowledge::InterventionIndex i, knowledge::SourceIndex s) {
  for (const advice::MatrixElement& element : board.matrix) {
    if (element.intervention == i && element.source == s) return element.position;
  }
  return std::nullopt;
}

TEST(Difference, IsWhatTheTwoBoardsDoNotShare) {
  std::size_t changed = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = two_sources(random);
    const Facts a = advice::facts_of(base, test::random_case(random, base.content, 0.7));
    const Facts b = advice::facts_of(base, test::random_case(random, base.content, 0.7));
    const std::vector<Status> before = advice::decide(base, a);
    const std::vector<Status> after = advice::decide(base, b);
    if (before.empty() || after.empty()) continue;
    const advice::Board board_a = advice::advise(base, a, {{}, false, false});
    const advice::Board board_b = advice::advise(base, b, {{}, true, false});
    EXPECT_TRUE(inquiry::difference(base, board_a, board_a).empty());
    const inquiry::Difference difference = inquiry::difference(base, board_a, board_b);
    std::size_t found = 0;
    for (knowledge::StatementIndex s = 0; s < before.size(); ++s) {
      const auto change = std::find_if(difference.statements.begin(), difference.statements.end(),
                                       [&](const auto& c) { return c.statement == s; });
      ASSERT_EQ(change != difference.statements.end(), before[s] != after[s]);
      if (change == difference.statements.end()) continue;
      ++found;
      EXPECT_EQ(change->before, before[s]);
      EXPECT_EQ(change->after, after[s]);
    }
    EXPECT_EQ(found, difference.statements.size());
    for (knowledge::InterventionIndex i = 0; i < 2; ++i) {
      for (knowledge::SourceIndex s = 0; s < 2; ++s) {
        const auto change = std::find_if(difference.positions.begin(), difference.positions.end(),
                                         [&](const auto& c) { return c.intervention == i && c.source == s; });
        if (position(board_a, i, s) == position(board_b, i, s)) continue;
        ++changed;
        ASSERT_NE(change, difference.positions.end());
        EXPECT_EQ(change->before == nullptr, !position(board_a, i, s));
        EXPECT_EQ(change->after == nullptr, !position(board_b, i, s));
      }
    }
  }
  EXPECT_GT(changed, 100U);
}

TEST(Disagreement, EveryVoiceHasFactsThatForceIt) {
  std::size_t split = 0;
  std::size_t left_out = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(4000 + seed);
    const knowledge::Base base = two_sources(random);
    const Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.8));
    const advice::Board board = advice::advise(base, facts, {{}, false, false});
    if (!board.contradictions.empty()) continue;
    for (const inquiry::Table& table : inquiry::tables(base, facts, board, {})) {
      std::vector<Position> taken;
      for (const inquiry::Voice& voice : table.voices) {
        EXPECT_EQ(voice.position, position(board, table.intervention, voice.source));
        const advice::Board then = advice::advise(base, only(facts, voice.because), {{}, false, false});
        const auto forced = position(then, table.intervention, voice.source);
        if (!voice.position) {
          ++left_out;
          EXPECT_TRUE(!forced || *forced == Position::Undetermined || *forced == Position::Caution ||
                      *forced == Position::Against || *forced == Position::NoConsensus);
        } else if (*voice.position != Position::Undetermined) {
          // facts not in the reason may add the other stance or take a caution away, not this one
          EXPECT_TRUE(forced == voice.position || forced == Position::Mixed);
          if (*voice.position != Position::Caution) taken.push_back(*voice.position);
        }
      }
      std::sort(taken.begin(), taken.end());
      const bool same = std::adjacent_find(taken.begin(), taken.end(), std::not_equal_to<>()) == taken.end();
      const bool mixed = std::find(taken.begin(), taken.end(), Position::Mixed) != taken.end();
      const Accord expected = taken.empty()      ? Accord::Open
                              : !same || mixed   ? Accord::Split
                              : taken.size() > 1 ? Accord::Agreement
                                                 : Accord::SingleVoice;
      EXPECT_EQ(table.accord, expected);
      if (expected != Accord::Split) EXPECT_TRUE(table.difference.empty());
      if (expected == Accord::Split) ++split;
    }
  }
  EXPECT_GT(split, 10U);
  EXPECT_GT(left_out, 10U);
}

}  // namespace
}  // namespace consilium
