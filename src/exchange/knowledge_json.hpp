// What a form and a board need of the knowledge base: its features, interventions, sources and classifications, with
// the words for each. Conditions and statements are left out; see show_json.hpp.
#pragma once

#include <boost/json.hpp>

#include "knowledge/base.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object knowledge_json(const knowledge::Base& base);

}  // namespace consilium::exchange
