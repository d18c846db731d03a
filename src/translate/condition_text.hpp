// One condition as text of some language. CQL and SQL write connectives alike; they differ in their tests.
#pragma once

#include <string>
#include <string_view>

#include "cql/condition.hpp"

namespace consilium::translate {

class Language {
 public:
  struct Words {
    std::string_view truth, falsehood, negation, conjunction, disjunction;
    std::string_view exclusive;    ///< between two operands, one of which is true
    std::string_view implication;  ///< empty where it is written as "not a or b"
  };

  explicit Language(const Words& words) : words_(words) {}
  virtual ~Language() = default;
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  [[nodiscard]] const Words& words() const { return words_; }
  /// A test that holds together beside `and` and `or`; unknown where its feature is.
  [[nodiscard]] virtual std::string test(const cql::Test& test) const = 0;
  /// The name of a definition, or its condition in parentheses.
  [[nodiscard]] virtual std::string use(cql::DefinitionIndex definition) const = 0;

 private:
  Words words_;
};

/// Long conditions go over several lines, each indented by `indent` at least.
[[nodiscard]] std::string condition_text(const cql::Condition& condition, const Language& language,
                                         std::size_t indent = 2);

/// "<", "<=", "=", ">=", ">": as CQL and SQL both write it.
[[nodiscard]] std::string_view symbol(cql::Test::Relation relation);

/// Text between marks, the marks within it doubled: SQL's way to quote.
[[nodiscard]] std::string doubled(std::string_view text, char mark);

}  // namespace consilium::translate
