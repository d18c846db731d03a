#include "advice/dates.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consilium::advice {
namespace {

using namespace std::chrono;

/// `size` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return std::nullopt;
  int out = 0;
  for (const char c : text.substr(at, size)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

}  // namespace

std::optional<DateRange> parse_date(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kDay = 10;
  const auto y = digits(text, 0, kYear);
  if (!y || *y < 1900 || *y > 2200) return std::nullopt;
  if (text.size() == kYear) return DateRange{sys_days{year{*y} / January / 1}, sys_days{year{*y} / December / 31}};
  const auto m = digits(text, kYear + 1, 2);
  if (!m || *m < 1 || *m > 12 || text[kYear] != '-') return std::nullopt;
  const year_month month = year{*y} / std::chrono::month{static_cast<unsigned>(*m)};
  if (text.size() == kMonth) return DateRange{sys_days{month / 1}, sys_days{month / last}};
  const auto d = digits(text, kMonth + 1, 2);
  if (!d || text.size() != kDay || text[kMonth] != '-') return std::nullopt;
  const year_month_day date = month / day{static_cast<unsigned>(*d)};
  if (!date.ok()) return std::nullopt;
  return DateRange{sys_days{date}, sys_days{date}};
}

std::optional<sys_days> parse_day(std::string_view text) {
  const auto range = parse_date(text);
  if (!range || range->first != range->last) return std::nullopt;
  return range->first;
}

std::string print_day(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

sys_days add_months(sys_days day, int count) {
  const year_month_day begin{day};
  const year_month month = year_month{begin.year(), begin.month()} + months{count};
  const year_month_day_last last{month.year(), month_day_last{month.month()}};
  return sys_days{year_month_day{month.year(), month.month(), std::min(begin.day(), last.day())}};
}

std::string print_date(const DateRange& range) {
  const auto days = (range.last - range.first).count();
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  std::string full = print_day(range.first);
  if (days == 0) return full;
  return full.substr(0, days > 31 ? kYear : kMonth);
}

}  // namespace consilium::advice
