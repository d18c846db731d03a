// What to find out next.
//
// A question is an unknown feature; its answers are the values that the facts still allow, those together that settle
// the same statements. Under each answer every treatment statement is decided anew, exactly. The questions come in the
// order of the statements that an answer settles on average, each answer counting the same, for the effort that it
// takes to find out. Nothing is said of how likely an answer is: that is not in the sources.
#pragma once

#include <optional>

#include "inquiry/survey.hpp"

namespace consilium::inquiry {

struct Answer {
  Cells cells = 0;                      ///< the feature has one of these
  std::vector<StatementIndex> applies;  ///< open now, certain then
  std::vector<StatementIndex> excluded;
  std::size_t open = 0;     ///< the statements that are still open then
  std::size_t unknown = 0;  ///< and the features that can still decide one
};

struct Question {
  FeatureIndex feature = 0;
  std::size_t hangs_on = 0;  ///< the open statements that it can decide, alone or with others
  std::vector<Answer> answers;

  /// The statements that an answer settles, on average.
  [[nodiscard]] double settles() const;
};

/// The number of questions until no treatment statement is open, when they are asked in their order and those that can
/// no longer decide anything are left out: for the luckiest and for the unluckiest answers. `proven` is false where the
/// search was cut off: then `at_best` is the shortest way found, and `at_worst` no more than one question for each
/// unknown feature.
struct Remaining {
  std::size_t at_best = 0;
  std::size_t at_worst = 0;
  bool best_proven = true;
  bool worst_proven = true;
};

struct Questions {
  std::size_t statements = 0;  ///< about treatment
  std::size_t open = 0;        ///< of these; 0 = nothing that is unknown can change any of them
  std::vector<Question> questions;
  std::vector<FeatureIndex> set_aside;  ///< that could decide, too, but nobody can find them out
  Remaining remaining;
};

/// The facts must not contradict each other. `set_aside`: features that are known to stay unknown.
[[nodiscard]] Questions questions(const Survey& survey, const advice::Facts& facts,
                                  const std::vector<FeatureIndex>& set_aside = {});

/// What it takes to find a feature out, against looking it up in the chart (1).
[[nodiscard]] std::uint32_t cost_of(const knowledge::Feature& feature);

}  // namespace consilium::inquiry
