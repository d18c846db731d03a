#include "exchange/suggestion_yaml.hpp"

#include <fmt/format.h>

#include <cmath>

#include "exchange/case_json.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

using Kind = cql::FeatureType::Kind;

/// A number of the interval that an author would choose: a round one in the middle, else an end that belongs to it.
double representative(const knowledge::Interval& interval) {
  const double middle = (interval.low + interval.high) / 2;
  constexpr double kLargest = 1e6;
  constexpr double kSmallest = 1e-3;
  for (double step = kLargest; step > kSmallest; step /= 10) {
    const double rounded = std::round(middle / step) * step;
    if (interval.low < rounded && rounded < interval.high) return rounded;
  }
  return interval.low_open ? interval.high : interval.low;
}

/// `key: value`; nothing where the case cannot say it, or need not.
std::string fact(const knowledge::Base& base, const advice::Requirement& requirement) {
  const knowledge::Feature& feature = base.content.features[requirement.feature];
  const knowledge::CellMap& cells = base.cells[requirement.feature];
  const bool special = cells.has_special() && requirement.cells == cells.special();
  const bool has_none = feature.only && (requirement.cells >> feature.type.values.size()) != 0;
  if (feature.type.kind == Kind::Number && !special) {
    const knowledge::Interval interval = cells.intervals(requirement.cells).front();
    // between two dates lie numbers that are none; the ends are dates
    const double day = interval.low_open ? interval.high : interval.low;
    if (feature.is_date()) return fmt::format("as_of: \"{}\"", report::words(feature, day));
    return fmt::format("{}: {}", feature.id(), representative(interval));
  }
  if (special) return feature.special == feature.absent ? "" : fmt::format("{}: {}", feature.id(), feature.special);
  if (feature.type.kind == Kind::Code && has_none) return "";
  const std::string value = boost::json::value_to<std::string>(
      feature.type.kind == Kind::Boolean ? boost::json::value(requirement.cells == 2 ? "true" : "false")
                                         : cells_json(base, requirement));
  if (value == feature.absent) return "";
  const bool digits = value.find_first_not_of("0123456789") == std::string::npos;
  return fmt::format("{}: {}{}{}", feature.id(), digits ? "\"" : "", value, digits ? "\"" : "");
}

}  // namespace

std::string suggestion_yaml(const knowledge::Base& base, const std::string& name, const proof::Suggestion& suggestion) {
  constexpr std::size_t kWidth = 120;
  std::string out = fmt::format("- name: {}\n", boost::json::serialize(boost::json::string(name)));
  std::string line = "  case: {";
  bool first = true;
  for (const advice::Requirement& requirement : suggestion.patient) {
    const std::string next = fact(base, requirement);
    if (next.empty()) continue;
    if (line.size() + next.size() + 3 > kWidth) {
      out += line + ",\n";
      line = "         ";
      first = true;
    }
    line += (first ? "" : ", ") + next;
    first = false;
  }
  return out + line +
         fmt::format("}}\n  {}: [{}]\n", advice::word(suggestion.expected),
                     base.content.statements[suggestion.statement].id);
}

}  // namespace consilium::exchange
