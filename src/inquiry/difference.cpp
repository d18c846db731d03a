#include "inquiry/difference.hpp"

#include <map>

namespace consilium::inquiry {
namespace {

using advice::Board;
using advice::MatrixElement;
using advice::Status;

/// By statement; a board leaves out what is excluded.
std::vector<Status> statuses(const knowledge::Base& base, const Board& board) {
  std::vector<Status> out(base.statements.size(), Status::Excluded);
  for (const advice::Recommendation& r : board.recommendations) out[r.statement] = r.status;
  return out;
}

bool same(const MatrixElement* a, const MatrixElement* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->position == b->position && a->strength == b->strength && a->certainty == b->certainty;
}

}  // namespace

Difference difference(const knowledge::Base& base, const Board& before, const Board& after) {
  Difference out;
  for (std::size_t i = 0; i < base.classifications.size(); ++i) {
    const auto& a = before.classification[i];
    const auto& b = after.classification[i];
    if (a.value != b.value || a.possible != b.possible) out.classifications.push_back({i, &a, &b});
  }
  std::map<std::pair<knowledge::InterventionIndex, knowledge::SourceIndex>, PositionChange> positions;
  const auto add = [&](const Board& board, const MatrixElement* PositionChange::*side) {
    for (const MatrixElement& element : board.matrix) {
      PositionChange& change = positions[{element.intervention, element.source}];
      change.intervention = element.intervention;
      change.source = element.source;
      change.*side = &element;
    }
  };
  add(before, &PositionChange::before);
  add(after, &PositionChange::after);
  for (const auto& [key, change] : positions) {
    if (!same(change.before, change.after)) out.positions.push_back(change);
  }
  const std::vector<Status> a = statuses(base, before);
  const std::vector<Status> b = statuses(base, after);
  for (knowledge::StatementIndex s = 0; s < a.size(); ++s) {
    if (a[s] != b[s]) out.statements.push_back({s, a[s], b[s]});
  }
  return out;
}

}  // namespace consilium::inquiry
