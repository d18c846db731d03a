// Advice: what every source says about one case, and why.
//
// A case states facts; each fact leaves a feature some of its cells. For a condition f, the constraints C and the facts
// k
//
//   could be true  = ∃ unknown: f ∧ C     could be false = ∃ unknown: ¬f ∧ C
//
//   (1,0) applies   (0,1) excluded   (1,1) possible   (0,0) the facts contradict each other
//
// so nothing is assumed about what is not known, and learning a fact can only turn "possible" into one of the others.
// Why an answer holds is a smallest set of the facts that already forces it (reasons.hpp, after Darwiche and Hirth, On
// the reasons behind decisions, 2020); what is missing is what is left of f once the facts are put in, as a shortest
// list of alternatives (residual.hpp).
#pragma once

#include "advice/board.hpp"
#include "advice/case.hpp"
#include "advice/case_reader.hpp"
#include "advice/dates.hpp"
#include "advice/facts.hpp"
#include "advice/history.hpp"
#include "advice/reasons.hpp"
#include "advice/residual.hpp"
#include "advice/stand.hpp"
#include "advice/work_up.hpp"
