// Text to syntax tree, by recursive descent. The levels are those of the CQL 1.5 grammar, loosest first:
//   implies < or, xor < and < in < = != < < <= > >= < between < not < is < term
// so `not a = b` reads `(not a) = b`, as CQL has it; the checker explains that where it cannot be meant.
#pragma once

#include "cql/expression.hpp"

namespace consilium::cql {

/// One condition. Throws InputError at the first thing that is no Boolean CQL.
[[nodiscard]] Expression parse_expression(const diagnostics::Excerpt& source);

/// A library of definitions. After an error it goes on at the next `define`; throws InputError with all errors.
[[nodiscard]] Library parse_library(const diagnostics::Excerpt& source);

}  // namespace consilium::cql
