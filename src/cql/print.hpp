// Syntax tree to text, with just the parentheses that the grammar needs: parse(print(x)) == x.
#pragma once

#include <string>

#include "cql/expression.hpp"

namespace consilium::cql {

[[nodiscard]] std::string print(const Expression& expression);
[[nodiscard]] std::string print(const Library& library);

}  // namespace consilium::cql
