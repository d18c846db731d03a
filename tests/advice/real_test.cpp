// The real knowledge base with random patients.
#include <gtest/gtest.h>

#include "advice/advice.hpp"
#include "cql/kleene.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"

namespace consilium {
namespace {

using advice::Status;
using diagram::Cells;
using test::Random;

const knowledge::Base& base() {
  static const auto embedded = knowledge::open("");
  return *embedded;
}

/// The facts of a patient of whom each feature is known with some probability.
advice::Facts facts_of(Random& random, const std::vector<Cells>& patient, double known) {
  advice::Facts out;
  out.assertions.resize(patient.size());
  for (std::size_t v = 0; v < patient.size(); ++v) {
    const knowledge::Feature& feature = base().content.features[base().feature_of[v]];
    const bool stated = !feature.absent.empty() || random.chance(known);
    out.always.push_back(diagram::all_cells(base().diagrams.arities[v]));
    if (stated) {
      out.assertions[v].push_back({static_cast<advice::Key>(out.keys.size()), patient[v]});
      out.keys.emplace_back(base().feature_of[v]);
      out.weights.push_back(0);
    }
    out.allowed.push_back(stated ? patient[v] : out.always[v]);
  }
  return out;
}

TEST(RealKnowledge, ExactReasoningNeverContradictsKleene) {
  const auto definitions = base().content.definition_conditions();
  std::size_t known_to_both = 0;
  std::size_t only_exact = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const advice::Facts facts =
        facts_of(random, test::random_patient(random, base()), 0.2 + 0.2 * static_cast<double>(random.below(5)));
    const auto statuses = advice::decide(base(), facts);
    ASSERT_EQ(statuses.size(), base().content.statements.size()) << "seed " << seed;
    for (std::size_t s = 0; s < statuses.size(); ++s) {
      const auto kleene = cql::kleene(base().content.statements[s].when.condition, definitions,
                                      [&](const cql::Test& test) -> std::optional<bool> {
                                        const Cells allowed = facts.allowed[base().variable_of[test.feature]];
                                        const Cells cells = base().cells[test.feature].of(test);
                                        if ((allowed & cells) == 0) return false;
                                        return (allowed & ~cells) == 0 ? std::optional(true) : std::nullopt;
                                      });
      if (!kleene) {
        if (statuses[s] != Status::Possible) ++only_exact;
        continue;
      }
      ++known_to_both;
      ASSERT_EQ(statuses[s], *kleene ? Status::Applies : Status::Excluded)
          << base().content.statements[s].id << ", seed " << seed;
    }
  }
  EXPECT_GT(known_to_both, 1000U);
  EXPECT_GT(only_exact, 0U);
}

TEST(RealKnowledge, MoreFactsNeverOverturnACertainAnswer) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(5000 + seed);
    advice::Facts facts = facts_of(random, test::random_patient(random, base()), 0.9);
    auto before = advice::decide(base(), facts);
    for (int step = 0; step < 40; ++step) {
      const std::size_t v = random.below(facts.allowed.size());
      if (!base().content.features[base().feature_of[v]].absent.empty()) continue;
      facts.allowed[v] = facts.always[v];
      facts.assertions[v].clear();
      const auto after = advice::decide(base(), facts);
      for (std::size_t s = 0; s < after.size(); ++s) {
        if (after[s] != Status::Possible)
          ASSERT_EQ(after[s], before[s]) << base().content.statements[s].id << ", seed " << seed;
      }
      before = after;
    }
  }
}

/// Each reason, taken alone, still gives the answer, and dropping any key of it loses the answer.
TEST(RealKnowledge, ReasonsForceTheirAnswer) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    Random random(9000 + seed);
    const advice::Facts facts = facts_of(random, test::random_patient(random, base()), 0.6);
    const advice::Board board = advice::advise(base(), facts, {{}, true, true});
    const auto decide_with = [&](const std::vector<advice::Key>& keys, std::size_t statement) {
      advice::Facts fewer = facts;
      fewer.allowed = fewer.always;
      for (std::size_t v = 0; v < fewer.allowed.size(); ++v) {
        for (const advice::Assertion& assertion : facts.assertions[v]) {
          if (std::find(keys.begin(), keys.end(), assertion.key) != keys.end()) fewer.allowed[v] &= assertion.cells;
        }
      }
      return advice::decide(base(), fewer)[statement];
    };
    for (std::size_t s = 0; s < board.recommendations.size(); s += 7) {
      const advice::Recommendation& r = board.recommendations[s];
      if (r.status == Status::Possible) continue;
      // of many reasons the first and the last
      for (const auto& because : {r.because.front(), r.because.back()}) {
        EXPECT_EQ(because.size(), r.because.front().size());
        EXPECT_EQ(decide_with(because, s), r.status) << base().content.statements[s].id << ", seed " << seed;
        for (std::size_t i = 0; i < because.size(); ++i) {
          auto fewer = because;
          fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
          EXPECT_EQ(decide_with(fewer, s), Status::Possible) << base().content.statements[s].id << ", seed " << seed;
        }
      }
    }
  }
}

}  // namespace
}  // namespace consilium
