// Trials and series: what stands behind a statement.
//
// A study is kept as the documents print it. A figure belongs to the document that states it, so one study may have two
// values of one endpoint; nothing is rounded, converted, pooled or completed from elsewhere. Whom it studied is said in
// words, and, as far as features can say it, as a condition: then a case can be held against it like against a
// statement.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "knowledge/place.hpp"

namespace consilium::knowledge {

using StudyIndex = std::uint32_t;

/// A value as it is printed: "43.0", "<10", "not reached", "NE" (not estimated).
struct Printed {
  std::string text;
  std::optional<double> number;  ///< where it is a number
};

/// One figure of one document.
struct Endpoint {
  std::string name;
  std::optional<std::uint32_t> arm;  ///< index into the arms; nothing = the whole study, or arms compared
  std::string group;                 ///< the part of the patients it speaks of, in words; empty = all
  std::vector<Printed> value;        ///< one; or both ends of a range; none where only a p or a direction is stated
  std::string unit;                  ///< UCUM; "1" for a ratio
  std::vector<Printed> interval;     ///< both ends, or none
  bool range = false;                ///< the interval is printed as a range, not as a 95 % confidence interval
  std::string p;
  SourceIndex source = 0;
  std::string note;
  Place place;
};

struct Arm {
  std::string id;
  std::string label;
  std::optional<std::uint32_t> n;
  std::vector<InterventionIndex> interventions;  ///< those studied in it; none for a comparison such as placebo
};

/// How far the study had come when a document was written.
enum class Progress : std::uint8_t { Completed, Ongoing, Recruiting, Planned };
[[nodiscard]] const std::vector<std::string>& progress_words();

/// Where a document speaks of the study.
struct Mention {
  SourceIndex source = 0;
  std::string locator;
  Progress progress = Progress::Completed;
};

struct Study {
  std::string id;
  std::string name;
  std::vector<std::string> registration;
  std::string design;
  std::string population;    ///< in words
  std::optional<When> when;  ///< the part of it that features can say
  std::string beyond;        ///< the part that they cannot
  std::optional<std::uint32_t> n;
  std::string n_note;
  std::vector<Arm> arms;
  std::vector<Endpoint> endpoints;
  std::vector<Mention> mentions;
  Progress progress = Progress::Completed;  ///< by the newest document that speaks of it
  std::string discrepancy;
  Place place;

  /// Every intervention of its arms, once, in their order.
  [[nodiscard]] std::vector<InterventionIndex> interventions() const;
};

/// Which endpoints are drawn, and on which axis.
struct Figure {
  std::string title;
  std::string axis;
  std::vector<std::string> endpoints;   ///< their names
  std::map<std::string, double> units;  ///< unit -> how many of the axis it is
};

}  // namespace consilium::knowledge
