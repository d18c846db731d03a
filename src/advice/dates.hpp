// Calendar dates as text, ISO 8601.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "advice/case.hpp"

namespace consilium::advice {

/// `YYYY-MM-DD`.
[[nodiscard]] std::optional<std::chrono::sys_days> parse_day(std::string_view text);
/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a coarse date is all its days.
[[nodiscard]] std::optional<DateRange> parse_date(std::string_view text);
[[nodiscard]] std::string print_day(std::chrono::sys_days day);
/// The same day of a later month; a month without that day ends early (31 January + 1 month = 28 February).
[[nodiscard]] std::chrono::sys_days add_months(std::chrono::sys_days day, int count);
/// As coarse as it was read.
[[nodiscard]] std::string print_date(const DateRange& range);

}  // namespace consilium::advice
