#include <fmt/format.h>
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

#include "document/document.hpp"

namespace consilium::document {
namespace {

using diagnostics::InputError;
using diagnostics::SourceText;
using diagnostics::Span;

/// Builds the tree from yaml-cpp's events. Its own node tree would follow aliases and forget repeated keys.
class YamlReader : public YAML::EventHandler {
 public:
  explicit YamlReader(const SourceText& source) : source_(source) {}

  Value take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) fail(span(mark, 1), "a second document in one file", "split it into two files");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse(mark, {}, anchor);
    Value value;
    value.span = span(mark, 1);
    add(std::move(value));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { refuse(mark, {}, 1); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const bool quoted = tag == "!";  // yaml-cpp's tag of a quoted or block scalar
    refuse(mark, quoted ? "" : tag, anchor);
    Value value;
    value.span = span(mark, text.size());
    value.kind = Value::Kind::String;
    value.text = text;
    if (!quoted) resolve(value);
    if (value.kind == Value::Kind::String) locate_lines(value);
    add(std::move(value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Value::Kind::List);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Value::Kind::Object);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Value value;
    bool has_key = false;
    std::string key;
    Span key_span;
  };

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Value::Kind kind) {
    refuse(mark, tag, anchor);
    if (open_.size() >= kDeepest) fail(span(mark, 1), fmt::format("nested more than {} levels deep", kDeepest), {});
    if (!open_.empty() && open_.back().value.kind == Value::Kind::Object && !open_.back().has_key) {
      fail(span(mark, 1), "a key must be a single word", {});
    }
    open_.emplace_back();
    open_.back().value.kind = kind;
    open_.back().value.span = span(mark, 1);
  }

  void close() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(value));
  }

  void add(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.value.kind == Value::Kind::List) {
      parent.value.items.push_back(std::move(value));
    } else if (!parent.has_key) {
      if (value.kind == Value::Kind::Null) fail(value.span, "a key is missing", {});
      parent.has_key = true;
      parent.key_span = value.span;
      parent.key = value.kind == Value::Kind::Boolean ? (value.boolean ? "true" : "false") : value.text;
      if (parent.value.find(parent.key) != nullptr) {
        fail(value.span, fmt::format("the key {} is given twice", diagnostics::quoted(parent.key)),
             "keep one of the two");
      }
    } else {
      parent.has_key = false;
      parent.value.members.push_back({std::move(parent.key), parent.key_span, std::move(value)});
    }
  }

  /// The core schema: null, true, false and numbers; everything else is text.
  static void resolve(Value& value) {
    const std::string& text = value.text;
    if (text == "null" || text == "~" || text.empty()) {
      value.kind = Value::Kind::Null;
    } else if (text == "true" || text == "false") {
      value.kind = Value::Kind::Boolean;
      value.boolean = text == "true";
    } else {
      const bool like_number = text.find_first_not_of("0123456789.-+eE") == std::string::npos;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), value.number);
      if (like_number && read.ec == std::errc{} && read.ptr == text.data() + text.size())
        value.kind = Value::Kind::Number;
    }
  }

  /// Where the lines of a text stand in the file: for a block scalar below its `|`, else where it begins.
  void locate_lines(Value& value) const {
    const std::string_view file = source_.text();
    std::size_t begin = value.span.begin;
    const char mark = begin < file.size() ? file[begin] : '\0';
    if (mark == '\'' || mark == '"') ++begin;
    if (mark != '|' && mark != '>') {
      value.line_offsets.push_back(begin);
      return;
    }
    for (std::size_t line = source_.position(begin).line + 1; line <= source_.line_count(); ++line) {
      const std::string_view content = source_.line(line);
      const std::size_t indent = std::min(content.find_first_not_of(' '), content.size());
      value.line_offsets.push_back(source_.line_start(line) + indent);
      const auto lines = static_cast<std::size_t>(std::count(value.text.begin(), value.text.end(), '\n'));
      if (value.line_offsets.size() > lines) break;
    }
    if (value.line_offsets.empty()) value.line_offsets.push_back(begin);
  }

  void refuse(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) fail(span(mark, 1), "anchors and aliases are not used here", "write the value out");
    if (!tag.empty() && tag != "?") fail(span(mark, 1), "tags are not used here", {});
  }

  [[nodiscard]] Span span(const YAML::Mark& mark, std::size_t length) const {
    const auto line = static_cast<std::size_t>(std::max(mark.line, 0)) + 1;
    const std::size_t start = source_.line_start(std::min(line, source_.line_count()));
    const std::size_t begin =
        std::min(start + static_cast<std::size_t>(std::max(mark.column, 0)), source_.text().size());
    return {begin, begin + std::max<std::size_t>(1, length)};
  }

  [[noreturn]] void fail(Span span, std::string message, std::string help) const {
    throw InputError(diagnostics::at(source_, span, std::move(message), std::move(help)));
  }

  const SourceText& source_;
  Value root_;
  std::vector<Open> open_;
  std::size_t documents_ = 0;

 public:
  [[nodiscard]] Span at(const YAML::Mark& mark) const { return span(mark, 1); }
};

/// The largest nesting of brackets; yaml-cpp recurses once for each before it tells us.
void refuse_deep_brackets(const SourceText& source) {
  constexpr std::size_t kMost = 256;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < source.text().size(); ++i) {
    const char c = source.text()[i];
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > kMost) {
      throw InputError(
          diagnostics::at(source, {i, i + 1}, fmt::format("nested more than {} levels deep", kDeepest), {}));
    }
  }
}

}  // namespace

Document parse_yaml(std::shared_ptr<const SourceText> source) {
  refuse_deep_brackets(*source);
  YamlReader reader(*source);
  try {
    std::istringstream stream{std::string(source->text())};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const YAML::Exception& error) {
    throw InputError(diagnostics::at(*source, reader.at(error.mark), fmt::format("malformed YAML: {}", error.msg), {}));
  }
  Value root = reader.take();
  return {std::move(source), std::move(root)};
}

}  // namespace consilium::document
