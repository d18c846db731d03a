// Answers along a feature, as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "advice/case.hpp"
#include "inquiry/sensitivity.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object sensitivity_json(const knowledge::Base& base, const advice::Case& patient,
                                                   const inquiry::Sensitivity& sensitivity);

}  // namespace consilium::exchange
