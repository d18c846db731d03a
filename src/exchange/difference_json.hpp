// What changed between two cases, and where the sources part, as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "inquiry/difference.hpp"
#include "inquiry/disagreement.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object difference_json(const knowledge::Base& base, const inquiry::Difference& difference);

[[nodiscard]] boost::json::array tables_json(const knowledge::Base& base, const advice::Case& patient,
                                             const advice::Facts& facts, const std::vector<inquiry::Table>& tables);

}  // namespace consilium::exchange
