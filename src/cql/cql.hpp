// CQL: the text of a condition, and what it means.
//
// Conditions are written in HL7's Clinical Quality Language 1.5 (https://cql.hl7.org), of which Consilium reads the
// Boolean part: named definitions over the features of a case. The folder is a pipeline, one file a step:
//
//   text --lexer--> tokens --parser--> Expression --checker--> Condition
//                                         |  ^
//                                         printer (parse(print(x)) == x)
//
// An `Expression` is what was written, with the place of every part. A `Condition` is what it means: names are
// resolved, types, units, values and ranges are right, and only Boolean connectives over tests of single features are
// left.
//
// Two parts of CQL are refused on purpose. `is null` asks what is *not known*; with it, learning a fact could overturn
// an answer that was certain. `is true` and its kin do the same wherever the operand can be unknown (in CQL `null is
// true` is false), so they are accepted only on features that never are.
#pragma once

#include "cql/check.hpp"
#include "cql/condition.hpp"
#include "cql/expression.hpp"
#include "cql/kleene.hpp"
#include "cql/parse.hpp"
#include "cql/print.hpp"
#include "cql/vocabulary.hpp"
