// Follow-up: what is due for this patient, and when.
//
// A statement that applies says that an examination is due; its timing (knowledge/timing.hpp) says when. Dates are
// counted from the end of a treatment where the document counts from there and the case says when that was, otherwise
// from the date of the decision. "Every 6 to 12 months" leaves the next date open, and the one after that still more:
// the k-th examination has the window from the densest plan that keeps to the document to the widest one. No date in it
// is chosen.
//
// Sources stand beside each other by examination. Where they say different things of the same one, that is marked, not
// settled.
#pragma once

#include <optional>
#include <vector>

#include "advice/board.hpp"
#include "advice/case.hpp"

namespace consilium::inquiry {

/// What the dates are counted from.
struct Start {
  advice::DateRange day;
  std::optional<std::size_t> treatment;  ///< of the case; nothing = the date of the decision
  bool from_beginning = false;           ///< the case gives no end of it, so its beginning counts
  bool missing = false;                  ///< the document counts from a treatment of which the case gives no date
};

/// Months and days, added in this order; a month without that day ends early (31 January and 1 month: 28 February).
struct Offset {
  std::uint32_t months = 0;
  std::uint32_t days = 0;
  friend bool operator==(const Offset&, const Offset&) = default;
};
[[nodiscard]] std::chrono::sys_days add(std::chrono::sys_days day, Offset offset);
/// `count` units.
[[nodiscard]] Offset offset(knowledge::Lapse::Unit unit, std::uint32_t count);

/// When one examination is due.
struct Window {
  std::uint32_t number = 0;  ///< the how-many-eth since the start, from 1
  std::chrono::sys_days earliest;
  std::chrono::sys_days latest;
  Offset least;  ///< from the start to the earliest, and
  Offset most;   ///< from the start to the latest
  /// It can begin before the one before it has ended: it is counted anew once that one is done.
  bool overlaps = false;
  friend bool operator==(const Window&, const Window&) = default;
};

/// The windows of a timing that end on or after `from` and begin by `to`, in order. Those that have ended before `from`
/// are left out; the numbers tell how many.
[[nodiscard]] std::vector<Window> windows(const knowledge::Timing& timing, const advice::DateRange& start,
                                          std::chrono::sys_days from, std::chrono::sys_days to);

/// What one statement says of one examination.
struct FollowUpEntry {
  std::size_t recommendation = 0;  ///< into `FollowUp::board`
  knowledge::Stance stance = knowledge::Stance::For;
  advice::Status status = advice::Status::Possible;
  std::string note;                   ///< of the option
  std::optional<std::size_t> timing;  ///< of the knowledge base; nothing = the document gives no interval
  std::optional<Start> start;         ///< of a timing that has dates
  std::vector<Window> windows;        ///< of one that applies
  std::uint32_t passed = 0;           ///< windows that had ended before the date of the decision
  /// The date by which the schedule ends, as a window; nothing where the document names no length of time.
  std::optional<Window> end;
  std::vector<advice::FeatureIndex> depends_on;  ///< of a possible one
  std::vector<std::vector<advice::Requirement>> provided;
};

struct FollowUpExamination {
  knowledge::InterventionIndex intervention = 0;
  bool done = false;    ///< the case lists it under `done`
  bool differ = false;  ///< sources that apply say different things of it
  std::vector<FollowUpEntry> entries;
};

struct FollowUp {
  std::chrono::sys_days from;  ///< the date of the decision
  std::chrono::sys_days to;    ///< dates are listed that can fall by then
  advice::Board board;
  /// Those with dates first, then what some source is for, each in the order of the knowledge base.
  std::vector<FollowUpExamination> examinations;
};

/// How far ahead dates are listed where nobody says.
inline constexpr unsigned kFollowUpYears = 2;

/// The facts must be those of the case and not contradict each other. `sources`: none = all.
[[nodiscard]] FollowUp follow_up(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                 const std::vector<knowledge::SourceIndex>& sources, unsigned years = kFollowUpYears);

}  // namespace consilium::inquiry
