// A regimen as JSON: as the documents state it, and for one person.
#pragma once

#include <boost/json.hpp>

#include "report/regimen_text.hpp"

namespace consilium::exchange {

/// What `consilium regimen --format json` prints: see docs/output.md. `show` prints it for nobody.
[[nodiscard]] boost::json::object regimen_json(const knowledge::Base& base, const knowledge::Regimen& regimen,
                                               const report::RegimenFor& whom);

}  // namespace consilium::exchange
