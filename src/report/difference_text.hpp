// What changed between two cases, and where the sources part, for a terminal.
#pragma once

#include <string>

#include "inquiry/difference.hpp"
#include "inquiry/disagreement.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// `after` is the changed case: its reasons are given.
[[nodiscard]] std::string difference_text(const knowledge::Base& base, const advice::Case& patient,
                                          const advice::Facts& facts, const advice::Board& after,
                                          const inquiry::Difference& difference, const Style& style);

[[nodiscard]] std::string tables_text(const knowledge::Base& base, const advice::Case& patient,
                                      const advice::Facts& facts, const std::vector<inquiry::Table>& tables,
                                      const Style& style);

}  // namespace consilium::report
