// The compiled knowledge base as bytes: what the build embeds in the binary.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/base.hpp"

namespace consilium::knowledge {

[[nodiscard]] std::string to_bytes(const Base& base);
/// Throws std::runtime_error on bytes that `to_bytes` of the same program did not write.
[[nodiscard]] Base from_bytes(std::string_view bytes);

}  // namespace consilium::knowledge
