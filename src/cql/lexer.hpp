// Text to tokens. Internal to this folder.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"

namespace consilium::cql {

struct Token {
  enum class Kind { Identifier, QuotedIdentifier, String, Number, Symbol, End };
  Kind kind = Kind::End;
  std::string text;  ///< decoded: without quotes, escapes resolved
  diagnostics::Span span;
  std::string comment;  ///< the block comment that stands directly before, without its delimiters
};

/// All tokens, an End token last. Throws InputError on text that is no CQL.
[[nodiscard]] std::vector<Token> tokenize(const diagnostics::Excerpt& source);

}  // namespace consilium::cql
