// Cells of a table to cells of the diagrams.
//
// What a text means for a feature is found out once, by the same reader as everywhere (exchange/assignments.hpp,
// advice/case_reader.hpp), and remembered (memory.hpp). Plain numbers, of which there are many, are read directly.
#pragma once

#include <optional>
#include <string_view>

#include "advice/case.hpp"
#include "audit/mapping.hpp"
#include "audit/memory.hpp"
#include "cohort/columns.hpp"
#include "knowledge/base.hpp"

namespace consilium::audit {

/// Reads the cells of one column that holds a feature; that of the date holds `as_of`.
class FeatureColumn {
 public:
  /// Everything is borrowed.
  FeatureColumn(const knowledge::Base& base, knowledge::FeatureIndex feature, const ColumnRule& rule);

  /// Forgets all codes; those of `alphabet` (borrowed) are used from now on, `nothing` for a cell that says nothing.
  void begin(cohort::Alphabet& alphabet, cohort::Code nothing);

  /// The meaning of a cell that `known` does not know.
  [[nodiscard]] Meaning read(std::string_view cell);
  /// Of the cells read so far, until the next one is read.
  [[nodiscard]] Memory::View known() const { return memory_.view(); }

  /// Adds to the case what the cell states. Throws std::invalid_argument with what is wrong with it.
  void state(std::string_view cell, advice::Case& patient) const;

  [[nodiscard]] diagram::Variable variable() const { return variable_; }

 private:
  [[nodiscard]] Meaning understand(std::string_view cell) const;
  [[nodiscard]] std::optional<diagram::Cells> plain_number(std::string_view cell) const;

  const knowledge::Base& base_;
  knowledge::FeatureIndex feature_;
  diagram::Variable variable_;
  const ColumnRule& rule_;
  cohort::Alphabet* alphabet_ = nullptr;
  Meaning nothing_;
  Memory memory_;
};

}  // namespace consilium::audit
