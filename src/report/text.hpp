// Layout of text for a terminal or a pipe.
#pragma once

#include <string>
#include <string_view>

namespace consilium::report {

struct Style {
  std::size_t width = 80;
  bool colour = false;
};

/// Columns that a UTF-8 text takes (code points; our texts hold no wide or combining characters).
[[nodiscard]] std::size_t columns(std::string_view text);

/// A text that grows paragraph by paragraph and breaks lines at the width.
class Text {
 public:
  explicit Text(Style style) : style_(style) {}

  enum class Look { Plain, Strong, Good, Bad, Warning, Faint };

  /// An empty line.
  void gap();
  /// One line as it is; blanks at its end are left out.
  void line(std::string_view text);
  /// `text`, broken at blanks; the first line begins with `first`, the others with as many blanks.
  void paragraph(std::string_view first, std::string_view text, Look look = Look::Plain);
  /// `left`, and `right` at the end of the line; on a line of its own where both do not fit.
  void row(std::string_view indent, std::string_view left, std::string_view right, Look look = Look::Plain);
  /// A row of a table: `cells` at the end of the line, `label` cut to what is left.
  void table_row(std::string_view indent, std::string_view label, std::string_view cells);
  /// A heading with a rule to the end of the line.
  void heading(std::string_view text);

  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  [[nodiscard]] std::string look(std::string_view text, Look look) const;

  Style style_;
  std::string out_;
};

}  // namespace consilium::report
