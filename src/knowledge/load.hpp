// Files to content.
#pragma once

#include <string>

#include "knowledge/content.hpp"

namespace consilium::knowledge {

/// Reads and checks a knowledge folder. Throws diagnostics::InputError with everything that is wrong in it.
[[nodiscard]] Content load(const std::string& directory);

}  // namespace consilium::knowledge
