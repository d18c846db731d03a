#include "diagnostics/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consilium::diagnostics {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Length of the well-formed UTF-8 sequence at `at`, or 0.
std::size_t sequence(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80U                    ? 1
                           : lead >= 0xC2U && lead < 0xE0U ? 2
                           : lead >= 0xE0U && lead < 0xF0U ? 3
                           : lead >= 0xF0U && lead < 0xF5U ? 4
                                                           : 0;
  if (size == 0 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 0;
  }
  return size;
}

/// Control characters would move the underline or the terminal, and not every line is UTF-8.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = sequence(text, at);
    const bool control = static_cast<unsigned char>(text[at]) < 0x20U || text[at] == 0x7F;
    if (size == 0 || control) {
      out += size == 0 ? '?' : ' ';
    } else {
      out += text.substr(at, size);
    }
    at += std::max<std::size_t>(size, 1);
  }
  return out;
}

/// Keeps the part of a long line around the place, so that the caret stays in sight.
void shorten(Diagnostic& diagnostic) {
  constexpr std::size_t kWidth = 100;
  if (code_points(diagnostic.line) <= kWidth) return;
  const std::size_t first = diagnostic.caret > kWidth / 2 ? diagnostic.caret - kWidth / 2 : 1;
  std::string out;
  std::size_t column = 0;
  for (const char c : diagnostic.line) {
    if (code_points({&c, 1}) == 1) ++column;
    if (column >= first && column < first + kWidth) out.push_back(c);
  }
  diagnostic.line = std::move(out);
  diagnostic.caret -= first - 1;
  diagnostic.underlined = std::min(diagnostic.underlined, kWidth + 1 - diagnostic.caret);
}

}  // namespace

std::string Diagnostic::render() const {
  std::string out;
  if (position.line == 0) {
    out = fmt::format("{}: error: {}\n", file, message);
  } else {
    out = fmt::format("{}:{}:{}: error: {}\n", file, position.line, position.column, message);
    out += fmt::format("{:>5} | {}\n", position.line, printable(line));
    out += fmt::format("      | {:>{}}{}\n", '^', caret, std::string(underlined > 1 ? underlined - 1 : 0, '~'));
  }
  if (!help.empty()) out += fmt::format("  help: {}\n", help);
  return out;
}

Diagnostic at(const SourceText& file, Span span, std::string message, std::string help) {
  const Position begin = file.position(span.begin);
  Diagnostic out{file.name(),        begin,          std::string(file.line(begin.line)), begin.column, 1,
                 std::move(message), std::move(help)};
  const std::size_t line_begin = file.line_start(begin.line);
  const std::size_t line_end = line_begin + out.line.size();
  const std::size_t end = std::min(span.end, line_end);
  if (end > span.begin) out.underlined = code_points(file.text().substr(span.begin, end - span.begin));
  shorten(out);
  return out;
}

Diagnostic at(const Excerpt& excerpt, Span span, std::string message, std::string help) {
  return at(excerpt.file(), excerpt.in_file(span), std::move(message), std::move(help));
}

Diagnostic about(std::string file, std::string message, std::string help) {
  return {std::move(file), {0, 0}, {}, 1, 0, std::move(message), std::move(help)};
}

namespace {
std::string render_all(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += diagnostic.render();
  return out;
}
}  // namespace

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(render_all(diagnostics)), diagnostics_(std::move(diagnostics)) {}

void Collector::add(const InputError& error) {
  diagnostics_.insert(diagnostics_.end(), error.diagnostics().begin(), error.diagnostics().end());
}

void Collector::throw_if_any() const {
  if (!diagnostics_.empty()) throw InputError(diagnostics_);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string out = "`";
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() > kLongest) return out + "…`";
    const std::size_t size = sequence(text, at);
    const bool control = static_cast<unsigned char>(text[at]) < 0x20U || text[at] == 0x7F;
    if (size == 0 || control) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    } else {
      out += text.substr(at, size);
    }
    at += std::max<std::size_t>(size, 1);
  }
  return out + "`";
}

}  // namespace consilium::diagnostics
