// Parts of the knowledge base as JSON.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "knowledge/base.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object contents_json(const knowledge::Base& base);
/// Everything that carries this id or name: a list.
[[nodiscard]] boost::json::array show_json(const knowledge::Base& base, const std::string& name);

}  // namespace consilium::exchange
