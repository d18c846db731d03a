// Facts and requirements as a clinician says them.
#pragma once

#include <string>
#include <vector>

#include "advice/board.hpp"
#include "advice/case.hpp"
#include "knowledge/base.hpp"

namespace consilium::report {

/// "receptor imaging positive", "primary site stomach or duodenum", "Ki-67 index 16 %".
[[nodiscard]] std::string words(const knowledge::Content& content, const advice::Stated& stated);
/// "Ki-67 index at most 20 %".
[[nodiscard]] std::string words(const knowledge::Base& base, const advice::Requirement& requirement);
/// "no diabetes and well differentiated, or …".
[[nodiscard]] std::string words(const knowledge::Base& base,
                                const std::vector<std::vector<advice::Requirement>>& alternatives);
/// "lanreotide (progression), then PRRT (completed, 4 cycles)".
[[nodiscard]] std::string words(const knowledge::Content& content, const std::vector<advice::Treatment>& treatments);
/// The facts behind an answer, joined.
[[nodiscard]] std::string words(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                const std::vector<advice::Key>& keys);
/// Why an answer is certain: its first reason, with what follows from the treatments in their place.
[[nodiscard]] std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                  const advice::Recommendation& recommendation);
[[nodiscard]] std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                  const std::vector<advice::Key>& keys,
                                  const std::vector<advice::Requirement>& history);
/// "for", "no consensus".
[[nodiscard]] std::string stance_words(advice::Position position);
/// "mitoses not counted": what is assumed of a feature that the case does not state.
[[nodiscard]] std::string assumed_words(const knowledge::Feature& feature);
/// What it takes to find a feature out: "imaging"; "history" where it follows from the treatments.
[[nodiscard]] const std::string& effort(const knowledge::Feature& feature);
/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string join(const std::vector<std::string>& items, std::string_view last);

}  // namespace consilium::report
