// Proof: the knowledge base under examination.
//
// What a compiler cannot see in a program, an author wants to know of a guideline: does it cover its checklist, do the
// test patients get the expected answers, is a statement impossible or a definition unused? Each finding names its
// place and what was expected and found; a finding about a condition carries an ordinary case that `advise` replays.
#pragma once

#include "proof/check.hpp"
#include "proof/coverage.hpp"
#include "proof/vignettes.hpp"
