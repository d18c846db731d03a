#include "report/matrix_rows.hpp"

#include <algorithm>
#include <set>

namespace consilium::report {

using advice::Position;

bool MatrixRow::disputed() const {
  const auto has = [&](Position position) {
    return std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return cell.second->position == position; });
  };
  return has(Position::Mixed) || (has(Position::For) && (has(Position::Against) || has(Position::NoConsensus)));
}

bool MatrixRow::certain() const {
  return std::any_of(cells.begin(), cells.end(),
                     [](const auto& cell) { return cell.second->position != Position::Undetermined; });
}

MatrixRows matrix_rows(const knowledge::Content& content, const advice::Board& board) {
  std::map<knowledge::InterventionIndex, MatrixRow> rows;
  std::set<knowledge::SourceIndex> columns;
  for (const advice::MatrixElement& element : board.matrix) {
    MatrixRow& row = rows[element.intervention];
    row.intervention = element.intervention;
    row.cells[element.source] = &element;
    columns.insert(element.source);
  }
  MatrixRows out;
  out.columns.assign(columns.begin(), columns.end());
  MatrixGroup disputed;
  for (const auto& [intervention, row] : rows) {
    if (row.disputed()) disputed.rows.push_back(row);
  }
  if (!disputed.rows.empty()) out.groups.push_back(std::move(disputed));
  for (const auto& [intervention, row] : rows) {
    if (row.disputed()) continue;
    if (!row.certain()) {
      out.undecided.push_back(intervention);
      continue;
    }
    const std::uint32_t group = content.interventions[intervention].group;
    if (out.groups.empty() || out.groups.back().group != group) out.groups.push_back({group, {}});
    out.groups.back().rows.push_back(row);
  }
  return out;
}

}  // namespace consilium::report
