// The nearest change, against looking at every patient.
#include "inquiry/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "advice/board.hpp"
#include "knowledge/embedded.hpp"
#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Status;
using diagram::Assignment;
using diagram::Cells;
using inquiry::Alternative;
using inquiry::Nearest;
using test::Random;
using test::World;

/// From how many facts a patient departs, and in how many respects from the history.
struct Departure {
  std::size_t facts = 0;
  std::size_t history = 0;

  [[nodiscard]] std::size_t distance() const { return facts + (history > 0 ? 1 : 0); }
};

Departure departure(const Assignment& a, const Facts& facts) {
  Departure out;
  for (std::size_t v = 0; v < a.size(); ++v) {
    const Cells cell = Cells{1} << a[v];
    bool fact = (facts.always[v] & cell) == 0;
    bool history = false;
    for (const advice::Assertion& assertion : facts.assertions[v]) {
      if ((assertion.cells & cell) == 0) (facts.keys[assertion.key] ? fact : history) = true;
    }
    if (fact) ++out.facts;
    if (history) ++out.history;
  }
  return out;
}

/// The case with the alternative put in.
Facts applied(const knowledge::Base& base, const Facts& facts, const Alternative& alternative) {
  Facts out = facts;
  for (const auto& list : {alternative.changes, alternative.history}) {
    for (const advice::Requirement& r : list) out.allowed[base.variable_of[r.feature]] = r.cells;
  }
  for (const advice::Requirement& r : alternative.provided) out.allowed[base.variable_of[r.feature]] &= r.cells;
  return out;
}

bool within(const Assignment& a, const Facts& facts) {
  for (std::size_t v = 0; v < a.size(); ++v) {
    if (((facts.allowed[v] >> a[v]) & 1U) == 0) return false;
  }
  return true;
}

/// A case of which some facts follow from a history.
Facts with_history(Random& random, const knowledge::Base& base) {
  Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.6));
  if (random.chance(0.5)) return facts;
  const auto key = static_cast<advice::Key>(facts.keys.size());
  facts.keys.emplace_back(std::nullopt);
  facts.weights.push_back(0);
  for (std::size_t v = 0; v < facts.allowed.size(); ++v) {
    if (random.chance(0.5) || facts.always[v] != diagram::all_cells(base.diagrams.arities[v])) continue;
    const Cells cells = Cells{1} << random.below(base.diagrams.arities[v]);
    facts.assertions[v].push_back({key, cells});
    facts.allowed[v] &= cells;
  }
  return facts;
}

TEST(Nearest, AgreesWithEveryPatient) {
  std::array<std::size_t, 6> at_distance{};
  std::size_t with_another_history = 0;
  std::size_t impossible = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = test::random_base(random, random.below(4), 4);
    const World world(base);
    const Facts facts = with_history(random, base);
    if (advice::decide(base, facts).empty()) continue;
    for (std::size_t s = 0; s < base.statements.size(); ++s) {
      for (const bool value : {false, true}) {
        const Nearest found = inquiry::nearest(base, facts, base.statements[s].when, value);
        std::size_t distance = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < world.assignments.size(); ++i) {
          if (world.truths[i][s] == value)
            distance = std::min(distance, departure(world.assignments[i], facts).distance());
        }
        ASSERT_EQ(found.possible, distance != std::numeric_limits<std::size_t>::max());
        if (!found.possible) {
          ++impossible;
          continue;
        }
        ASSERT_EQ(found.distance, distance);
        ++at_distance.at(distance);
        EXPECT_TRUE(found.complete);

        std::size_t least_history = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < world.assignments.size(); ++i) {
          const Departure d = departure(world.assignments[i], facts);
          if (world.truths[i][s] == value && d.distance() == distance && d.history > 0)
            least_history = std::min(least_history, d.history);
        }
        std::vector<Facts> cases;
        for (const Alternative& alternative : found.alternatives) {
          cases.push_back(applied(base, facts, alternative));
          const auto statuses = advice::decide(base, cases.back());
          ASSERT_FALSE(statuses.empty()) << "a change that no patient has";
          EXPECT_EQ(statuses[s], value ? Status::Applies : Status::Excluded) << "a change that does not flip it";
          EXPECT_EQ(alternative.changes.size() + (alternative.history.empty() ? 0 : 1), distance);
          if (!alternative.history.empty()) ++with_another_history;
        }
        // every nearest patient is in one of them, and nobody else
        for (std::size_t i = 0; i < world.assignments.size(); ++i) {
          const Departure d = departure(world.assignments[i], facts);
          const bool is_nearest =
              world.truths[i][s] == value && d.distance() == distance && (d.history == 0 || d.history == least_history);
          const bool listed =
              std::any_of(cases.begin(), cases.end(), [&](const Facts& f) { return within(world.assignments[i], f); });
          EXPECT_EQ(listed, is_nearest);
        }
      }
    }
  }
  EXPECT_GT(at_distance[0], 100U);
  EXPECT_GT(at_distance[1], 100U);
  EXPECT_GT(at_distance[2], 10U);
  EXPECT_GT(with_another_history, 50U);
  EXPECT_GT(impossible, 0U);
}

/// On the real knowledge base: each change flips the statement in `decide`, and no smaller set of facts, left open,
/// would let it.
TEST(Nearest, RealKnowledge) {
  const auto base = knowledge::open("");
  Random random(5);
  std::size_t changed = 0;
  for (int round = 0; round < 12; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    advice::Case patient;
    Facts facts;
    do {
      patient.stated.clear();
      for (const char* known : {"primary_site", "differentiation", "disease_extent", "sstr_positive", "reported_grade",
                                "functioning", "progression", "liver_metastases", "ecog"}) {
        if (random.chance(0.3)) continue;
        const auto f = *base->content.feature(known);
        patient.stated.push_back({f, Cells{1} << random.below(base->cells[f].size()), {}, false});
      }
      if (random.chance(0.7)) patient.treatments.emplace();
      facts = advice::facts_of(*base, patient);
    } while (advice::decide(*base, facts).empty());
    for (std::size_t s = random.below(40); s < base->statements.size(); s += 40) {
      SCOPED_TRACE(base->content.statements[s].id);
      const bool value = advice::decide(*base, facts)[s] != Status::Applies;
      const Nearest found = inquiry::nearest(*base, facts, base->statements[s].when, value);
      for (const Alternative& alternative : found.alternatives) {
        const auto statuses = advice::decide(*base, applied(*base, facts, alternative));
        ASSERT_FALSE(statuses.empty());
        EXPECT_EQ(statuses[s], value ? Status::Applies : Status::Excluded);
      }
      if (!found.possible || found.distance == 0) continue;
      ++changed;
      // open all but one of the facts that change: it must still be certain that it does not flip
      for (const Alternative& alternative : found.alternatives) {
        if (!alternative.history.empty()) continue;
        for (std::size_t kept = 0; kept < alternative.changes.size(); ++kept) {
          Facts fewer = facts;
          for (std::size_t i = 0; i < alternative.changes.size(); ++i) {
            const auto v = base->variable_of[alternative.changes[i].feature];
            if (i != kept) fewer.allowed[v] = diagram::all_cells(base->diagrams.arities[v]);
          }
          EXPECT_EQ(advice::decide(*base, fewer)[s], value ? Status::Excluded : Status::Applies);
        }
      }
    }
  }
  EXPECT_GT(changed, 20U);
}

}  // namespace
}  // namespace consilium
