#include "audit/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "diagnostics/diagnostics.hpp"
#include "document/fields.hpp"

namespace consilium::audit {
namespace {

using document::Document;
using document::Value;

constexpr std::size_t kLargestMapping = std::size_t{1} << 20U;

/// "17.03.2024" by "DD.MM.YYYY" as ISO 8601, at most as fine as it is.
std::string iso_date(std::string_view cell, const std::string& pattern) {
  static constexpr std::array<std::string_view, 3> kParts = {"YYYY", "MM", "DD"};
  std::string out;
  if (cell.size() == pattern.size()) {
    for (const std::string_view part : kParts) {
      const std::size_t at = pattern.find(part);
      if (at == std::string::npos) break;
      out += fmt::format("{}{}", out.empty() ? "" : "-", cell.substr(at, part.size()));
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const bool mark = pattern[i] != 'Y' && pattern[i] != 'M' && pattern[i] != 'D';
      if (mark && cell[i] != pattern[i]) out.clear();
    }
  }
  if (out.empty())
    throw std::invalid_argument(fmt::format("{} is no date like {}", diagnostics::quoted(std::string(cell)), pattern));
  return out;
}

/// What stands in a mapping file, whatever YAML takes it for: 9 and "9" are the same code.
std::string word(const Value& value) {
  return value.kind == Value::Kind::Boolean ? (value.boolean ? "true" : "false") : value.text;
}

ColumnRule read_rule(const Document& file, const Value& value, const std::vector<std::string>& unknown,
                     diagnostics::Collector& errors) {
  ColumnRule out;
  out.unknown = unknown;
  if (value.kind == Value::Kind::String) {
    out.is = value.text;
    return out;
  }
  document::Fields fields(file, value, "a column", errors);
  out.is = fields.text("is");
  if (const Value* values = fields.optional("values")) {
    if (values->kind != Value::Kind::Object) fields.fail(*values, "`values` is an object: their code to ours");
    for (const document::Member& member : values->members) out.values[member.key] = word(member.value);
  }
  if (const Value* codes = fields.optional("unknown")) {
    if (codes->kind != Value::Kind::List) fields.fail(*codes, "`unknown` is a list of codes");
    for (const Value& code : codes->items) out.unknown.push_back(word(code));
  }
  out.decimal_comma = fields.boolean("decimal_comma").value_or(false);
  out.date = fields.optional_text("date");
  if (!out.date.empty() && out.date.find("YYYY") == std::string::npos) {
    fields.fail(*value.find("date"), "the form of a date has no YYYY", "such as DD.MM.YYYY");
  }
  fields.finish();
  return out;
}

TableRules read_table(const Document& file, const Value* columns, const std::vector<std::string>& unknown,
                      diagnostics::Collector& errors) {
  TableRules out;
  if (columns == nullptr) return out;
  if (columns->kind != Value::Kind::Object) {
    errors.add(
        diagnostics::at(*file.source, columns->span, "columns are an object: the header of each, and what it is"));
  }
  for (const document::Member& member : columns->members) {
    out.emplace(member.key, read_rule(file, member.value, unknown, errors));
  }
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  return cell;
}

std::optional<std::string> ColumnRule::read(std::string_view cell) const {
  cell = trimmed(cell);
  if (cell.empty() || std::find(unknown.begin(), unknown.end(), cell) != unknown.end()) return std::nullopt;
  std::string out(cell);
  if (!values.empty()) {
    const auto found = values.find(out);
    if (found == values.end()) {
      std::vector<std::string> codes;
      for (const auto& [code, ours] : values) codes.push_back(code);
      throw std::invalid_argument(
          fmt::format("{} is no code of the mapping; {}", diagnostics::quoted(out), diagnostics::suggest(out, codes)));
    }
    return found->second;
  }
  if (decimal_comma) std::replace(out.begin(), out.end(), ',', '.');
  return date.empty() ? out : iso_date(out, date);
}

Mapping read_mapping(const std::string& path) {
  const Document file = document::parse_yaml(diagnostics::read_file(path, kLargestMapping));
  diagnostics::Collector errors;
  document::Fields fields(file, file.root, "a mapping", errors);
  std::vector<std::string> unknown;
  if (const Value* codes = fields.optional("unknown")) {
    if (codes->kind != Value::Kind::List) fields.fail(*codes, "`unknown` is a list of codes");
    for (const Value& code : codes->items) unknown.push_back(word(code));
  }
  Mapping out;
  out.cases = read_table(file, fields.required("cases"), unknown, errors);
  out.treatments = read_table(file, fields.optional("treatments"), unknown, errors);
  fields.finish();
  errors.throw_if_any();
  return out;
}

}  // namespace consilium::audit
