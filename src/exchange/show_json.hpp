// Parts of the knowledge base as JSON.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "knowledge/base.hpp"

namespace consilium::exchange {

[[nodiscard]] boost::json::object source_json(const knowledge::Source& source);
[[nodiscard]] boost::json::object statement_json(const knowledge::Content& content,
                                                 const knowledge::Statement& statement);
[[nodiscard]] boost::json::object intervention_json(const knowledge::Base& base, knowledge::InterventionIndex index);
[[nodiscard]] boost::json::object feature_json(const knowledge::Feature& feature);

[[nodiscard]] boost::json::object contents_json(const knowledge::Base& base);
/// Everything that carries this id or name: a list.
[[nodiscard]] boost::json::array show_json(const knowledge::Base& base, const std::string& name);

}  // namespace consilium::exchange
