#include "report/text.hpp"

#include <algorithm>
#include <vector>

namespace consilium::report {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \n", at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

}  // namespace

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void Text::gap() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void Text::line(std::string_view text) {
  out_ += text.substr(0, text.find_last_not_of(' ') + 1);
  out_ += '\n';
}

std::string Text::look(std::string_view text, Look look) const {
  static constexpr std::string_view kReset = "\033[0m";
  std::string_view begin;
  switch (look) {
    case Look::Plain:
      break;
    case Look::Strong:
      begin = "\033[1m";
      break;
    case Look::Good:
      begin = "\033[1;32m";
      break;
    case Look::Bad:
      begin = "\033[1;31m";
      break;
    case Look::Warning:
      begin = "\033[1;33m";
      break;
    case Look::Faint:
      begin = "\033[2m";
      break;
  }
  if (!style_.colour || begin.empty()) return std::string(text);
  return std::string(begin) + std::string(text) + std::string(kReset);
}

void Text::paragraph(std::string_view first, std::string_view text, Look look) {
  const std::size_t indent = columns(first);
  std::string line;
  bool begun = false;
  const auto flush = [&] {
    out_ += begun ? std::string(indent, ' ') : std::string(first);
    out_ += this->look(line, look) + '\n';
    begun = true;
    line.clear();
  };
  for (const std::string_view word : split(text)) {
    if (!line.empty() && indent + columns(line) + 1 + columns(word) > style_.width) flush();
    if (!line.empty()) line += ' ';
    line += word;
  }
  flush();
}

void Text::row(std::string_view indent, std::string_view left, std::string_view right, Look look) {
  const std::size_t used = columns(indent) + columns(left) + columns(right) + 2;
  if (used > style_.width) {
    paragraph(indent, left, look);
    if (right.empty()) return;
    const std::size_t width = columns(right);
    out_ += std::string(style_.width > width ? style_.width - width : 0, ' ') + this->look(right, Look::Faint) + '\n';
    return;
  }
  out_ += std::string(indent) + this->look(left, look);
  if (!right.empty()) out_ += std::string(style_.width - used + 2, ' ') + this->look(right, Look::Faint);
  out_ += '\n';
}

void Text::table_row(std::string_view indent, std::string_view label, std::string_view cells) {
  const std::size_t taken = columns(indent) + columns(cells) + 1;
  const std::size_t room = style_.width > taken ? style_.width - taken : 0;
  std::string shown;
  std::size_t used = 0;
  for (const char c : label) {
    const bool begins = columns({&c, 1}) == 1;
    if (begins && used == room) break;
    if (begins) ++used;
    shown += c;
  }
  if (columns(label) > room && room > 0) {
    while (!shown.empty() && columns(shown) >= room) shown.pop_back();
    shown += "…";
    used = columns(shown);
  }
  std::string line = std::string(indent) + shown + std::string(room - used + 1, ' ') + std::string(cells);
  line.erase(line.find_last_not_of(' ') + 1);
  out_ += line + '\n';
}

void Text::heading(std::string_view text) {
  gap();
  out_ += look(text, Look::Strong) + ' ';
  for (std::size_t i = columns(text) + 1; i < style_.width; ++i) out_ += "─";
  out_ += '\n';
}

}  // namespace consilium::report
