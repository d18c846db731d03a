// A case, or a part of it, back to JSON.
#pragma once

#include <boost/json.hpp>

#include "advice/case.hpp"
#include "advice/facts.hpp"
#include "advice/residual.hpp"
#include "knowledge/base.hpp"

namespace consilium::exchange {

/// The stated value of one feature.
[[nodiscard]] boost::json::value stated_json(const knowledge::Content& content, const advice::Stated& stated);
[[nodiscard]] boost::json::array treatments_json(const knowledge::Content& content,
                                                 const std::vector<advice::Treatment>& treatments);

/// The whole case, as it was stated.
[[nodiscard]] boost::json::object case_json(const knowledge::Content& content, const advice::Case& patient);

/// Some keys of a case, as a case that can be given back. With `treatments` go the keys that belong to their meaning:
/// `treatments_complete` where it is false, `as_of` where it is stated.
[[nodiscard]] boost::json::object part_json(const knowledge::Base& base, const advice::Case& patient,
                                            const advice::Facts& facts, const std::vector<advice::Key>& keys);

/// The cells of a feature as a value of a case: a value, a list of values, a range, or a list of ranges.
[[nodiscard]] boost::json::value cells_json(const knowledge::Base& base, const advice::Requirement& requirement);

/// An object of features and their cells.
[[nodiscard]] boost::json::object requirements_json(const knowledge::Base& base,
                                                    const std::vector<advice::Requirement>& requirements);
/// Alternatives, each such an object.
[[nodiscard]] boost::json::array alternatives_json(const knowledge::Base& base,
                                                   const std::vector<std::vector<advice::Requirement>>& alternatives);

/// Indented by two blanks, short lists of scalars on one line, a line end last.
[[nodiscard]] std::string pretty(const boost::json::value& value);

}  // namespace consilium::exchange
