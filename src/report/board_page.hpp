// The board of one case as a report of one to three sheets for the tumour board.
#pragma once

#include <chrono>

#include "advice/board.hpp"
#include "report/page.hpp"

namespace consilium::report {

/// Case, matrix of the treatments, where the sources part, reasons, what is open, questions, cautions, and the
/// references of every statement that is cited. Long lists are cut and say how many more there are. `sources`: those
/// that `board` was asked for (empty = all); `printed`: today.
[[nodiscard]] Page board_page(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                              const advice::Board& board, const std::vector<knowledge::SourceIndex>& sources,
                              std::chrono::sys_days printed);

}  // namespace consilium::report
