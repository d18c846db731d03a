// The pathway after progression: an indented tree for the terminal, and a drawing.
#pragma once

#include <string>

#include "inquiry/pathway.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// Each option of the case with what follows after progression on it; a state that has been shown is not shown again.
[[nodiscard]] std::string pathway_text(const knowledge::Base& base, const advice::Case& patient,
                                       const inquiry::Pathway& pathway, const Style& style);
/// The states as boxes in columns by the number of progressions, joined by lines.
[[nodiscard]] std::string pathway_svg(const knowledge::Base& base, const advice::Case& patient,
                                      const inquiry::Pathway& pathway);

}  // namespace consilium::report
