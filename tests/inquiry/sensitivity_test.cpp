// Along one feature, against deciding every case of it for itself.
#include "inquiry/sensitivity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "knowledge/embedded.hpp"
#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using advice::Status;
using diagram::Cells;
using inquiry::FeatureIndex;
using inquiry::Sensitivity;
using test::Random;

/// One value of the feature as `advise` sees it.
struct Expected {
  bool possible = false;
  std::map<knowledge::StatementIndex, Status> statuses;
  std::map<std::pair<knowledge::InterventionIndex, knowledge::SourceIndex>, advice::Stand> stands;

  friend bool operator==(const Expected&, const Expected&) = default;
};

Expected expected(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature, Cells cell) {
  Facts facts = inquiry::facts_beside(base, patient, feature);
  facts.allowed[base.variable_of[feature]] &= cell;
  if (facts.allowed[base.variable_of[feature]] == 0) return {};
  const advice::Board board = advice::advise(base, facts, {{}, true, false});
  Expected out;
  out.possible = !board.recommendations.empty();
  for (const auto& r : board.recommendations) out.statuses[r.statement] = r.status;
  for (const auto& e : board.matrix) out.stands[{e.intervention, e.source}] = {e.position, e.strength, e.certainty};
  return out;
}

/// Every cell says what `advise` says of it, nothing that changes is left out, and no stretch could be longer.
std::size_t check(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature) {
  const Sensitivity found = inquiry::sensitivity(base, patient, feature);
  Cells all = 0;
  std::vector<Expected> of_stretch;
  for (std::size_t i = 0; i < found.stretches.size(); ++i) {
    const inquiry::Stretch& stretch = found.stretches[i];
    EXPECT_EQ(all & stretch.cells, 0U);
    all |= stretch.cells;
    std::optional<Expected> of_first;
    for (Cells rest = stretch.cells; rest != 0; rest &= rest - 1) {
      const Expected here = expected(base, patient, feature, rest & (~rest + 1));
      EXPECT_EQ(stretch.possible, here.possible);
      if (of_first) EXPECT_EQ(here, *of_first) << "a stretch in which something changes";
      of_first = here;
      if (!here.possible) continue;
      for (const auto& row : found.statements) EXPECT_EQ(row.statuses[i], here.statuses.at(row.statement));
      for (const auto& row : found.voices) {
        const auto stand = here.stands.find({row.intervention, row.source});
        EXPECT_EQ(row.stands[i], stand == here.stands.end() ? std::nullopt : std::optional(stand->second));
      }
    }
    of_stretch.push_back(*of_first);
  }
  EXPECT_EQ(all, base.cells[feature].all());

  const bool number = base.content.features[feature].type.kind == cql::FeatureType::Kind::Number;
  for (std::size_t i = 1; i < of_stretch.size(); ++i) {
    for (std::size_t j = number ? i - 1 : 0; j < i; ++j) {
      const bool special =
          base.cells[feature].has_special() && found.stretches[i].cells == base.cells[feature].special();
      if (!(number && special)) EXPECT_NE(of_stretch[i], of_stretch[j]) << "two stretches that are one";
    }
  }
  for (knowledge::StatementIndex s = 0; s < base.statements.size(); ++s) {
    std::vector<Status> seen;
    for (const Expected& each : of_stretch) {
      if (each.possible) seen.push_back(each.statuses.at(s));
    }
    const bool varies = std::adjacent_find(seen.begin(), seen.end(), std::not_equal_to<>()) != seen.end();
    const auto has_row = std::any_of(found.statements.begin(), found.statements.end(),
                                     [&](const inquiry::StatementRow& row) { return row.statement == s; });
    EXPECT_EQ(has_row, varies);
  }
  return found.stretches.size();
}

TEST(Sensitivity, EveryValueIsAnsweredAsAdviseAnswersIt) {
  std::size_t stretches = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = test::random_base(random, random.below(4), 5);
    const advice::Case patient = test::random_case(random, base.content, 0.5);
    for (FeatureIndex feature = 0; feature < base.content.features.size(); ++feature) {
      const Facts beside = inquiry::facts_beside(base, patient, feature);
      if (advice::decide(base, beside).empty()) continue;
      stretches += check(base, patient, feature);
    }
  }
  EXPECT_GT(stretches, 1000U);
}

/// What survives a range applies to every patient in it, and what changes does not say the same of all of them.
TEST(Sensitivity, WhatSurvivesTheRangeOfTheCase) {
  std::size_t surviving = 0;
  std::size_t changing = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(4000 + seed);
    const knowledge::Base base = test::random_base(random, random.below(3), 5);
    const test::World world(base);
    const advice::Case patient = test::random_case(random, base.content, 0.6);
    const Facts facts = advice::facts_of(base, patient);
    if (advice::decide(base, facts).empty()) continue;
    const auto n = *base.content.feature("n");
    const Sensitivity found = inquiry::sensitivity(base, patient, n);
    for (knowledge::StatementIndex s = 0; s < base.statements.size(); ++s) {
      const auto [any_true, any_false] = world.could_be(s, facts, facts.all_keys());
      const bool survives = std::find(found.survive.begin(), found.survive.end(), s) != found.survive.end();
      const bool changes = std::find(found.change.begin(), found.change.end(), s) != found.change.end();
      EXPECT_EQ(survives, any_true && !any_false);
      if (changes) EXPECT_TRUE(any_true && any_false);
      if (survives) ++surviving;
      if (changes) ++changing;
    }
  }
  EXPECT_GT(surviving, 100U);
  EXPECT_GT(changing, 20U);
}

TEST(Sensitivity, RealKnowledge) {
  const auto base = knowledge::open("");
  Random random(77);
  for (const char* id : {"ki67_percent", "primary_site", "sstr_positive", "mitoses_per_2mm2", "krenning_score", "ecog",
                         "gastric_type", "months_since_prrt", "liver_lesion_count"}) {
    SCOPED_TRACE(id);
    const FeatureIndex feature = *base->content.feature(id);
    for (int round = 0; round < 3; ++round) {
      advice::Case patient;
      do {
        patient.stated.clear();
        for (const char* known :
             {"differentiation", "disease_extent", "sstr_positive", "reported_grade", "functioning"}) {
          if (random.chance(0.4)) continue;
          const FeatureIndex f = *base->content.feature(known);
          patient.stated.push_back({f, Cells{1} << random.below(base->cells[f].size()), {}, false});
        }
        if (random.chance(0.5)) patient.treatments.emplace();
      } while (advice::decide(*base, inquiry::facts_beside(*base, patient, feature)).empty());
      (void)check(*base, patient, feature);
    }
  }
}

}  // namespace
}  // namespace consilium
