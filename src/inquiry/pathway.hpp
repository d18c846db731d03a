// What next: for each treatment that a source is for, the case after progression on it, and what the sources say then.
//
// After progression the case is another one. The treatment has ended, at a time that nobody knows yet, with the outcome
// progression; so has what was under way while the disease progressed. Of the stated facts those stay that progression
// does not change; which do is knowledge and stands in knowledge/progression.yaml: what it changes becomes unknown, so
// that what follows is certain only where it holds whatever the new findings are. What was assumed stays assumed. The
// date of the decision stays, and an earlier end is at least as long ago as it is now.
//
// States that no source can tell apart are one: the same treatments in any order, and treatments that the histories of
// the knowledge base do not tell apart. Nothing is ranked: where there are more options than are followed, those that a
// source is for with certainty go first, then the order of the knowledge base, and the others are named.
#pragma once

#include <vector>

#include "inquiry/survey.hpp"

namespace consilium::inquiry {

using knowledge::InterventionIndex;
using StateIndex = std::uint32_t;

/// Interventions of which the same sources say the same, and after which the case is the same.
struct Choice {
  enum class Followed : std::uint8_t {
    Yes,
    Depth,     ///< the pathway ends here
    Width,     ///< one of too many
    Given,     ///< it has been given on a way to this case, or the case after it would be the same
    Declined,  ///< the patient declines it
  };

  std::vector<InterventionIndex> interventions;
  std::vector<SourceIndex> sources;   ///< certainly for it
  std::vector<SourceIndex> provided;  ///< for it, depending on what is unknown
  std::vector<SourceIndex> against;   ///< certainly against it, or without consensus
  Followed followed = Followed::Yes;
  StateIndex next = 0;  ///< where it is followed
};

struct State {
  /// The treatments after which it is reached, each in the order of the knowledge base; none = the case itself.
  std::vector<std::vector<InterventionIndex>> after;
  std::size_t depth = 0;
  bool consistent = true;  ///< false: the facts that stay contradict what has become of the others
  std::vector<Choice> choices;
};

struct Pathway {
  std::vector<State> states;  ///< by depth; the first is the case
};

struct PathwayRequest {
  std::size_t depth = 3;             ///< progressions to look beyond
  std::size_t width = 4;             ///< choices of a state that are followed
  std::vector<SourceIndex> sources;  ///< none = all
};

/// The facts of the case must not contradict each other.
[[nodiscard]] Pathway pathway(const knowledge::Base& base, const advice::Case& patient, const PathwayRequest& request);

/// The case after progression on a treatment that begins now.
[[nodiscard]] advice::Case after_progression(const knowledge::Base& base, const advice::Case& patient,
                                             InterventionIndex treatment);

}  // namespace consilium::inquiry
