// Figures of a study as a reader of the document would say them.
#pragma once

#include <string>
#include <vector>

#include "inquiry/studies.hpp"
#include "knowledge/base.hpp"

namespace consilium::report {

/// "22.8 months (95 % CI 19.4 to NE)".
[[nodiscard]] std::string value_words(const knowledge::Endpoint& endpoint);
/// The value and its p: "22.8 months (95 % CI 19.4 to NE), p <0.0001"; empty where only a note is stated.
[[nodiscard]] std::string words(const knowledge::Endpoint& endpoint);
/// "median PFS, RLT, G2".
[[nodiscard]] std::string label(const knowledge::Study& study, const knowledge::Endpoint& endpoint);
/// Both ends of a range or an interval: "19.4 to NE".
[[nodiscard]] std::string ends(const std::vector<knowledge::Printed>& values);
/// "recruiting as of 2022 (Trento review 2022); may have closed".
[[nodiscard]] std::string progress_words(const knowledge::Content& content, const knowledge::Mention& mention);
/// Why the case belongs or not: "if age at least 15 years", "here Ki-67 8 %; studied: Ki-67 10 to 55 %".
[[nodiscard]] std::string words(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                const inquiry::StudyMatch& match);
/// Said beside every figure that shows more than one study.
[[nodiscard]] const std::string& not_comparable();

}  // namespace consilium::report
