#include "cql/lexer.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace consilium::cql {
namespace {

using diagnostics::InputError;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string utf8(std::uint32_t code) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0U | (code >> 6U)), byte(0x80U | (code & 0x3FU))};
  return {byte(0xE0U | (code >> 12U)), byte(0x80U | ((code >> 6U) & 0x3FU)), byte(0x80U | (code & 0x3FU))};
}

class Lexer {
 public:
  explicit Lexer(const diagnostics::Excerpt& source) : source_(source), text_(source.text()) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    do tokens.push_back(next());
    while (tokens.back().kind != Token::Kind::End);
    return tokens;
  }

 private:
  Token next() {
    std::string comment = skip_space_and_comments();
    Token token = read();
    token.comment = std::move(comment);
    return token;
  }

  /// Returns the last block comment that was skipped.
  std::string skip_space_and_comments() {
    std::string comment;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_, 2) == "/*") {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) fail({at_, at_ + 2}, "comment without end", "close it with */");
        comment = std::string(text_.substr(at_ + 2, end - at_ - 2));
        at_ = end + 2;
      } else {
        break;
      }
    }
    return comment;
  }

  Token read() {
    if (at_ == text_.size()) return {Token::Kind::End, "end of text", {at_, at_}, {}};
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (is_letter(c)) {
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
      return {Token::Kind::Identifier, std::string(text_.substr(begin, at_ - begin)), {begin, at_}, {}};
    }
    if (is_digit(c)) return number();
    if (c == '\'') return quoted(Token::Kind::String, "string");
    if (c == '"' || c == '`') return quoted(Token::Kind::QuotedIdentifier, "quoted name");
    return symbol();
  }

  Token number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    }
    if (at_ < text_.size() && is_letter(text_[at_])) {
      fail({begin, at_ + 1}, fmt::format("a number cannot end in {}", diagnostics::quoted(text_.substr(at_, 1))),
           "write a unit in quotes after a space: 6 'mo'");
    }
    return {Token::Kind::Number, std::string(text_.substr(begin, at_ - begin)), {begin, at_}, {}};
  }

  Token quoted(Token::Kind kind, std::string_view what) {
    const std::size_t begin = at_;
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\n') break;
      value += text_[at_] == '\\' ? escape() : std::string(1, text_[at_++]);
    }
    if (at_ == text_.size() || text_[at_] != quote) {
      fail({begin, at_}, fmt::format("{} without end", what), fmt::format("close it with {} on the same line", quote));
    }
    ++at_;
    return {kind, std::move(value), {begin, at_}, {}};
  }

  std::string escape() {
    const std::size_t begin = at_++;
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    switch (c) {
      case '\'':
      case '"':
      case '`':
      case '\\':
      case '/':
        return {c};
      case 'f':
        return "\f";
      case 'n':
        return "\n";
      case 'r':
        return "\r";
      case 't':
        return "\t";
      case 'u':
        return code_point(begin);
      default:
        fail({begin, at_}, "unknown escape", R"(allowed: \' \" \` \\ \/ \f \n \r \t \uXXXX)");
    }
  }

  std::string code_point(std::size_t begin) {
    constexpr std::size_t kDigits = 4;
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < kDigits; ++i) {
      const char c = at_ < text_.size() ? text_[at_] : '\0';
      const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      if (digit == std::string_view::npos || c == '\0') fail({begin, at_}, "\\u wants four hexadecimal digits", {});
      code = code * 16 + static_cast<std::uint32_t>(digit);
      ++at_;
    }
    if (code == 0 || (code >= 0xD800 && code <= 0xDFFF)) fail({begin, at_}, "\\u names no character", {});
    return utf8(code);
  }

  Token symbol() {
    static constexpr std::array<std::string_view, 15> kSymbols = {"!=", "<=", ">=", "=", "<", ">", "(", ")",
                                                                  "{",  "}",  ",",  ":", ".", "-", "+"};
    for (const std::string_view symbol : kSymbols) {
      if (text_.substr(at_, symbol.size()) != symbol) continue;
      const std::size_t begin = at_;
      at_ += symbol.size();
      return {Token::Kind::Symbol, std::string(symbol), {begin, at_}, {}};
    }
    std::size_t end = at_ + 1;  // a whole code point
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view found = text_.substr(at_, end - at_);
    std::string help;
    if (found == "&") help = "write `and`";
    if (found == "|") help = "write `or`";
    if (found == "!") help = "write `not`, or `!=` for unequal";
    if (found == "~") help = "write `=`: a feature has exact values";
    fail({at_, end}, fmt::format("unexpected character {}", diagnostics::quoted(found)), std::move(help));
  }

  [[noreturn]] void fail(diagnostics::Span span, std::string message, std::string help) {
    throw InputError(diagnostics::at(source_, span, std::move(message), std::move(help)));
  }

  const diagnostics::Excerpt& source_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(const diagnostics::Excerpt& source) { return Lexer(source).run(); }

}  // namespace consilium::cql
