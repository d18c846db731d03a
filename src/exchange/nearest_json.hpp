// The nearest changes as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "inquiry/nearest.hpp"

namespace consilium::exchange {

/// One answer that may flip.
[[nodiscard]] boost::json::object nearest_json(const knowledge::Base& base, const inquiry::Target& target, bool value,
                                               const inquiry::Nearest& nearest);

}  // namespace consilium::exchange
