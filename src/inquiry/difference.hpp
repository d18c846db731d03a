// What another value would change: two boards held against each other.
#pragma once

#include <optional>

#include "advice/board.hpp"

namespace consilium::inquiry {

struct StatementChange {
  knowledge::StatementIndex statement = 0;
  advice::Status before = advice::Status::Excluded;
  advice::Status after = advice::Status::Excluded;
};

/// The voice of one source on one intervention. Nothing = the source is silent on this case.
struct PositionChange {
  knowledge::InterventionIndex intervention = 0;
  knowledge::SourceIndex source = 0;
  const advice::MatrixElement* before = nullptr;
  const advice::MatrixElement* after = nullptr;
};

struct ClassificationChange {
  std::size_t classification = 0;
  const advice::ClassificationAnswer* before = nullptr;
  const advice::ClassificationAnswer* after = nullptr;
};

struct Difference {
  std::vector<ClassificationChange> classifications;
  std::vector<PositionChange> positions;    ///< in the order of the matrix
  std::vector<StatementChange> statements;  ///< in the order of the documents

  [[nodiscard]] bool empty() const { return classifications.empty() && positions.empty() && statements.empty(); }
};

/// Of two boards of the same sources, neither of a case that contradicts itself. A position has changed where its
/// stance, its strength or its certainty has. Points into the boards.
[[nodiscard]] Difference difference(const knowledge::Base& base, const advice::Board& before,
                                    const advice::Board& after);

}  // namespace consilium::inquiry
