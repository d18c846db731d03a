// Diagnostics: what is wrong with a text, and where.
//
// Every reader of Consilium (CQL, YAML, JSON) reports bad input in the same way: file, line, column, the line itself
// with the place underlined, what was found, what is allowed, and the nearest known name. A reader collects all
// independent errors of its input and throws them together as one `InputError`; nothing is printed here.
//
//   concepts.cql:4:3: error: unknown name `sstr_postive`
//       4 |   sstr_postive and "Metastatic"
//         |   ^~~~~~~~~~~~
//     help: did you mean `sstr_positive`?
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::diagnostics {

/// A place in a text, counted from 1. Columns count Unicode code points, as editors do.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// A half-open range of byte offsets.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A named text that knows its lines. Shared by everything that was read from it.
class SourceText {
 public:
  SourceText(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Position position(std::size_t offset) const;
  /// The line (counted from 1) without its line end.
  [[nodiscard]] std::string_view line(std::size_t number) const;
  /// Offset of the first byte of a line (counted from 1).
  [[nodiscard]] std::size_t line_start(std::size_t number) const { return line_starts_.at(number - 1); }
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

/// A text that stands inside a file, line by line: a condition inside a YAML block. Offsets of the excerpt map back to
/// the file, so that an error inside the condition is shown where the author wrote it.
class Excerpt {
 public:
  /// The whole of a text.
  explicit Excerpt(std::shared_ptr<const SourceText> file);
  /// `text` stands in `file`; its i-th line begins there at offset `line_offsets[i]`.
  Excerpt(std::shared_ptr<const SourceText> file, std::string text, std::vector<std::size_t> line_offsets);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const SourceText& file() const { return *file_; }
  [[nodiscard]] Span in_file(Span span) const;

 private:
  [[nodiscard]] std::size_t in_file(std::size_t offset) const;

  std::shared_ptr<const SourceText> file_;
  std::string text_;
  std::vector<std::size_t> line_offsets_;
};

/// One error, rendered without access to the text it came from.
struct Diagnostic {
  std::string file;
  Position position;           ///< line 0 = the file as a whole
  std::string line;            ///< the offending line, cut around the place when it is long
  std::size_t caret = 1;       ///< where in `line` the place begins
  std::size_t underlined = 1;  ///< how many columns of it
  std::string message;
  std::string help;  ///< what is allowed, the nearest name; may be empty

  [[nodiscard]] std::string render() const;
};

[[nodiscard]] Diagnostic at(const SourceText& file, Span span, std::string message, std::string help = {});
[[nodiscard]] Diagnostic at(const Excerpt& excerpt, Span span, std::string message, std::string help = {});
/// About a file as a whole: it is missing, too large, empty.
[[nodiscard]] Diagnostic about(std::string file, std::string message, std::string help = {});

/// Thrown by every reader. `what()` is all diagnostics rendered, one after another.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Diagnostic> diagnostics);
  explicit InputError(Diagnostic diagnostic) : InputError(std::vector{std::move(diagnostic)}) {}
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// Collects errors so that one run shows all of them.
class Collector {
 public:
  void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  /// Takes over the errors of a reader that gave up.
  void add(const InputError& error);
  [[nodiscard]] bool empty() const { return diagnostics_.empty(); }
  /// Throws `InputError` when anything was collected.
  void throw_if_any() const;

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// The known name nearest to what was written (Damerau-Levenshtein), or empty where none is near enough to be meant.
[[nodiscard]] std::string nearest(std::string_view written, const std::vector<std::string>& known);
/// "did you mean `x`?" or, where nothing is near, "allowed: a, b, c" (shortened when long; empty when `list` is false).
[[nodiscard]] std::string suggest(std::string_view written, const std::vector<std::string>& known, bool list = true);
/// A user's text made fit for a message: control characters escaped, long text shortened.
[[nodiscard]] std::string quoted(std::string_view text);

/// Reads a whole file. Throws InputError when it cannot be read or is larger than `limit` bytes.
[[nodiscard]] std::shared_ptr<const SourceText> read_file(const std::string& path, std::size_t limit);

}  // namespace consilium::diagnostics
