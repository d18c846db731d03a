// Answers along a feature: a strip for the terminal, and a drawing.
#pragma once

#include <string>

#include "inquiry/sensitivity.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// The stretches of the feature with their exact ends, then one row for each intervention, source and statement that
/// changes, one column a stretch.
[[nodiscard]] std::string sensitivity_text(const knowledge::Base& base, const advice::Case& patient,
                                           const inquiry::Sensitivity& sensitivity, const Style& style);
/// The same as a drawing: bars that carry the position as word, sign and pattern.
[[nodiscard]] std::string sensitivity_svg(const knowledge::Base& base, const advice::Case& patient,
                                          const inquiry::Sensitivity& sensitivity);

}  // namespace consilium::report
