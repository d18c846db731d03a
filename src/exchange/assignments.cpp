#include "exchange/assignments.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

namespace consilium::exchange {
namespace {

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// `<=3` and `3-20` as the ranges of a case.
std::optional<std::string> range(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kEnds = {
      {{"<=", "max"}, {">=", "min"}, {"<", "below"}, {">", "above"}}};
  for (const auto& [sign, key] : kEnds) {
    if (!value.starts_with(sign)) continue;
    const std::size_t at = value.find_first_not_of(' ', sign.size());
    if (at == std::string_view::npos || !is_number(value.substr(at))) return std::nullopt;
    return fmt::format("{{{}: {}}}", key, value.substr(at));
  }
  const std::size_t dash = value.find('-', 1);
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view low = value.substr(0, dash);
  const std::string_view high = value.substr(dash + 1);
  if (!is_number(low) || !is_number(high)) return std::nullopt;
  return fmt::format("{{min: {}, max: {}}}", low, high);
}

}  // namespace

document::Document parse_assignments(const std::vector<std::string>& assignments) {
  std::string text;
  for (const std::string& assignment : assignments) {
    const std::size_t sign = assignment.find('=');
    if (sign == 0 || sign == std::string::npos || assignment.find('\n') != std::string::npos) {
      throw diagnostics::InputError(diagnostics::about(diagnostics::quoted(assignment), "is no fact",
                                                       "write key=value, such as ki67_percent=25"));
    }
    const std::string value = assignment.substr(sign + 1);
    text +=
        fmt::format("{}: {}\n", assignment.substr(0, sign), value == "unknown" ? "null" : range(value).value_or(value));
  }
  return document::parse_yaml(std::make_shared<diagnostics::SourceText>("changes", std::move(text)));
}

}  // namespace consilium::exchange
