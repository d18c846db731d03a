// Dates of follow-up against every plan that keeps to the document.
#include "inquiry/follow_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "advice/dates.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using inquiry::Offset;
using inquiry::Window;
using knowledge::Lapse;
using knowledge::Timing;
using std::chrono::sys_days;

sys_days day(const char* text) { return *advice::parse_day(text); }
const sys_days kFar = day("2199-12-31");

TEST(FollowUpDates, EndEarlyWhereTheMonthIsShort) {
  const auto months = [](const char* from, std::uint32_t count) {
    return advice::print_day(inquiry::add(day(from), {count, 0}));
  };
  EXPECT_EQ(months("2025-01-31", 1), "2025-02-28");
  EXPECT_EQ(months("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(months("2024-02-29", 12), "2025-02-28");
  EXPECT_EQ(months("2024-02-29", 48), "2028-02-29");
  EXPECT_EQ(months("2025-08-31", 6), "2026-02-28");
  EXPECT_EQ(months("2025-12-31", 2), "2026-02-28");
  EXPECT_EQ(advice::print_day(inquiry::add(day("2025-12-30"), {0, 56})), "2026-02-24");
}

/// Counted from the start, not from the shortened date before: after 28 February comes 31 March.
TEST(FollowUpDates, AreNotDraggedToTheEndOfTheShortestMonth) {
  Timing timing;
  timing.phases = {{Lapse{1, 1, Lapse::Unit::Month}, Lapse{3, 3, Lapse::Unit::Month}}};
  const sys_days start = day("2025-01-31");
  std::vector<std::string> dates;
  for (const Window& window : inquiry::windows(timing, {start, start}, start, kFar))
    dates.push_back(advice::print_day(window.earliest));
  EXPECT_EQ(dates, (std::vector<std::string>{"2025-02-28", "2025-03-31", "2025-04-30"}));
}

/// Every plan in whole units: which dates its examinations fall on, by number. A plan ends with the last date that its
/// end allows.
void plans(const Timing& timing, sys_days start, std::vector<sys_days>& ends, Offset at, std::size_t phase,
           std::uint32_t number, std::map<std::uint32_t, std::set<sys_days>>& out) {
  const sys_days now = inquiry::add(start, at);
  while (phase + 1 < timing.phases.size() && now >= ends[phase]) ++phase;
  const Lapse& every = timing.phases[phase].every;
  for (std::uint32_t count = every.least; count <= every.most; ++count) {
    const Offset step = inquiry::offset(every.unit, count);
    const Offset next{at.months + step.months, at.days + step.days};
    const sys_days date = inquiry::add(start, next);
    if (date > ends.back()) continue;
    out[number].insert(date);
    plans(timing, start, ends, next, phase, number + 1, out);
  }
}

void each_end(const Timing& timing, sys_days start, std::vector<sys_days>& ends,
              std::map<std::uint32_t, std::set<sys_days>>& out) {
  if (ends.size() == timing.phases.size()) {
    plans(timing, start, ends, {}, 0, 1, out);
    return;
  }
  const Lapse& until = *timing.phases[ends.size()].until;
  for (std::uint32_t count = until.least; count <= until.most; ++count) {
    ends.push_back(inquiry::add(start, inquiry::offset(until.unit, count)));
    each_end(timing, start, ends, out);
    ends.pop_back();
  }
}

Lapse random_lapse(test::Random& random, std::uint32_t least, std::size_t spread, Lapse::Unit unit) {
  return {least, least + static_cast<std::uint32_t>(random.below(spread)), unit, false};
}

/// The earliest and the latest date of the k-th examination are those of some plan, and no plan has one outside. The
/// latest may be the end of the schedule, which a plan that stops before it does not reach.
TEST(FollowUpDates, AreThoseOfEveryPlan) {
  std::size_t compared = 0;
  std::size_t ranges = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    const auto unit = random.chance(0.7) ? Lapse::Unit::Month : Lapse::Unit::Week;
    Timing timing;
    const Lapse every = random_lapse(random, 2 + static_cast<std::uint32_t>(random.below(3)), 3, unit);
    const Lapse until = random_lapse(random, 6 + static_cast<std::uint32_t>(random.below(4)), 4, unit);
    timing.phases.push_back({every, until});
    if (random.chance(0.7)) {
      Lapse later = random_lapse(random, every.least + static_cast<std::uint32_t>(random.below(3)), 3, unit);
      later.most = std::max(later.most, every.most);
      timing.phases.push_back({later, random_lapse(random, until.most + 3, 4, unit)});
    }
    const sys_days start = day("2023-10-29") + std::chrono::days{random.below(900)};
    std::map<std::uint32_t, std::set<sys_days>> expected;
    std::vector<sys_days> ends;
    each_end(timing, start, ends, expected);
    const auto windows = inquiry::windows(timing, {start, start}, start, kFar);
    ASSERT_EQ(windows.size(), expected.size());
    const sys_days end = inquiry::add(start, inquiry::offset(unit, timing.phases.back().until->most));
    for (const Window& window : windows) {
      const std::set<sys_days>& dates = expected[window.number];
      EXPECT_EQ(window.earliest, *dates.begin());
      EXPECT_GE(window.latest, *dates.rbegin());
      if (window.latest < end) EXPECT_EQ(window.latest, *dates.rbegin());
      EXPECT_EQ(window.earliest, inquiry::add(start, window.least));
      EXPECT_EQ(window.latest, inquiry::add(start, window.most));
      ranges += window.earliest < window.latest ? 1U : 0U;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000U);
  EXPECT_GT(ranges, 500U);
}

TEST(FollowUpDates, TableTwo) {
  Timing timing;
  timing.phases = {{*knowledge::parse_lapse("3 mo"), knowledge::parse_lapse("3 a")},
                   {*knowledge::parse_lapse("6 mo"), knowledge::parse_lapse("5 a")}};
  const sys_days start = day("2024-08-31");
  const auto all = inquiry::windows(timing, {start, start}, start, kFar);
  ASSERT_EQ(all.size(), 16U);  // 12 in three years, 4 in two
  EXPECT_EQ(advice::print_day(all[0].earliest), "2024-11-30");
  EXPECT_EQ(advice::print_day(all[1].earliest), "2025-02-28");
  EXPECT_EQ(advice::print_day(all[11].earliest), "2027-08-31");
  EXPECT_EQ(advice::print_day(all[12].earliest), "2028-02-29");
  EXPECT_EQ(advice::print_day(all[15].latest), "2029-08-31");
  for (const Window& window : all) EXPECT_EQ(window.earliest, window.latest);
}

TEST(FollowUpDates, ACoarseStartIsARange) {
  Timing timing;
  timing.once = knowledge::parse_lapse("at least 8-12 wk");
  const auto all = inquiry::windows(timing, *advice::parse_date("2025-03"), day("2025-03-31"), kFar);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(advice::print_day(all[0].earliest), "2025-04-26");
  EXPECT_EQ(advice::print_day(all[0].latest), "2025-06-23");
}

TEST(FollowUpDates, OnlyThoseAskedFor) {
  Timing timing;
  timing.phases = {{*knowledge::parse_lapse("3-6 mo"), std::nullopt}};
  const sys_days start = day("2025-01-15");
  const auto all = inquiry::windows(timing, {start, start}, day("2025-08-01"), day("2026-01-15"));
  ASSERT_EQ(all.size(), 3U);  // the first ended on 2025-07-15; the fifth cannot be before 2026-04-15
  EXPECT_EQ(all.front().number, 2U);
  EXPECT_EQ(advice::print_day(all.back().earliest), "2026-01-15");
  EXPECT_EQ(advice::print_day(all.back().latest), "2027-01-15");
}

}  // namespace
}  // namespace consilium
