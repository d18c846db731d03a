// Exchange: how cases come in and answers go out.
//
// The form of a case and of an answer is a contract with programs outside this one: docs/contract.md. Reading is strict
// and collects every error, each with its place; writing has a fixed key order, so that answers can be compared as
// text. Where a program shows an answer to people it needs the words, too: they are those of report/words.hpp.
#pragma once

#include "exchange/answer_json.hpp"
#include "exchange/assignments.hpp"
#include "exchange/calendar.hpp"
#include "exchange/case_file.hpp"
#include "exchange/case_json.hpp"
#include "exchange/difference_json.hpp"
#include "exchange/evidence_json.hpp"
#include "exchange/follow_up_json.hpp"
#include "exchange/nearest_json.hpp"
#include "exchange/pathway_json.hpp"
#include "exchange/questions_json.hpp"
#include "exchange/regimen_json.hpp"
#include "exchange/sensitivity_json.hpp"
