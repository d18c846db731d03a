// The network against one case at a time.
#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>

#include "advice/decisions.hpp"
#include "cohort/cohort.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"
#include "support/toy.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Status;
using cohort::Alphabet;
using cohort::Answers;
using cohort::Columns;
using diagram::Cells;
using diagram::Variable;
using test::Random;

struct Seen {
  std::size_t contradictory = 0;
  std::size_t possible = 0;
  std::size_t bound = 0;  ///< seemed possible, had the features been independent within what the constraints leave
};

/// Asks both about the same cases and expects the same of every decision.
void compare(const knowledge::Base& base, const cohort::Network& network, const std::vector<Facts>& cases, Seen& seen) {
  Alphabet alphabet(base.diagrams.arities);
  Columns columns(alphabet, cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (Variable v = 0; v < alphabet.variables(); ++v) {
      // facts that contradict each other within one variable leave no cell; no column says that
      ASSERT_NE(cases[i].allowed[v], 0U);
      columns.at(v, i) = alphabet.code(v, cases[i].allowed[v]).value();
    }
  }
  cohort::Runner runner(network, alphabet);
  std::vector<Answers> answers;
  runner.run(columns, answers);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    advice::Decisions expected(base, cases[i]);
    const Answers& block = answers[i / cohort::kBlock];
    const std::size_t lane = i % cohort::kBlock;
    ASSERT_EQ(block.is_consistent(lane), expected.consistent()) << "case " << i;
    if (!expected.consistent()) {
      ++seen.contradictory;
      continue;
    }
    diagram::Walk alone(base.diagrams, expected.possible());
    for (const knowledge::DecisionIndex decision : network.decisions()) {
      const Status status = expected.of(decision);
      ASSERT_EQ(block.status(network.position(decision), lane), status) << "case " << i << ", decision " << decision;
      if (status == Status::Possible) {
        ++seen.possible;
        continue;
      }
      const diagram::Node f = base.decisions[decision].condition;
      if (alone.can_be_true(f) && alone.can_be_false(f)) ++seen.bound;
    }
  }
}

/// Of statements, their options and populations, the voices of the sources, and the classification.
std::vector<knowledge::DecisionIndex> all_decisions(const knowledge::Base& base) {
  std::vector<knowledge::DecisionIndex> out(base.decisions.size());
  std::iota(out.begin(), out.end(), knowledge::DecisionIndex{0});
  return out;
}

/// Some facts are known, some in part; some are wrong, so that they may contradict each other.
Facts some_facts(Random& random, const knowledge::Base& base, double known, double in_part, double wrong) {
  Facts out = advice::nothing_known(base);
  const std::vector<Cells> patient = test::random_patient(random, base);
  for (std::size_t v = 0; v < patient.size(); ++v) {
    const std::size_t arity = base.diagrams.arities[v];
    if (!random.chance(known)) continue;
    out.allowed[v] = random.chance(wrong) ? Cells{1} << random.below(arity) : patient[v];
    if (random.chance(in_part)) out.allowed[v] |= Cells{1} << random.below(arity);
  }
  return out;
}

TEST(Network, IsTheAdviceOfRandomKnowledge) {
  Seen seen;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    // few features with few constraints, or many in long chains
    const bool many = seed % 2 == 0;
    const knowledge::Base base =
        many ? test::random_base(random, 6 + random.below(6), 12, 9) : test::random_base(random, random.below(5), 8);
    std::vector<Facts> cases;
    for (int i = 0; i < 70; ++i) cases.push_back(some_facts(random, base, many ? 0.3 : 0.5, 0.2, many ? 0.05 : 0.2));
    compare(base, {base, all_decisions(base)}, cases, seen);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(seen.contradictory, 200U);
  EXPECT_GT(seen.possible, 5000U);
  EXPECT_GT(seen.bound, 1000U);
}

/// A million cases where CONSILIUM_LONG is set.
TEST(Network, IsTheAdviceOfTheRealKnowledge) {
  const auto base = knowledge::open("");
  const cohort::Network network(*base, all_decisions(*base));
  const std::size_t rounds = std::getenv("CONSILIUM_LONG") != nullptr ? 1000 : 8;
  Seen seen;
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    std::vector<Facts> cases;
    for (int i = 0; i < 1000; ++i) {
      const double known = random.chance(0.5) ? 0.8 : 0.2 * static_cast<double>(random.below(6));
      cases.push_back(some_facts(random, *base, known, 0.05, random.chance(0.1) ? 0.05 : 0));
    }
    compare(*base, network, cases, seen);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(seen.contradictory, rounds);
  EXPECT_GT(seen.possible, rounds * 1000);
  EXPECT_GT(seen.bound, rounds);
}

}  // namespace
}  // namespace consilium
