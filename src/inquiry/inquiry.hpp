// Inquiry: what would change the board.
//
// A tumour board seldom has every fact. These are the questions it then asks: what to find out next (questions.hpp),
// what another value would change (difference.hpp), where the sources part, and over which facts (disagreement.hpp),
// how the answers change along a feature (sensitivity.hpp), which smallest change of facts would flip one
// (nearest.hpp), and what the sources say after progression on the treatments that they are for (pathway.hpp).
//
// Each is answered exactly, from the same diagrams as the board itself: a question is weighed by deciding every
// statement anew under each of its possible answers, not by a heuristic of the features.
#pragma once

#include "inquiry/difference.hpp"
#include "inquiry/disagreement.hpp"
#include "inquiry/dosing.hpp"
#include "inquiry/follow_up.hpp"
#include "inquiry/nearest.hpp"
#include "inquiry/pathway.hpp"
#include "inquiry/questions.hpp"
#include "inquiry/sensitivity.hpp"
#include "inquiry/studies.hpp"
