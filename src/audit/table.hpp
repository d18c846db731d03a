// A header and a mapping: which column holds what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/mapping.hpp"

namespace consilium::audit {

struct TableColumn {
  std::string header;
  std::string is;          ///< "" = not read
  const ColumnRule* rule;  ///< never null
};

/// Reads the header of a table. Every column must be known: by the mapping, by its own name, or as one of `kept`, which
/// are read by their header and are nothing else. Throws diagnostics::InputError.
[[nodiscard]] std::vector<TableColumn> read_header(const std::string& path, std::string_view header, char delimiter,
                                                   const TableRules& rules, const std::vector<std::string>& known,
                                                   const std::vector<std::string>& kept);

}  // namespace consilium::audit
