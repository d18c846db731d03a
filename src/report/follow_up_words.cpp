#include "report/follow_up_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "advice/dates.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using knowledge::Lapse;
using knowledge::Timing;

std::string counted(std::uint32_t least, std::uint32_t most, Lapse::Unit unit) {
  constexpr std::array<std::string_view, 4> kUnits{"day", "week", "month", "year"};
  const std::string_view name = kUnits.at(static_cast<std::size_t>(unit));
  return least == most ? fmt::format("{} {}{}", least, name, least == 1 ? "" : "s")
                       : fmt::format("{} to {} {}s", least, most, name);
}

/// From the start: what both ends have in months or days.
std::string elapsed(const inquiry::Window& window) {
  constexpr std::uint32_t kWeek = 7;
  const inquiry::Offset& a = window.least;
  const inquiry::Offset& b = window.most;
  if (a.days == 0 && b.days == 0) return counted(a.months, b.months, Lapse::Unit::Month);
  const bool weeks = a.days % kWeek == 0 && b.days % kWeek == 0;
  const std::uint32_t unit = weeks ? kWeek : 1;
  std::string out = counted(a.days / unit, b.days / unit, weeks ? Lapse::Unit::Week : Lapse::Unit::Day);
  if (a.months > 0 || b.months > 0) out = counted(a.months, b.months, Lapse::Unit::Month) + " and " + out;
  return out;
}

std::string ends(const inquiry::Window& window) {
  const std::string earliest = advice::print_day(window.earliest);
  return window.earliest == window.latest ? earliest
                                          : fmt::format("{} to {}", earliest, advice::print_day(window.latest));
}

}  // namespace

std::string words(const Lapse& lapse) {
  return (lapse.at_least ? "at least " : "") + counted(lapse.least, lapse.most, lapse.unit);
}

std::string words(const Timing& timing, const knowledge::Content& content) {
  std::vector<std::string> parts;
  for (const Timing::Phase& phase : timing.phases) {
    std::string part = "every " + (phase.every.least == 1 && phase.every.most == 1 ? words(phase.every).substr(2)
                                                                                   : words(phase.every));
    if (phase.until) part += fmt::format(" {} {}", parts.empty() ? "for" : "up to", words(*phase.until));
    parts.push_back(std::move(part));
  }
  std::string out = fmt::format("{}", fmt::join(parts, ", then "));
  if (timing.once) out = "once, " + words(*timing.once) + " after the treatment";
  if (!timing.occasion.empty()) out = timing.occasion;
  if (!timing.before.empty()) {
    std::vector<std::string> names;
    for (const auto i : timing.before) names.push_back(lower_first(content.interventions[i].label));
    out = fmt::format("{}before {}", timing.within ? fmt::format("within {} ", words(*timing.within)) : "",
                      join(names, "or"));
  }
  if (!timing.provided.empty()) out += ", if " + timing.provided;
  return out;
}

std::string words(const knowledge::Content& content, const advice::Case& patient, const inquiry::Start& start) {
  const std::string day = advice::print_date(start.day);
  if (!start.treatment) return fmt::format("the date of the decision ({})", day);
  std::vector<std::string> names;
  for (const auto i : (*patient.treatments)[*start.treatment].interventions)
    names.push_back(lower_first(content.interventions[i].label));
  return fmt::format("{} {} ({})", start.from_beginning ? "the date of" : "the end of", join(names, "or"), day);
}

std::string words(const Timing& timing, const inquiry::Window& window) {
  if (!timing.once || !timing.once->at_least) return ends(window);
  return window.earliest == window.latest ? "not before " + ends(window) : ends(window) + " or later";
}

std::string reason(const knowledge::Content& content, const advice::Case& patient, const inquiry::FollowUpEntry& entry,
                   const inquiry::Window& window) {
  const Timing& timing = content.timings[*entry.timing];
  std::string out = fmt::format("{} after {}", elapsed(window), words(content, patient, *entry.start));
  if (timing.once && timing.once->at_least) out = "at least " + out;
  if (!timing.phases.empty()) out += "; " + words(timing, content);
  return out;
}

std::string end_words(const knowledge::Content& content, const inquiry::FollowUpEntry& entry) {
  const Timing& timing = content.timings[*entry.timing];
  if (!timing.ends.empty()) return timing.ends;
  if (!entry.end) return "no end stated";
  return (timing.phases.back().until->at_least ? "at least until " : "") + ends(*entry.end);
}

std::string interval_words(const knowledge::Content& content, const inquiry::FollowUpEntry& entry) {
  if (entry.timing) {
    if (const std::string out = words(content.timings[*entry.timing], content); !out.empty()) return out;
  }
  return entry.note.empty() ? "no interval stated" : entry.note;
}

}  // namespace consilium::report
