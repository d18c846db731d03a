// A regimen in words: as the documents state it, and for one person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inquiry/dosing.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// For whom a regimen is computed: either may be missing.
struct RegimenFor {
  std::optional<inquiry::Person> person;
  std::optional<std::vector<inquiry::Met>> met;  ///< of the case
};

/// "750 mg/m² twice a day, days 1 to 14".
[[nodiscard]] std::string words(const knowledge::Dose& dose);
/// "6 to 8 weeks"; empty where no value is stated.
[[nodiscard]] std::string words(const knowledge::Detail& detail);
/// "met", "open", "not met".
[[nodiscard]] std::string_view met_words(advice::Status status);

/// Doses, intervals, contraindications, precautions and toxicities, each with its document.
void regimen_text(const knowledge::Base& base, const knowledge::Regimen& regimen, const RegimenFor& whom, Text& text);

}  // namespace consilium::report
