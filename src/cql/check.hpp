// Syntax tree to meaning: names are looked up, types, units, values and ranges are checked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cql/condition.hpp"
#include "cql/expression.hpp"

namespace consilium::cql {

/// The names that a condition may use: the features, and definitions that were checked before.
class Scope {
 public:
  explicit Scope(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
  /// nullptr where there is no such definition.
  [[nodiscard]] const DefinitionIndex* find(const std::string& name) const;
  /// Features and definitions, for suggestions.
  [[nodiscard]] std::vector<std::string> names() const;
  void add(std::string name, DefinitionIndex index, bool always_known);
  [[nodiscard]] bool always_known(DefinitionIndex index) const { return always_known_.at(index); }

 private:
  const Vocabulary* vocabulary_;
  std::map<std::string, DefinitionIndex> definitions_;
  std::map<DefinitionIndex, bool> always_known_;
};

/// The meaning of a condition. Throws InputError with everything that is wrong with it.
[[nodiscard]] Condition check(const Expression& expression, const diagnostics::Excerpt& source, const Scope& scope);

struct CheckedDefinition {
  std::string name;
  Tags tags;
  Condition condition;
  std::string text;  ///< the condition in canonical form
  diagnostics::Span span;
  diagnostics::Position position;
};

/// Checks a library whose definitions may use each other in any order, appends them to `definitions` and makes their
/// names known in `scope`. Throws InputError with everything that is wrong, among it circular definitions.
void check(const Library& library, const diagnostics::Excerpt& source, Scope& scope,
           std::vector<CheckedDefinition>& definitions);

}  // namespace consilium::cql
