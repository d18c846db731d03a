// Studies for the terminal: one by itself, and those of a case.
#pragma once

#include <string>
#include <vector>

#include "inquiry/studies.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// Design, population, arms, every figure with its document, who states it where, and the statements that rest on it.
void study_text(const knowledge::Base& base, const knowledge::Study& study, Text& text);

/// The studies of a case by intervention (only of one, where given): those whose patients were like this one, those
/// that unknown facts decide, those of patients that differ in little; then the figure; then the trials that a document
/// calls unfinished.
[[nodiscard]] std::string evidence_text(const knowledge::Base& base, const advice::Case& patient,
                                        const advice::Facts& facts, const std::vector<inquiry::StudyMatch>& matches,
                                        std::optional<knowledge::InterventionIndex> intervention, const Style& style);

/// The completed studies that this case belongs to or may belong to.
[[nodiscard]] std::vector<knowledge::StudyIndex> studies_like(const knowledge::Base& base,
                                                              const std::vector<inquiry::StudyMatch>& matches,
                                                              std::optional<knowledge::InterventionIndex> intervention);

/// The studies with an arm of this intervention, or of one that belongs to it.
[[nodiscard]] std::vector<knowledge::StudyIndex> studies_of(const knowledge::Content& content,
                                                            knowledge::InterventionIndex intervention);

}  // namespace consilium::report
