// Studies as JSON: one by itself, and those of a case.
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <vector>

#include "inquiry/studies.hpp"

namespace consilium::exchange {

/// A number or text as it is printed; both ends of a range as an array.
[[nodiscard]] boost::json::value printed_json(const std::vector<knowledge::Printed>& values);

[[nodiscard]] boost::json::object study_json(const knowledge::Base& base, const knowledge::Study& study);

/// What `consilium evidence --format json` prints: see docs/output.md.
[[nodiscard]] boost::json::object evidence_json(const knowledge::Base& base, const advice::Case& patient,
                                                const advice::Facts& facts,
                                                const std::vector<inquiry::StudyMatch>& matches,
                                                std::optional<knowledge::InterventionIndex> intervention);

}  // namespace consilium::exchange
