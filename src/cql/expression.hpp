// What an author wrote: the syntax tree of the Boolean part of CQL, every node with its place in the text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"

namespace consilium::cql {

struct Expression {
  enum class Kind {
    Boolean,   ///< `true`, `false`; `flag` is its value
    Null,      ///< `null`; parsed so that it can be refused with an explanation
    Number,    ///< `text` is the literal as written, `number` its value
    Quantity,  ///< a number with `unit`
    String,    ///< `text` without quotes
    Name,      ///< a feature or a definition; `flag` when it was quoted
    Not,
    And,
    Or,
    Xor,
    Implies,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between,  ///< operands: value, low, high (both ends included)
    In,       ///< operands: value, then the members of the list
    Is,       ///< operand 0 `is` operand 1 (true, false or null); `flag` for `is not`
  };

  Kind kind = Kind::Boolean;
  diagnostics::Span span;
  std::string text;
  std::string unit;
  double number = 0;
  bool flag = false;
  std::vector<Expression> operands;
};

/// Equal as texts: places are not compared.
[[nodiscard]] bool operator==(const Expression& a, const Expression& b);

/// The tags of a block comment before a definition: `/* @reason: … */`.
using Tags = std::map<std::string, std::string>;

struct Definition {
  std::string name;
  diagnostics::Span span;  ///< of the name
  Tags tags;
  Expression expression;
};

struct Library {
  std::string name;
  std::string version;
  std::vector<Definition> definitions;
};

}  // namespace consilium::cql
