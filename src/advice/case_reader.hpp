// A document to a case. Cases come as JSON and, in vignettes, as YAML; both are the same tree here.
#pragma once

#include <chrono>

#include "advice/case.hpp"
#include "document/document.hpp"
#include "knowledge/content.hpp"

namespace consilium::advice {

/// Reads one case. `today` is its `as_of` where it states none. Throws diagnostics::InputError with everything that is
/// wrong: unknown and repeated keys, values outside their list or range, wrong types, malformed dates.
[[nodiscard]] Case read_case(const knowledge::Content& content, const document::Document& document,
                             const document::Value& value, std::chrono::sys_days today);

}  // namespace consilium::advice
