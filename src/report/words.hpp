// Facts and requirements as a clinician says them.
#pragma once

#include <string>
#include <vector>

#include "advice/case.hpp"
#include "advice/stand.hpp"
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
/// The treatments of the case; whether the list is incomplete or unknown.
[[nodiscard]] std::string history_words(const knowledge::Content& content, const advice::Case& patient);
/// "G2", "undetermined, still possible: G1 or G2".
[[nodiscard]] std::string words(const knowledge::Classification& classification,
                                const advice::ClassificationAnswer& answer);
/// The facts behind an answer, joined.
[[nodiscard]] std::string words(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                const std::vector<advice::Key>& keys);
/// Why an answer is certain: its first reason, with what follows from the treatments in their place.
[[nodiscard]] std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                  const advice::Recommendation& recommendation);
[[nodiscard]] std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                                  const std::vector<advice::Key>& keys,
                                  const std::vector<advice::Requirement>& history);
/// A value of a number, a date as 2025-07-31.
[[nodiscard]] std::string words(const knowledge::Feature& feature, double value);
/// "for", "no consensus".
[[nodiscard]] std::string stance_words(advice::Position position);
/// "mitoses not counted": what is assumed of a feature that the case does not state.
[[nodiscard]] std::string assumed_words(const knowledge::Feature& feature);
/// The condition of a statement as a shortest list of alternatives, for a case of which nothing is known.
[[nodiscard]] std::string condition_words(const knowledge::Base& base, knowledge::StatementIndex statement);
/// "mm", "per 2 mm²"; empty for a number without a unit.
[[nodiscard]] std::string unit_words(const knowledge::Feature& feature);
/// What it takes to find a feature out: "imaging"; "history" where it follows from the treatments.
[[nodiscard]] const std::string& effort(const knowledge::Feature& feature);
/// What the case says of the feature: stated, assumed or "not stated".
[[nodiscard]] std::string stated_words(const knowledge::Base& base, const advice::Case& patient,
                                       knowledge::FeatureIndex feature);
/// The sign of a position in a table: "+", "-", "+/-", "=", "!", "?".
[[nodiscard]] std::string_view mark(advice::Position position);
/// The stance before the name of an intervention: "for", "against", "cautious about".
[[nodiscard]] std::string_view stance_words(knowledge::Stance stance);
/// A label within a sentence; names and abbreviations keep their capital.
[[nodiscard]] std::string lower_first(std::string text);
/// The first word of a source's short title: its name in a narrow column.
[[nodiscard]] std::string voice(const knowledge::Content& content, knowledge::SourceIndex source);
/// "strong, certainty high", in the source's own words; "not graded".
[[nodiscard]] std::string grade(const knowledge::Source& source, const advice::Stand& stand);
/// " months", " %": a UCUM unit behind its number; nothing for a pure number.
[[nodiscard]] std::string unit_words(const std::string& unit);
/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string join(const std::vector<std::string>& items, std::string_view last);

}  // namespace consilium::report
