// Comma-separated values as RFC 4180 describes them, with any delimiter of one byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::audit {

/// The cells of one record. Line ends may be \n or \r\n; blanks belong to the cell.
struct Record {
  std::size_t line = 0;  ///< of its first byte, counted from 0 in the text
  std::string_view text;
  std::vector<std::string_view> cells;
  bool malformed = false;  ///< a quote stands where none may; `cells` is empty
};

/// Goes through a text that ends with a line end, record by record; empty lines are none. Borrows the text, and a
/// record lives until the next.
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter);

  bool next(Record& out);

 private:
  [[nodiscard]] std::size_t next_separator();
  bool with_quotes(Record& out, std::size_t from);
  bool quoted_cell(std::size_t& i);
  bool first_line_only(Record& out, std::size_t from);
  void go_on_after(Record& out, std::size_t from, std::size_t end);

  std::string_view text_;
  char delimiter_;
  std::vector<std::uint32_t> separators_;  ///< of the slice that begins at slice_, from there
  std::size_t separator_ = 0;
  std::size_t slice_ = 0;
  std::size_t slice_end_ = 0;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::vector<std::string> unquoted_;  ///< cells of which a doubled quote became one
};

/// The delimiter that a header uses most of comma, semicolon and tab; comma where it has none.
[[nodiscard]] char delimiter_of(std::string_view header);
/// A cell as it is written: in quotes where it must be.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace consilium::audit
