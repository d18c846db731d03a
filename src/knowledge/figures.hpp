// How large the diagrams are, for an author who asks which condition is costly.
#pragma once

#include "knowledge/base.hpp"

namespace consilium::knowledge {

/// Nodes of the condition of a statement, constants not counted.
struct Figures {
  std::size_t median = 0;
  std::size_t largest = 0;
  StatementIndex largest_statement = 0;
};

/// The base must have a statement.
[[nodiscard]] Figures figures(const Base& base);

}  // namespace consilium::knowledge
