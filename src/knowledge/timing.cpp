#include "knowledge/timing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace consilium::knowledge {
namespace {

/// The number that `text` begins with, which is then cut off.
std::optional<std::uint32_t> number(std::string_view& text) {
  constexpr std::uint32_t kMost = 1000;
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || out == 0 || out > kMost) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return out;
}

}  // namespace

const std::vector<std::string>& lapse_units() {
  static const std::vector<std::string> kWords{"d", "wk", "mo", "a"};
  return kWords;
}

std::optional<Lapse> parse_lapse(std::string_view text) {
  constexpr std::string_view kAtLeast = "at least ";
  Lapse out;
  out.at_least = text.starts_with(kAtLeast);
  if (out.at_least) text.remove_prefix(kAtLeast.size());
  const auto least = number(text);
  if (!least) return std::nullopt;
  out.least = out.most = *least;
  if (text.starts_with('-')) {
    text.remove_prefix(1);
    const auto most = number(text);
    if (!most || *most <= out.least) return std::nullopt;
    out.most = *most;
  }
  if (!text.starts_with(' ')) return std::nullopt;
  const auto& units = lapse_units();
  const auto unit = std::find(units.begin(), units.end(), text.substr(1));
  if (unit == units.end()) return std::nullopt;
  out.unit = static_cast<Lapse::Unit>(unit - units.begin());
  return out;
}

std::string print(const Lapse& lapse) {
  std::string out = fmt::format("{}{}", lapse.at_least ? "at least " : "", lapse.least);
  if (lapse.most != lapse.least) out += fmt::format("-{}", lapse.most);
  return fmt::format("{} {}", out, lapse_units()[static_cast<std::size_t>(lapse.unit)]);
}

}  // namespace consilium::knowledge
