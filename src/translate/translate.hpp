// Translation: the same conditions in the languages of other engines.
//
//   Condition --condition_text--> text of one condition in some language
//   Parts     --cql_libraries--> HL7's Clinical Quality Language, one library for each source
//             --sql_views------> PostgreSQL, DuckDB or Spark, one view for each source
//
// `Parts` says what is to be answered and what it is called; both languages, and the tests that hold other engines
// against exact reasoning, take their names from it. Other engines reason in Kleene's three-valued logic, so they may
// leave open what exact reasoning knows; they never contradict it. A translated condition sees one value of each
// feature or none: a range or "one of these" is none.
#pragma once

#include "translate/condition_text.hpp"
#include "translate/cql_libraries.hpp"
#include "translate/parts.hpp"
#include "translate/sql_views.hpp"
