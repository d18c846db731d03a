// Reports: answers in words.
//
// What a clinician reads never shows a feature id where words exist: facts, requirements and treatments are phrased by
// the labels of the knowledge base (words.hpp). Layout for the terminal is in text.hpp; it holds at 80 columns, in a
// pipe and without colour, and never relies on colour alone.
#pragma once

#include "report/board_text.hpp"
#include "report/difference_text.hpp"
#include "report/nearest_text.hpp"
#include "report/pathway_text.hpp"
#include "report/questions_text.hpp"
#include "report/sensitivity_text.hpp"
#include "report/show_text.hpp"
#include "report/svg.hpp"
#include "report/text.hpp"
#include "report/words.hpp"
