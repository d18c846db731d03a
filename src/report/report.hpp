// Reports: answers in words.
//
// What a clinician reads never shows a feature id where words exist: facts, requirements and treatments are phrased by
// the labels of the knowledge base (words.hpp). Layout for the terminal is in text.hpp; it holds at 80 columns, in a
// pipe and without colour, and never relies on colour alone. What is printed is built once as a page (page.hpp) and
// written as Markdown, HTML or PDF.
#pragma once

#include "report/board_page.hpp"
#include "report/board_text.hpp"
#include "report/difference_text.hpp"
#include "report/follow_up_text.hpp"
#include "report/follow_up_words.hpp"
#include "report/matrix_rows.hpp"
#include "report/nearest_text.hpp"
#include "report/page.hpp"
#include "report/page_formats.hpp"
#include "report/pathway_text.hpp"
#include "report/questions_text.hpp"
#include "report/sensitivity_text.hpp"
#include "report/show_text.hpp"
#include "report/svg.hpp"
#include "report/text.hpp"
#include "report/words.hpp"
