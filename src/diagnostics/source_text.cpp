#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "diagnostics/diagnostics.hpp"

namespace consilium::diagnostics {

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin());
  std::size_t column = 1;
  for (std::size_t i = line_starts_[line - 1]; i < offset; ++i) {
    const bool continuation = (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U;
    if (!continuation) ++column;
  }
  return {line, column};
}

std::string_view SourceText::line(std::size_t number) const {
  const std::size_t begin = line_starts_.at(number - 1);
  std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

Excerpt::Excerpt(std::shared_ptr<const SourceText> file) : file_(std::move(file)), text_(file_->text()) {
  for (std::size_t line = 1; line <= file_->line_count(); ++line) line_offsets_.push_back(file_->line_start(line));
}

Excerpt::Excerpt(std::shared_ptr<const SourceText> file, std::string text, std::vector<std::size_t> line_offsets)
    : file_(std::move(file)), text_(std::move(text)), line_offsets_(std::move(line_offsets)) {}

std::size_t Excerpt::in_file(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto end = text_.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto line = static_cast<std::size_t>(std::count(text_.begin(), end, '\n'));
  const std::size_t newline = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
  const std::size_t column = newline == std::string::npos ? offset : offset - newline - 1;
  const std::size_t start = line_offsets_[std::min(line, line_offsets_.size() - 1)];
  return std::min(start + column, file_->text().size());
}

Span Excerpt::in_file(Span span) const { return {in_file(span.begin), in_file(span.end)}; }

std::shared_ptr<const SourceText> read_file(const std::string& path, std::size_t limit) {
  std::ifstream stream(path, std::ios::binary);
  std::string text;
  if (stream) {
    text.resize(limit + 1);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad() || (text.empty() && !stream.eof())) {
    throw InputError(about(path, "cannot be read", "check that the file exists and that you may read it"));
  }
  if (text.size() > limit) {
    throw InputError(about(path, fmt::format("is larger than {} bytes", limit), "is this the file that you meant?"));
  }
  return std::make_shared<SourceText>(path, std::move(text));
}

}  // namespace consilium::diagnostics
