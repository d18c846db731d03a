// What text and drawing of a pathway say alike. Internal to this folder.
#pragma once

#include <string>
#include <vector>

#include "inquiry/pathway.hpp"

namespace consilium::report {

/// The treatments after which a state is reached, in any order: "everolimus and PRRT"; of several ways the first.
[[nodiscard]] std::string after_words(const knowledge::Content& content, const inquiry::State& state);
/// The interventions of a choice: "everolimus or sunitinib".
[[nodiscard]] std::string choice_words(const knowledge::Content& content, const inquiry::Choice& choice);
/// Who is for it, and who is not: "AIOM, ASCO; provided: RLT; against: Trento".
[[nodiscard]] std::string voices_words(const knowledge::Content& content, const inquiry::Choice& choice);
/// Why it is not followed: "declined"; empty where it is, or where the pathway ends.
[[nodiscard]] std::string_view followed_words(inquiry::Choice::Followed followed);

inline constexpr std::string_view kPathwayNotice =
    "The order is that of the knowledge base; no treatment is ranked. Facts that progression changes are unknown after "
    "it "
    "(knowledge/progression.yaml), so certain means: whatever the new findings are.";

}  // namespace consilium::report
