#include "knowledge/cells.hpp"

#include <algorithm>
#include <stdexcept>

namespace consilium::knowledge {
namespace {

using Relation = cql::Test::Relation;

/// The numbers for which a comparison is true; unbounded ends are the largest doubles.
Interval numbers_of(const cql::Test& test, double low, double high) {
  switch (test.relation) {
    case Relation::Less:
      return {low, test.number, false, true};
    case Relation::LessEqual:
      return {low, test.number, false, false};
    case Relation::GreaterEqual:
      return {test.number, high, false, false};
    case Relation::Greater:
      return {test.number, high, true, false};
    default:
      return {test.number, test.number, false, false};
  }
}

Cells range_of_cells(std::size_t first, std::size_t last) {
  return diagram::all_cells(last + 1) & ~diagram::all_cells(first);
}

}  // namespace

CellMap::CellMap(const Feature& feature, const std::vector<cql::Test>& tests)
    : kind_(feature.type.kind),
      low_(feature.type.low),
      high_(feature.type.high),
      has_special_(!feature.special.empty() || feature.only.has_value()) {
  if (kind_ == cql::FeatureType::Kind::Code) size_ = feature.type.values.size();
  if (kind_ == cql::FeatureType::Kind::Number) {
    for (const cql::Test& test : tests) {
      const bool before = test.relation != Relation::LessEqual && test.relation != Relation::Greater;
      const bool after = test.relation != Relation::Less && test.relation != Relation::GreaterEqual;
      // A cut at an end of the range would make an empty cell.
      if (before && test.number > low_) cuts_.push_back({test.number, false});
      if (after && test.number < high_) cuts_.push_back({test.number, true});
    }
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    size_ = cuts_.size() + 1;
  }
  if (has_special_) ++size_;
  if (size_ > diagram::kMostCells) {
    throw std::length_error("feature " + feature.id() + " needs more than 64 cells: too many thresholds or values");
  }
}

Cells CellMap::of(const cql::Test& test) const {
  if (test.relation == Relation::In) return test.values & all();
  const Interval numbers = numbers_of(test, low_, high_);
  if (numbers.low > numbers.high || (numbers.low == numbers.high && (numbers.low_open || numbers.high_open))) return 0;
  return of(numbers);
}

Cells CellMap::of(const Interval& interval) const {
  const auto before = [this](double value, bool also_after) {
    return static_cast<std::size_t>(std::count_if(cuts_.begin(), cuts_.end(), [&](const Cut& cut) {
      return cut.value < value || (cut.value == value && (also_after || !cut.after));
    }));
  };
  const std::size_t first = before(interval.low, interval.low_open);
  const std::size_t last =
      interval.high_open ? static_cast<std::size_t>(std::count_if(
                               cuts_.begin(), cuts_.end(), [&](const Cut& cut) { return cut.value < interval.high; }))
                         : before(interval.high, false);
  return range_of_cells(first, last);
}

Interval CellMap::interval(std::size_t cell) const {
  Interval out{low_, high_, false, false};
  if (cell > 0) {
    out.low = cuts_[cell - 1].value;
    out.low_open = cuts_[cell - 1].after;
  }
  if (cell < cuts_.size()) {
    out.high = cuts_[cell].value;
    out.high_open = !cuts_[cell].after;
  }
  return out;
}

std::vector<Interval> CellMap::intervals(Cells cells) const {
  std::vector<Interval> out;
  bool joined = false;
  for (std::size_t cell = 0; cell <= cuts_.size(); ++cell) {
    const bool inside = ((cells >> cell) & 1U) != 0;
    if (inside && joined) {
      out.back().high = interval(cell).high;
      out.back().high_open = interval(cell).high_open;
    } else if (inside) {
      out.push_back(interval(cell));
    }
    joined = inside;
  }
  return out;
}

}  // namespace consilium::knowledge
