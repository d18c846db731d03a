// The compiled knowledge base: content and diagrams.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagram/frozen.hpp"
#include "knowledge/cells.hpp"
#include "knowledge/content.hpp"

namespace consilium::knowledge {

using DecisionIndex = std::uint32_t;
using ComponentIndex = std::uint32_t;

/// One question to a case: a condition f and the constraints C that touch it. f ∧ C is not kept: of all statements
/// together it has twenty times as many nodes, and a case seldom needs it. What is kept is C as the features of f see
/// it.
struct Decision {
  diagram::Node condition;                 ///< f
  diagram::Node true_where;                ///< the values of its features with which f is true and C can hold
  diagram::Node false_where;               ///< those with which f is false and C can hold
  std::vector<FeatureIndex> support;       ///< the features of f
  std::vector<ComponentIndex> components;  ///< the constraints that touch it
};

/// Constraints that share features, directly or through others: they stand or fall together.
struct Component {
  diagram::Node root;
  std::vector<std::uint32_t> constraints;
  std::vector<FeatureIndex> features;
};

/// What one source says about one intervention.
struct Voice {
  /// "A statement at least this strong takes this stance": the strongest level that is certain is the answer. The
  /// levels of a stance go from strong to weak, each including those before; the last is the stance as such.
  struct Level {
    std::optional<std::uint32_t> strength;
    std::optional<std::uint32_t> certainty;
    DecisionIndex decision;
  };
  struct Part {
    StatementIndex statement;
    std::uint32_t option;
  };
  InterventionIndex intervention = 0;
  SourceIndex source = 0;
  std::array<std::vector<Level>, 4> levels;  ///< by Stance
  std::vector<Part> parts;                   ///< the options behind it, in the order of the document
};

/// The decisions that belong to a statement.
struct StatementDecisions {
  DecisionIndex when = 0;
  std::vector<DecisionIndex> options;  ///< statement and option together
};

struct Base {
  Content content;
  std::string fingerprint;
  std::vector<CellMap> cells;                  ///< by feature
  std::vector<diagram::Variable> variable_of;  ///< by feature: its place in the order
  std::vector<FeatureIndex> feature_of;        ///< by variable
  diagram::Frozen diagrams;
  std::vector<Decision> decisions;
  std::vector<StatementDecisions> statements;             ///< by statement
  std::vector<std::optional<DecisionIndex>> populations;  ///< by study; nothing where no condition says whom
  /// By regimen and contraindication; nothing where no condition says it.
  std::vector<std::vector<std::optional<DecisionIndex>>> contraindications;
  std::vector<std::vector<DecisionIndex>> classifications;  ///< by classification and value
  std::vector<Voice> voices;                                ///< by intervention, then source
  std::vector<Component> components;
};

}  // namespace consilium::knowledge
