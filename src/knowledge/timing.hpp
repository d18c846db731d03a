// Timing: when what a statement asks for is due.
//
// For whom it is due is the condition of the statement and stands there only. Intervals are kept as the document gives
// them: "every 3-6 months" is both its ends, and nobody chooses between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/place.hpp"

namespace consilium::knowledge {

/// A stretch of the calendar, or a range of such: "8-12 wk".
struct Lapse {
  enum class Unit : std::uint8_t { Day, Week, Month, Year };
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  Unit unit = Unit::Month;
  bool at_least = false;  ///< the document gives no upper end

  friend bool operator==(const Lapse&, const Lapse&) = default;
};

/// Their UCUM codes: d, wk, mo, a.
[[nodiscard]] const std::vector<std::string>& lapse_units();
/// "8-12 wk", "at least 10 a", "3 mo"; nothing where it is none of these.
[[nodiscard]] std::optional<Lapse> parse_lapse(std::string_view text);
/// As it is written in a file; `parse_lapse` reads it back.
[[nodiscard]] std::string print(const Lapse& lapse);

/// Without an interval and an occasion it says that its interventions are follow-up, though they are not of that group.
struct Timing {
  /// One interval, until so long after the start. Only the last phase may have no end.
  struct Phase {
    Lapse every;
    std::optional<Lapse> until;
  };
  StatementIndex statement = 0;
  std::vector<InterventionIndex> of;     ///< which of its interventions are timed
  std::vector<InterventionIndex> after;  ///< counted from the end of the last of these; none = the date of the decision
  std::vector<Phase> phases;             ///< of a repeated examination
  std::optional<Lapse> once;             ///< a single one, so long after the start
  std::vector<InterventionIndex> before;  ///< work-up that comes before these
  std::optional<Lapse> within;            ///< at most so long before them
  std::string occasion;                   ///< where there is no interval: on what occasion, in words
  std::string provided;                   ///< what only people can judge: "the disease is more indolent"
  std::string ends;                       ///< where no length of time ends it: what does, in words
  Place place;
};

}  // namespace consilium::knowledge
