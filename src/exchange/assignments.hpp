// Facts as people type them: `ki67_percent=25`.
#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"

namespace consilium::exchange {

/// `key=value` each, as one object with a line for each, for `advice::changed`. A value is what a case may hold there,
/// in YAML (`well`, `true`, `25`, `{min: 3, max: 20}`, `[g1, g2]`); besides `3-20`, `<3`, `<=3`, `>20` and `>=20` are
/// ranges, and `unknown` is null. Throws diagnostics::InputError.
[[nodiscard]] document::Document parse_assignments(const std::vector<std::string>& assignments);

}  // namespace consilium::exchange
