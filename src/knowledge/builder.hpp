// A condition as a diagram.
#pragma once

#include <optional>
#include <vector>

#include "cql/condition.hpp"
#include "diagram/diagrams.hpp"
#include "knowledge/cells.hpp"

namespace consilium::knowledge {

class Builder {
 public:
  /// `definitions`: what `Use` refers to. Everything is borrowed.
  Builder(const std::vector<CellMap>& cells, const std::vector<diagram::Variable>& variable_of,
          std::vector<const cql::Condition*> definitions, diagram::Diagrams& diagrams);

  [[nodiscard]] diagram::Node node_of(const cql::Condition& condition);

 private:
  const std::vector<CellMap>& cells_;
  const std::vector<diagram::Variable>& variable_of_;
  std::vector<const cql::Condition*> definitions_;
  diagram::Diagrams& diagrams_;
  std::vector<std::optional<diagram::Node>> known_;  ///< of the definitions
};

}  // namespace consilium::knowledge
