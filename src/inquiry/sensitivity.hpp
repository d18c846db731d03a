// Along one feature: where each answer changes when it alone takes every value that it can have.
//
// The values of a feature are cells (knowledge/cells.hpp), and no condition tells the numbers of a cell apart, so
// deciding once for each cell covers the whole range with its exact boundaries. The rest of the case is decided once,
// with the feature unknown: what is certain then stays so for every value, and only what is open and hangs on the
// feature is decided again. Cells in which everything is answered alike are one stretch.
#pragma once

#include <optional>
#include <vector>

#include "advice/stand.hpp"
#include "inquiry/survey.hpp"

namespace consilium::inquiry {

struct Stretch {
  Cells cells = 0;       ///< of a number: neighbours; of a code: all values that are answered alike
  bool possible = true;  ///< false: the rest of the case and the constraints leave none of these values
};

/// A statement whose status is not the same everywhere.
struct StatementRow {
  StatementIndex statement = 0;
  std::vector<std::optional<Status>> statuses;  ///< by stretch; nothing where the stretch is not possible
};

/// An intervention in the voice of one source, whose position, strength or certainty is not the same everywhere.
struct VoiceRow {
  knowledge::InterventionIndex intervention = 0;
  SourceIndex source = 0;
  std::vector<std::optional<advice::Stand>> stands;  ///< by stretch; nothing = silent, or the stretch is not possible
};

struct Sensitivity {
  FeatureIndex feature = 0;
  std::vector<Stretch> stretches;        ///< together all values, in the order of the feature
  Cells own = 0;                         ///< what the case leaves of them; all where it says nothing
  std::vector<StatementRow> statements;  ///< in the order of the knowledge base
  std::vector<VoiceRow> voices;          ///< by intervention, then source
  // For a value that the case knows only as a range, or not at all:
  std::vector<StatementIndex> survive;  ///< apply, whichever of its own values is the true one
  std::vector<StatementIndex> change;   ///< are answered differently within its own values
};

/// The case without what it says, or what is assumed, of the feature.
[[nodiscard]] advice::Facts facts_beside(const knowledge::Base& base, const advice::Case& patient,
                                         FeatureIndex feature);

/// The facts beside the feature must not contradict each other.
[[nodiscard]] Sensitivity sensitivity(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature,
                                      const std::vector<SourceIndex>& sources = {});

}  // namespace consilium::inquiry
