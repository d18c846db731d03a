// Content to diagrams.
#pragma once

#include "knowledge/base.hpp"

namespace consilium::knowledge {

/// Throws diagram::CapacityError or std::length_error where the content is too large for its diagrams.
[[nodiscard]] Base compile(Content content);

}  // namespace consilium::knowledge
