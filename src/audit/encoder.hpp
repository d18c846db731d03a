// Cells of a table to cells of the diagrams.
//
// What a text means for a feature is found out once, by the same reader as everywhere (exchange/assignments.hpp,
// advice/case_reader.hpp), and remembered by its first sixteen bytes: a registry has few different texts a column.
// Plain numbers beyond that memory are read directly.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "advice/case.hpp"
#include "audit/mapping.hpp"
#include "cohort/columns.hpp"
#include "knowledge/base.hpp"

namespace consilium::audit {

/// What a cell says of a variable.
struct Meaning {
  enum class Kind : std::uint8_t { Value, Nothing, Error };
  Kind kind = Kind::Nothing;
  cohort::Code code = 0;  ///< of a value
};

/// From texts of up to 16 bytes to meanings, open addressing.
class Memory {
 public:
  /// nullptr where the text is not known. Up to 16 bytes beyond its end are read.
  [[nodiscard]] const Meaning* find(std::string_view text) const;
  /// False where it is full.
  bool insert(std::string_view text, Meaning meaning);
  void clear();

 private:
  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    Meaning meaning;
    bool used = false;
  };
  static constexpr std::size_t kSlots = 4096;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::unordered_map<std::string, Meaning> longer_;
};

/// Reads the cells of one column that holds a feature; that of the date holds `as_of`.
class FeatureColumn {
 public:
  /// Everything is borrowed.
  FeatureColumn(const knowledge::Base& base, knowledge::FeatureIndex feature, const ColumnRule& rule);

  /// The meaning of a cell, in codes of `alphabet`. Nothing where that has no code left.
  [[nodiscard]] std::optional<Meaning> read(std::string_view cell, cohort::Alphabet& alphabet);
  /// After the alphabet was renewed.
  void forget() { memory_.clear(); }

  /// Adds to the case what the cell states. Throws std::invalid_argument with what is wrong with it.
  void state(std::string_view cell, advice::Case& patient) const;

  [[nodiscard]] diagram::Variable variable() const { return variable_; }

 private:
  [[nodiscard]] std::optional<Meaning> understand(std::string_view cell, cohort::Alphabet& alphabet) const;
  [[nodiscard]] std::optional<diagram::Cells> plain_number(std::string_view cell) const;

  const knowledge::Base& base_;
  knowledge::FeatureIndex feature_;
  diagram::Variable variable_;
  const ColumnRule& rule_;
  Memory memory_;
};

}  // namespace consilium::audit
