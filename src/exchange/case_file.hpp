// Cases from files and standard input.
#pragma once

#include <chrono>
#include <string>

#include "advice/case.hpp"
#include "knowledge/content.hpp"

namespace consilium::exchange {

/// The largest file that is read as one case, in bytes.
inline constexpr std::size_t kLargestCase = std::size_t{1} << 20U;

/// A JSON file with one case; `-` is standard input. Throws diagnostics::InputError.
[[nodiscard]] advice::Case read_case_file(const knowledge::Content& content, const std::string& path);

}  // namespace consilium::exchange
