// The matrix as rows: one an intervention, one column a source. Text, report and page show the same rows.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "advice/board.hpp"

namespace consilium::report {

struct MatrixRow {
  knowledge::InterventionIndex intervention = 0;
  std::map<knowledge::SourceIndex, const advice::MatrixElement*> cells;  ///< a silent source has none

  /// One source is for what another is against or finds no consensus on, or one contradicts itself.
  [[nodiscard]] bool disputed() const;
  /// Some source says something certain.
  [[nodiscard]] bool certain() const;
};

/// Rows under one title: the group of the interventions, or nothing for those that are disputed.
struct MatrixGroup {
  std::optional<std::uint32_t> group;
  std::vector<MatrixRow> rows;
};

struct MatrixRows {
  std::vector<knowledge::SourceIndex> columns;          ///< the sources that say something
  std::vector<MatrixGroup> groups;                      ///< the disputed first
  std::vector<knowledge::InterventionIndex> undecided;  ///< on these nothing is certain yet
};

/// The rows point into the board.
[[nodiscard]] MatrixRows matrix_rows(const knowledge::Content& content, const advice::Board& board);

}  // namespace consilium::report
