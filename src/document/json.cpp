#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <cstring>

#include "document/document.hpp"

namespace consilium::document {
namespace {

namespace ondemand = simdjson::ondemand;
using diagnostics::InputError;
using diagnostics::SourceText;
using diagnostics::Span;

/// simdjson finds the structure; this walk turns it into the tree and rejects what simdjson leaves to its user.
class JsonReader {
 public:
  explicit JsonReader(const SourceText& source) : source_(source), padded_(source.text()) {}

  Value run() {
    if (source_.text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
      fail({0, 0}, "the text is empty", "a case is one JSON object: {\"primary_site\": \"pancreas\", …}");
    }
    ondemand::document document;
    check(parser_.iterate(padded_).get(document), 0);
    ondemand::value root;
    if (const auto error = document.get_value().get(root); error != simdjson::SUCCESS) {
      // a single scalar is valid JSON, but simdjson reads it through the document
      fail({0, 0}, error == simdjson::SCALAR_DOCUMENT_AS_VALUE ? "a single value is no document" : message(error),
           "expected an object: { … }");
    }
    Value out = value(root, 1);
    if (document.current_location().error() == simdjson::SUCCESS)
      fail({out.span.end, out.span.end + 1}, "text after the end of the document", "one object a file");
    return out;
  }

 private:
  Value value(ondemand::value json, std::size_t depth) {
    ondemand::json_type type{};
    const std::string_view token = json.raw_json_token();
    const std::size_t begin = offset(token.data());
    if (depth > kDeepest) fail({begin, begin + 1}, fmt::format("nested more than {} levels deep", kDeepest), {});
    check(json.type().get(type), begin);
    Value out;
    out.span = {begin, begin + std::max<std::size_t>(1, trimmed(token).size())};
    switch (type) {
      case ondemand::json_type::object:
        object(json, depth, out);
        break;
      case ondemand::json_type::array:
        array(json, depth, out);
        break;
      case ondemand::json_type::string: {
        std::string_view text;
        check(json.get_string().get(text), begin);
        out.kind = Value::Kind::String;
        out.text = text;
        break;
      }
      case ondemand::json_type::number:
        number(json, trimmed(token), out);
        break;
      case ondemand::json_type::boolean:
        out.kind = Value::Kind::Boolean;
        check(json.get_bool().get(out.boolean), begin);
        break;
      case ondemand::json_type::null:
        if (trimmed(token) != "null")
          fail(out.span, fmt::format("unexpected {}", diagnostics::quoted(trimmed(token))), {});
        break;
    }
    return out;
  }

  void object(ondemand::value json, std::size_t depth, Value& out) {
    out.kind = Value::Kind::Object;
    ondemand::object object;
    check(json.get_object().get(object), out.span.begin);
    for (auto item : object) {
      ondemand::field field;
      check(std::move(item).get(field), end_of(out));
      const std::size_t begin = offset(field.key().raw()) - 1;
      std::string_view key;
      check(field.unescaped_key().get(key), begin);
      Member member{std::string(key), {begin, begin + key.size() + 2}, {}};
      if (out.find(key) != nullptr) {
        fail(member.key_span, fmt::format("the key {} is given twice", diagnostics::quoted(key)),
             "keep one of the two");
      }
      member.value = value(field.value(), depth + 1);
      out.members.push_back(std::move(member));
    }
    close(out);
  }

  void array(ondemand::value json, std::size_t depth, Value& out) {
    out.kind = Value::Kind::List;
    ondemand::array array;
    check(json.get_array().get(array), out.span.begin);
    for (auto item : array) {
      ondemand::value element;
      check(item.get(element), end_of(out));
      out.items.push_back(value(element, depth + 1));
    }
    close(out);
  }

  void number(ondemand::value json, std::string_view token, Value& out) {
    out.kind = Value::Kind::Number;
    out.text = token;
    const auto error = json.get_double().get(out.number);
    if (error == simdjson::NUMBER_ERROR || error == simdjson::SUCCESS) {
      // Exactly rounded, and a clear word about what no double holds.
      const auto read = std::from_chars(token.data(), token.data() + token.size(), out.number);
      if (read.ec == std::errc::result_out_of_range) fail(out.span, "the number is too large or too small", {});
      if (error == simdjson::SUCCESS) return;
    }
    check(error, out.span.begin);
  }

  /// Just behind the last thing that was read of a container; where an error is shown that has no better place.
  static std::size_t end_of(const Value& container) {
    if (!container.members.empty()) return container.members.back().value.span.end;
    if (!container.items.empty()) return container.items.back().span.end;
    return container.span.begin + 1;
  }
  void close(Value& container) const {
    const char mark = container.kind == Value::Kind::Object ? '}' : ']';
    const std::size_t end = source_.text().find(mark, end_of(container));
    container.span.end = end == std::string_view::npos ? source_.text().size() : end + 1;
  }

  static std::string_view trimmed(std::string_view token) {
    const std::size_t end = token.find_last_not_of(" \t\r\n");
    return end == std::string_view::npos ? token.substr(0, 0) : token.substr(0, end + 1);
  }

  [[nodiscard]] std::size_t offset(const char* at) const {
    return static_cast<std::size_t>(at - static_cast<const simdjson::padded_string&>(padded_).data());
  }

  void check(simdjson::error_code error, std::size_t at) const {
    if (error == simdjson::SUCCESS) return;
    if (error != simdjson::UTF8_ERROR && unclosed()) fail({at, at + 1}, "an object or a list is not closed", {});
    fail({at, at + 1}, message(error), {});
  }

  /// Are there more opening than closing brackets outside strings? simdjson names what it meets at the end instead.
  [[nodiscard]] bool unclosed() const {
    std::size_t open = 0;
    bool string = false;
    for (std::size_t i = 0; i < source_.text().size(); ++i) {
      const char c = source_.text()[i];
      if (c == '"') string = !string;
      if (string && c == '\\') ++i;
      if (string) continue;
      if (c == '{' || c == '[') ++open;
      if ((c == '}' || c == ']') && open > 0) --open;
    }
    return open > 0 && !string;
  }

  static std::string message(simdjson::error_code error) {
    switch (error) {
      case simdjson::UTF8_ERROR:
        return "the text is not valid UTF-8";
      case simdjson::DEPTH_ERROR:
        return fmt::format("nested more than {} levels deep", kDeepest);
      case simdjson::UNCLOSED_STRING:
        return "a string is not closed";
      case simdjson::STRING_ERROR:
        return "a string is malformed (an unknown escape?)";
      case simdjson::UNESCAPED_CHARS:
        return "a control character stands in a string";
      case simdjson::NUMBER_ERROR:
        return "a number is malformed";
      case simdjson::EMPTY:
        return "the text is empty";
      case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        return "an object or a list is not closed";
      default:
        return "malformed JSON (a missing comma, colon, quote or bracket?)";
    }
  }

  [[noreturn]] void fail(Span span, std::string message, std::string help) const {
    throw InputError(diagnostics::at(source_, span, std::move(message), std::move(help)));
  }

  const SourceText& source_;
  simdjson::padded_string padded_;
  ondemand::parser parser_;
};

}  // namespace

Document parse_json(std::shared_ptr<const SourceText> source) {
  Value root = JsonReader(*source).run();
  return {std::move(source), std::move(root)};
}

}  // namespace consilium::document
