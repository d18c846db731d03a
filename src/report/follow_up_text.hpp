// The follow-up plan of a case, for a terminal.
#pragma once

#include <string>

#include "inquiry/follow_up.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// All dates in order, then each examination with what every source says of it and why, then what is open.
[[nodiscard]] std::string follow_up_text(const knowledge::Base& base, const advice::Case& patient,
                                         const advice::Facts& facts, const inquiry::FollowUp& plan, const Style& style);

}  // namespace consilium::report
