// What follows from the treatments and the date of the decision: the derived features, computed once for a case.
#pragma once

#include "advice/case.hpp"
#include "knowledge/base.hpp"

namespace consilium::advice {

/// The cells that the history leaves to a derived feature. All of them where the history says nothing.
[[nodiscard]] knowledge::Cells derive(const knowledge::Base& base, const Case& patient, FeatureIndex feature);

/// A day as conditions compare it: 20250731.
[[nodiscard]] double as_number(std::chrono::sys_days day);

/// Months from one day to another as clinicians count them: whole calendar months and the fraction of the next one.
/// Negative when `to` is before `from`.
[[nodiscard]] double months_between(std::chrono::sys_days from, std::chrono::sys_days to);

}  // namespace consilium::advice
