#include "audit/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/csv.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {

std::vector<TableColumn> read_header(const std::string& path, std::string_view header, char delimiter,
                                     const TableRules& rules, const std::vector<std::string>& known,
                                     const std::vector<std::string>& kept) {
  static const ColumnRule kOurs;
  const std::string line = std::string(header) + "\n";
  CsvReader reader(line, delimiter);
  Record record;
  diagnostics::Collector errors;
  if (!reader.next(record) || record.malformed) {
    errors.add(diagnostics::about(path, "its header is no line of comma-separated values", "close every quote"));
  }
  errors.throw_if_any();
  std::vector<TableColumn> out;
  std::set<std::string> seen;
  for (const std::string_view cell : record.cells) {
    TableColumn column{std::string(trimmed(cell)), {}, &kOurs};
    const auto complain = [&](std::string message, std::string help) {
      diagnostics::Diagnostic diagnostic = diagnostics::about(path, std::move(message), std::move(help));
      diagnostic.position = {1, 1 + static_cast<std::size_t>(cell.data() - line.data())};
      errors.add(std::move(diagnostic));
    };
    const auto rule = rules.find(column.header);
    if (rule != rules.end()) {
      column.rule = &rule->second;
      column.is = rule->second.is == "ignore" ? "" : rule->second.is;
    } else if (std::find(kept.begin(), kept.end(), column.header) == kept.end() ||
               std::find(known.begin(), known.end(), column.header) != known.end()) {
      column.is = column.header;
    }
    if (!column.is.empty() && std::find(known.begin(), known.end(), column.is) == known.end()) {
      complain(fmt::format("unknown column {}", diagnostics::quoted(column.is)),
               diagnostics::suggest(column.is, known, false) +
                   (rule == rules.end() ? " A mapping file can say what it is, or to ignore it." : ""));
    } else if (!column.is.empty() && !seen.insert(column.is).second) {
      complain(fmt::format("two columns are {}", diagnostics::quoted(column.is)), "keep one, ignore the other");
    }
    out.push_back(std::move(column));
  }
  errors.throw_if_any();
  return out;
}

}  // namespace consilium::audit
