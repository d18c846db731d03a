// What to find out next, as JSON; see docs/output.md.
#pragma once

#include <boost/json.hpp>

#include "advice/case.hpp"
#include "inquiry/questions.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object questions_json(const knowledge::Base& base, const advice::Case& patient,
                                                 const inquiry::Questions& questions);

}  // namespace consilium::exchange
