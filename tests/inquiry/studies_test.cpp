// Whose patients were like this one, against brute force.
#include "inquiry/studies.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/world.hpp"

namespace consilium {
namespace {

using advice::Facts;
using diagram::Assignment;
using inquiry::Belonging;
using inquiry::StudyMatch;
using test::Random;
using test::World;

knowledge::Base with_studies(Random& random, std::size_t studies) {
  knowledge::Content content = test::random_base(random, random.below(4), 1).content;
  const cql::Vocabulary vocabulary = test::vocabulary_of(content);
  for (std::size_t i = 0; i < studies; ++i) {
    knowledge::Study study;
    study.id = "e" + std::to_string(i);
    if (random.chance(0.9)) study.when = knowledge::When{"", test::random_condition(random, vocabulary, 4)};
    content.studies.push_back(std::move(study));
  }
  return knowledge::compile(std::move(content));
}

/// The features at which an assignment departs from the facts; nothing where it departs from what is assumed.
std::optional<std::vector<advice::FeatureIndex>> departures(const knowledge::Base& base, const Facts& facts,
                                                            const Assignment& a) {
  std::vector<advice::FeatureIndex> out;
  for (std::size_t v = 0; v < a.size(); ++v) {
    if (((facts.always[v] >> a[v]) & 1U) == 0) return std::nullopt;
    if (((facts.allowed[v] >> a[v]) & 1U) == 0) out.push_back(base.feature_of[v]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool meets(const knowledge::Base& base, const std::vector<std::vector<advice::Requirement>>& alternatives,
           const Assignment& a) {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const auto& alternative) {
    return std::all_of(alternative.begin(), alternative.end(), [&](const advice::Requirement& r) {
      return ((r.cells >> a[base.variable_of[r.feature]]) & 1U) != 0;
    });
  });
}

void expect_match(const World& world, const Facts& facts, const StudyMatch& match, const cql::Condition& condition) {
  const knowledge::Base& base = world.base;
  bool could_be_true = false;
  bool could_be_false = false;
  std::optional<std::size_t> fewest;
  bool differing_suffices = false;
  for (const Assignment& a : world.assignments) {
    const auto apart = departures(base, facts, a);
    if (!apart) continue;
    const bool holds = test::holds(base, condition, a);
    if (apart->empty()) (holds ? could_be_true : could_be_false) = true;
    if (holds) fewest = std::min(fewest.value_or(apart->size()), apart->size());
    const bool only_differing = std::includes(match.differs.begin(), match.differs.end(), apart->begin(), apart->end());
    if (holds && *apart == match.differs) differing_suffices = true;
    if (only_differing && match.belonging != Belonging::Belongs && !match.provided.empty()) {
      EXPECT_EQ(meets(base, match.provided, a), holds);
    }
  }
  const bool outside = !could_be_true;
  EXPECT_EQ(match.belonging == Belonging::Belongs, could_be_true && !could_be_false);
  EXPECT_EQ(match.belonging == Belonging::MayBelong, could_be_true && could_be_false);
  EXPECT_EQ(match.belonging == Belonging::Nearly, outside && fewest && *fewest <= inquiry::kNear);
  EXPECT_EQ(match.differs.size(), outside ? fewest.value_or(0) : 0);
  if (outside && fewest) EXPECT_TRUE(differing_suffices);
}

TEST(Studies, AgainstEnumeration) {
  std::size_t nearly = 0;
  std::size_t unstated = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const knowledge::Base base = with_studies(random, 6);
    const World world(base);
    const Facts facts = advice::facts_of(base, test::random_case(random, base.content, 0.7));
    const bool consistent = std::any_of(world.assignments.begin(), world.assignments.end(), [&](const Assignment& a) {
      const auto apart = departures(base, facts, a);
      return apart && apart->empty();
    });
    if (!consistent) continue;
    const std::vector<StudyMatch> matches = inquiry::studies(base, facts);
    ASSERT_EQ(matches.size(), base.content.studies.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const auto& when = base.content.studies[i].when;
      EXPECT_EQ(matches[i].belonging == Belonging::Unstated, !when);
      if (when) expect_match(world, facts, matches[i], when->condition);
      if (matches[i].belonging == Belonging::Nearly) ++nearly;
      if (!when) ++unstated;
    }
  }
  EXPECT_GT(nearly, 100U);
  EXPECT_GT(unstated, 20U);
}

}  // namespace
}  // namespace consilium
