// One patient at one decision point, as stated: nothing derived, nothing assumed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/cells.hpp"
#include "knowledge/content.hpp"

namespace consilium::advice {

using knowledge::FeatureIndex;
using knowledge::InterventionIndex;

/// A date that may be coarse: all days from `first` to `last`.
struct DateRange {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};

struct Treatment {
  std::vector<InterventionIndex> interventions;  ///< one of these
  std::optional<DateRange> start;
  std::optional<DateRange> stop;
  bool stated_ongoing = false;  ///< `stop: null`
  std::string intent;           ///< empty = not stated
  std::string best_response;
  std::string outcome;
  std::optional<double> cycles;
  std::optional<double> disease_control_months;
};

/// What a case states about one feature.
struct Stated {
  FeatureIndex feature = 0;
  cql::ValueSet values = 0;                     ///< of a boolean or a code
  std::optional<knowledge::Interval> interval;  ///< of a number
  bool special = false;                         ///< the value of a number that is no number
};

struct Case {
  std::string id;
  std::chrono::sys_days as_of;
  bool as_of_stated = false;
  std::vector<Stated> stated;  ///< in the order of the features
  std::optional<std::vector<Treatment>> treatments;
  bool treatments_complete = true;
  std::vector<InterventionIndex> declined;
  std::vector<InterventionIndex> done;
};

}  // namespace consilium::advice
