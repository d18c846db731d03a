#include "audit/csv.hpp"

#include <algorithm>
#include <array>

#include "audit/separators.hpp"

namespace consilium::audit {
namespace {

constexpr std::size_t kLongestCell = std::size_t{1} << 16U;
/// So much text is looked through at once, so that it and its separators stay in the nearest cache.
constexpr std::size_t kSlice = std::size_t{1} << 13U;

}  // namespace

CsvReader::CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

/// The first one from at_ on. There is one: the text ends with a line end.
std::size_t CsvReader::next_separator() {
  while (true) {
    while (separator_ < separators_.size()) {
      const std::size_t out = slice_ + separators_[separator_];
      if (out >= at_) return out;
      ++separator_;
    }
    slice_ = std::max(slice_end_, at_);
    slice_end_ = std::min(slice_ + kSlice, text_.size());
    find_separators(text_.substr(slice_, slice_end_ - slice_), delimiter_, separators_);
    separator_ = 0;
  }
}

bool CsvReader::next(Record& out) {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  if (at_ >= text_.size()) return false;
  out.line = line_;
  out.malformed = false;
  out.cells.clear();
  const std::size_t from = at_;
  while (true) {
    const std::size_t end = next_separator();
    const char mark = text_[end];
    if (mark == '"') return with_quotes(out, from);
    std::string_view cell = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (mark == '\n') {
      if (cell.ends_with('\r')) cell.remove_suffix(1);
      out.cells.push_back(cell);
      out.text = text_.substr(from, end - from);
      ++line_;
      return true;
    }
    out.cells.push_back(cell);
  }
}

/// The whole record again, one byte after another. One that is malformed is its first line: what follows may be sound.
bool CsvReader::with_quotes(Record& out, std::size_t from) {
  out.cells.clear();
  unquoted_.clear();
  std::vector<std::pair<std::size_t, std::size_t>> spans;  // of text_, or (npos, index) of unquoted_
  std::size_t i = from;
  while (true) {
    if (text_[i] == '"') {
      if (!quoted_cell(i)) return first_line_only(out, from);
      spans.emplace_back(std::string_view::npos, unquoted_.size() - 1);
    } else {
      const std::size_t begin = i;
      while (text_[i] != delimiter_ && text_[i] != '\n' && text_[i] != '"') ++i;
      spans.emplace_back(begin, i - (text_[i] == '\n' && i > begin && text_[i - 1] == '\r' ? 1 : 0));
    }
    if (text_[i] == '\n') break;
    if (text_[i++] != delimiter_) return first_line_only(out, from);
  }
  for (const auto& [begin, end] : spans) {
    out.cells.push_back(begin == std::string_view::npos ? std::string_view(unquoted_[end])
                                                        : text_.substr(begin, end - begin));
  }
  go_on_after(out, from, i);
  return true;
}

/// `i` from the quote that opens the cell to the delimiter or line feed behind it; false where the cell does not end
/// so.
bool CsvReader::quoted_cell(std::size_t& i) {
  std::string cell;
  for (++i; i < text_.size() && cell.size() < kLongestCell; ++i) {
    if (text_[i] != '"') {
      cell += text_[i];
    } else if (i + 1 < text_.size() && text_[i + 1] == '"') {
      cell += text_[i++];
    } else {
      ++i;
      if (i + 1 < text_.size() && text_[i] == '\r' && text_[i + 1] == '\n') ++i;
      unquoted_.push_back(std::move(cell));
      return i < text_.size() && (text_[i] == delimiter_ || text_[i] == '\n');
    }
  }
  return false;
}

bool CsvReader::first_line_only(Record& out, std::size_t from) {
  out.malformed = true;
  go_on_after(out, from, text_.find('\n', from));
  return true;
}

void CsvReader::go_on_after(Record& out, std::size_t from, std::size_t end) {
  out.text = text_.substr(from, end - from);
  line_ += 1 + static_cast<std::size_t>(std::count(out.text.begin(), out.text.end(), '\n'));
  at_ = end + 1;
}

char delimiter_of(std::string_view header) {
  static constexpr std::array<char, 3> kDelimiters = {',', ';', '\t'};
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(), [&](char a, char b) {
    return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
  });
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

}  // namespace consilium::audit
