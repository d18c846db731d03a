// The nearest changes in words.
#pragma once

#include <string>

#include "inquiry/nearest.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// One answer that may flip: what it is now, and every smallest change after which it is `value`.
[[nodiscard]] std::string nearest_text(const knowledge::Base& base, const advice::Case& patient,
                                       const advice::Facts& facts, const inquiry::Target& target, bool value,
                                       const inquiry::Nearest& nearest, const Style& style);

}  // namespace consilium::report
