// The pathway after progression as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "advice/case.hpp"
#include "inquiry/pathway.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object pathway_json(const knowledge::Base& base, const advice::Case& patient,
                                               const inquiry::Pathway& pathway);

}  // namespace consilium::exchange
