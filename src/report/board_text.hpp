// The board of one case for the terminal.
#pragma once

#include <string>

#include "advice/board.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// Classification first, then what each source is for and against with strength and certainty, cautions, what holds
/// only under a proviso, and what is still open; every answer with why it holds and where it is written.
[[nodiscard]] std::string board_text(const knowledge::Base& base, const advice::Case& patient,
                                     const advice::Facts& facts, const advice::Board& board, const Style& style);

}  // namespace consilium::report
