// The follow-up plan of a case, as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "inquiry/follow_up.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object follow_up_json(const knowledge::Base& base, const advice::Case& patient,
                                                 const advice::Facts& facts, const inquiry::FollowUp& plan);

}  // namespace consilium::exchange
