// Intervals and dates of follow-up as a clinician says them; for the terminal, the calendar and the page alike.
#pragma once

#include <string>

#include "inquiry/follow_up.hpp"
#include "knowledge/base.hpp"

namespace consilium::report {

/// "3 months", "6 to 12 months", "at least 10 years".
[[nodiscard]] std::string words(const knowledge::Lapse& lapse);
/// "every 3 months for 2 to 3 years, then every 6 to 12 months up to at least 10 years"; for one without an interval,
/// on what occasion; "within 4 weeks before PRRT".
[[nodiscard]] std::string words(const knowledge::Timing& timing, const knowledge::Content& content);
/// "the date of the decision (2025-07-31)", "the end of lanreotide (2024-11)".
[[nodiscard]] std::string words(const knowledge::Content& content, const advice::Case& patient,
                                const inquiry::Start& start);
/// "2026-01-31" or "2026-01-31 to 2026-07-31"; "not before …" and "… or later" where the document sets no latest date.
[[nodiscard]] std::string words(const knowledge::Timing& timing, const inquiry::Window& window);
/// Why then: "6 months after the date of the decision (2025-07-31); every 3 months".
[[nodiscard]] std::string reason(const knowledge::Content& content, const advice::Case& patient,
                                 const inquiry::FollowUpEntry& entry, const inquiry::Window& window);
/// Where a schedule ends: "2035-03-14", "at least until 2035-03-14", "with the treatment", "no end stated".
[[nodiscard]] std::string end_words(const knowledge::Content& content, const inquiry::FollowUpEntry& entry);
/// What a statement says of the interval, or that it says none.
[[nodiscard]] std::string interval_words(const knowledge::Content& content, const inquiry::FollowUpEntry& entry);

}  // namespace consilium::report
