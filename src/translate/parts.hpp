// What is translated, and what it is called.
#pragma once

#include <string>
#include <vector>

#include "knowledge/content.hpp"

namespace consilium::translate {

/// An option of a statement.
struct OptionPart {
  knowledge::StatementIndex statement = 0;
  std::uint32_t option = 0;
  std::string name;  ///< that of its statement where it has no condition of its own
};

/// A stance of a source on an intervention: true where one of its options is.
struct StancePart {
  std::string name;  ///< "for everolimus"
  knowledge::InterventionIndex intervention = 0;
  knowledge::Stance stance = knowledge::Stance::For;
  std::vector<std::size_t> options;  ///< into SourcePart::options
};

/// A number that stands for the value of a number that is no number ("not counted", "never"): below its range.
[[nodiscard]] inline double special_number(const knowledge::Feature& feature) { return feature.type.low - 1; }

/// Can the special value make this comparison true, unless it is ruled out?
[[nodiscard]] inline bool lets_special_in(const knowledge::Feature& feature, const cql::Test& test) {
  return !feature.special.empty() &&
         (test.relation == cql::Test::Relation::Less || test.relation == cql::Test::Relation::LessEqual);
}

struct SourcePart {
  knowledge::SourceIndex source = 0;
  std::vector<cql::DefinitionIndex> definitions;  ///< of this source alone, each after those it uses
  std::vector<knowledge::StatementIndex> statements;
  std::vector<OptionPart> options;  ///< of all statements
  std::vector<StancePart> stances;
};

struct Parts {
  std::vector<cql::DefinitionIndex> shared;  ///< definitions that sources or constraints use, each after those it uses
  std::vector<SourcePart> sources;
};

/// Of these sources; of all where none is named.
[[nodiscard]] Parts parts_of(const knowledge::Content& content, const std::vector<knowledge::SourceIndex>& sources);

}  // namespace consilium::translate
