// The knowledge base as views of a database.
//
//   cases                      one row a case, one column a feature; NULL is unknown (made where it is missing)
//   consilium_case             the same, with what is taken as given where nothing is said
//   consilium_concepts         what the sources share, a column each
//   consilium_classification   what the case is called
//   consilium_constraints      "consistent" is false where a case contradicts itself: no answer about it counts
//   consilium_<source>         a column for each statement, option and stance of the source
//   consilium_option           what the options recommend, with strength and certainty
//
// SQL evaluates in Kleene's three-valued logic (ISO/IEC 9075-2, Boolean value expressions).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "translate/parts.hpp"

namespace consilium::translate {

enum class Dialect { PostgreSql, DuckDb, Spark };
[[nodiscard]] const std::vector<std::string>& dialect_words();

/// One script. `table` is the name of the table of cases. Throws diagnostics::InputError where a name of the knowledge
/// base is too long for the dialect.
[[nodiscard]] std::string sql_views(const knowledge::Content& content, const Parts& parts, Dialect dialect,
                                    std::string_view table);

}  // namespace consilium::translate
