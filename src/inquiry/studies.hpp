// Which studies had patients like this one.
//
// The population of a study is a condition, so a case belongs to it, may belong to it or does not, exactly as a
// statement applies, may apply or is excluded. Of a study that the case does not belong to, the smallest set of facts
// that would have to be others is looked for: among all completions of condition and constraints together one that
// departs from what is known of the fewest features. "This patient, only with a Ki-67 index of 10 to 55 %."
#pragma once

#include <optional>
#include <vector>

#include "advice/facts.hpp"
#include "advice/residual.hpp"

namespace consilium::inquiry {

using knowledge::StudyIndex;

enum class Belonging : std::uint8_t {
  Belongs,
  MayBelong,  ///< unknown facts decide
  Nearly,     ///< at most `kNear` known facts would have to be others
  Outside,
  Unstated,  ///< the documents do not say whom it studied so that a case could be held against it
};
[[nodiscard]] std::string_view word(Belonging belonging);

/// Facts that may differ where a patient nearly belongs.
inline constexpr std::size_t kNear = 2;

struct StudyMatch {
  StudyIndex study = 0;
  Belonging belonging = Belonging::Unstated;
  std::vector<advice::FeatureIndex> depends_on;  ///< may belong: the unknown features that can still decide it
  std::vector<advice::FeatureIndex> differs;     ///< does not belong: a smallest set of features that would differ
  /// What it still takes: of the unknown facts and, where some differ, of those instead of what is known of them.
  std::vector<std::vector<advice::Requirement>> provided;
};

/// One element for each study, in their order. The facts must not contradict each other.
[[nodiscard]] std::vector<StudyMatch> studies(const knowledge::Base& base, const advice::Facts& facts);

}  // namespace consilium::inquiry
