// How the columns and codes of one registry are read: a mapping file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::audit {

/// How one column is read.
struct ColumnRule {
  std::string is;                             ///< what it holds: a feature, or one of the words of the table
  std::map<std::string, std::string> values;  ///< their code -> ours; empty where the codes are ours
  std::vector<std::string> unknown;           ///< codes that say nothing
  bool decimal_comma = false;
  std::string date;  ///< DD, MM and YYYY in the order and with the marks of the column; empty = ISO 8601

  /// A cell in our own words; nothing where it says nothing. Throws std::invalid_argument with what is wrong.
  [[nodiscard]] std::optional<std::string> read(std::string_view cell) const;
};

/// By the header of the column.
using TableRules = std::map<std::string, ColumnRule, std::less<>>;

struct Mapping {
  TableRules cases;
  TableRules treatments;
};

/// Reads a mapping file (docs/registries.md). What a column `is` is checked where the table is read. Throws
/// diagnostics::InputError.
[[nodiscard]] Mapping read_mapping(const std::string& path);

/// The cell without blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view cell);

}  // namespace consilium::audit
