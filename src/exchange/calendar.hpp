// The dates of a follow-up plan as an iCalendar (RFC 5545), for calendar programs.
//
// Each date is an event of whole days: from the earliest to the latest day on which the source asks for it. It does not
// block the day. What can only be dated once the examination before it is done has no event. An event keeps its UID
// when the plan is made again, so that a calendar replaces it and keeps no second one; the date of the decision is its
// SEQUENCE, so that the newer plan wins.
#pragma once

#include <chrono>
#include <string>

#include "inquiry/follow_up.hpp"

namespace consilium::exchange {

/// `made`: when the calendar is written (DTSTAMP).
[[nodiscard]] std::string calendar(const knowledge::Base& base, const advice::Case& patient,
                                   const inquiry::FollowUp& plan, std::chrono::sys_seconds made);

}  // namespace consilium::exchange
