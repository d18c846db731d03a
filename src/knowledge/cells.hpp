// Cells: the values of one feature that no condition tells apart.
//
//   ki67_percent with the thresholds < 3, <= 20, > 20, >= 10   ->   [0,3) [3,10) [10,20] (20,100]
//
// `<` cuts just before its threshold, `<=` just after, `=` on both sides, so exactly as many cells arise as the
// conditions can tell apart. The cells of a code are its values; of a boolean, false and true. A number with a value
// that is no number ("not counted"), or that has a value only in some cases (a gastric type), has one more cell, the
// last, for which every comparison is false.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cql/condition.hpp"
#include "diagram/diagrams.hpp"
#include "knowledge/content.hpp"

namespace consilium::knowledge {

using diagram::Cells;

/// A set of numbers without holes.
struct Interval {
  double low = 0;
  double high = 0;
  bool low_open = false;
  bool high_open = false;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Where two cells meet: just before a value, or just after it.
struct Cut {
  double value = 0;
  bool after = false;

  friend auto operator<=>(const Cut&, const Cut&) = default;
};

class CellMap {
 public:
  CellMap() = default;
  /// `tests`: everything that any condition asks of this feature. Throws std::length_error beyond 64 cells.
  CellMap(const Feature& feature, const std::vector<cql::Test>& tests);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Cells all() const { return diagram::all_cells(size_); }
  /// The cells in which the test is true.
  [[nodiscard]] Cells of(const cql::Test& test) const;
  /// The cells that share a number with the interval.
  [[nodiscard]] Cells of(const Interval& interval) const;
  [[nodiscard]] bool has_special() const { return has_special_; }
  /// The cell of the value that is no number, or of having none.
  [[nodiscard]] Cells special() const { return Cells{1} << (size_ - 1); }

  // For people and for output: cells as numbers again.
  [[nodiscard]] Interval interval(std::size_t cell) const;
  /// The numbers of these cells, joined where they touch; the special cell left out.
  [[nodiscard]] std::vector<Interval> intervals(Cells cells) const;
  [[nodiscard]] const std::vector<Cut>& cuts() const { return cuts_; }

 private:
  template <class Archive>
  friend void serialize(Archive& archive, CellMap& x);

  cql::FeatureType::Kind kind_ = cql::FeatureType::Kind::Boolean;
  double low_ = 0;
  double high_ = 0;
  std::size_t size_ = 2;
  bool has_special_ = false;
  std::vector<Cut> cuts_;
};

}  // namespace consilium::knowledge
