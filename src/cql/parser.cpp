#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "cql/lexer.hpp"
#include "cql/parse.hpp"

namespace consilium::cql {
namespace {

using diagnostics::InputError;
using diagnostics::Span;
using Kind = Expression::Kind;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// `@reason: words … @id: asco-1` to a map; white space inside a value is folded to single blanks.
Tags tags_of(std::string_view comment) {
  Tags tags;
  std::size_t at = comment.find('@');
  while (at != std::string_view::npos) {
    const std::size_t colon = comment.find(':', at);
    if (colon == std::string_view::npos) break;
    std::size_t end = comment.find('\n', colon);
    // a value goes on until the next line that begins with a tag
    while (end != std::string_view::npos && !trim(comment.substr(end)).starts_with('@'))
      end = comment.find('\n', end + 1);
    std::string value;
    for (const char c : trim(comment.substr(colon + 1, end == std::string_view::npos ? end : end - colon - 1))) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space) value += c;
      if (space && !value.empty() && value.back() != ' ') value += ' ';
    }
    tags[std::string(trim(comment.substr(at + 1, colon - at - 1)))] = std::move(value);
    at = end == std::string_view::npos ? end : comment.find('@', end);
  }
  return tags;
}

class Parser {
 public:
  explicit Parser(const diagnostics::Excerpt& source) : source_(source), tokens_(tokenize(source)) {}

  Expression whole_expression() {
    Expression out = expression();
    if (peek().kind != Token::Kind::End) unexpected("the condition should end here");
    return out;
  }

  Library library() {
    Library out;
    diagnostics::Collector errors;
    try {
      header(out);
    } catch (const InputError& error) {
      errors.add(error);
      to_next_define();
    }
    while (peek().kind != Token::Kind::End) {
      try {
        out.definitions.push_back(definition());
      } catch (const InputError& error) {
        errors.add(error);
        to_next_define();
      }
    }
    errors.throw_if_any();
    return out;
  }

 private:
  void header(Library& out) {
    if (!accept_word("library")) return;
    out.name = name("the name of the library").text;
    if (accept_word("version")) {
      if (peek().kind != Token::Kind::String) unexpected("a version is a string: version '1.0'");
      out.version = take().text;
    }
  }

  Definition definition() {
    const std::string comment = peek().comment;
    if (!accept_word("define")) unexpected("a library holds `define \"Name\": condition`");
    const Token token = name("the name of a definition");
    expect_symbol(":");
    depth_ = operators_ = 0;
    return {token.text, token.span, tags_of(comment), expression()};
  }

  void to_next_define() {
    while (peek().kind != Token::Kind::End && !is_word("define")) ++at_;
  }

  // --- expressions, loosest level first -------------------------------------------------------

  Expression expression() {
    if (++depth_ > kDeepest) fail(peek().span, "the condition is nested too deeply", "name its parts with `define`");
    Expression out = disjunction();
    while (accept_word("implies")) out = binary(Kind::Implies, std::move(out), disjunction());
    --depth_;
    return out;
  }

  Expression disjunction() {
    Expression out = conjunction();
    while (true) {
      if (accept_word("or")) {
        out = binary(Kind::Or, std::move(out), conjunction());
      } else if (accept_word("xor")) {
        out = binary(Kind::Xor, std::move(out), conjunction());
      } else {
        return out;
      }
    }
  }

  Expression conjunction() {
    Expression out = membership();
    while (accept_word("and")) out = binary(Kind::And, std::move(out), membership());
    return out;
  }

  Expression membership() {
    Expression out = equality();
    while (accept_word("in")) {
      count_operator();
      expect_symbol("{");
      Expression list{Kind::In, out.span, {}, {}, 0, false, {}};
      list.operands.push_back(std::move(out));
      do list.operands.push_back(term());
      while (accept_symbol(","));
      list.span.end = peek().span.end;
      expect_symbol("}");
      out = std::move(list);
    }
    return out;
  }

  Expression equality() {
    Expression out = inequality();
    while (true) {
      if (accept_symbol("=")) {
        if (is_symbol("=")) unexpected("CQL compares with a single =");
        out = binary(Kind::Equal, std::move(out), inequality());
      } else if (accept_symbol("!=")) {
        out = binary(Kind::NotEqual, std::move(out), inequality());
      } else {
        return out;
      }
    }
  }

  Expression inequality() {
    static constexpr std::array<std::pair<std::string_view, Kind>, 4> kSymbols = {
        {{"<", Kind::Less}, {"<=", Kind::LessEqual}, {">", Kind::Greater}, {">=", Kind::GreaterEqual}}};
    Expression out = between();
    for (bool found = true; found;) {
      found = false;
      for (const auto& [symbol, kind] : kSymbols) {
        if (!accept_symbol(symbol)) continue;
        out = binary(kind, std::move(out), between());
        found = true;
      }
    }
    return out;
  }

  Expression between() {
    Expression out = negation();
    while (accept_word("between")) {
      count_operator();
      Expression range{Kind::Between, out.span, {}, {}, 0, false, {}};
      range.operands.push_back(std::move(out));
      range.operands.push_back(term());
      if (!accept_word("and")) unexpected("a range is written `between low and high`");
      range.operands.push_back(term());
      range.span.end = range.operands.back().span.end;
      out = std::move(range);
    }
    return out;
  }

  Expression negation() {
    if (!is_word("not")) return test();
    const Span begin = take().span;
    if (++depth_ > kDeepest) fail(begin, "the condition is nested too deeply", "name its parts with `define`");
    Expression out{Kind::Not, begin, {}, {}, 0, false, {}};
    out.operands.push_back(negation());
    out.span.end = out.operands.back().span.end;
    --depth_;
    return out;
  }

  Expression test() {
    Expression out = term();
    while (accept_word("is")) {
      count_operator();
      Expression is{Kind::Is, out.span, {}, {}, 0, accept_word("not"), {}};
      if (!is_word("true") && !is_word("false") && !is_word("null")) unexpected("after `is`: true or false");
      is.operands.push_back(std::move(out));
      is.operands.push_back(term());
      is.span.end = is.operands.back().span.end;
      out = std::move(is);
    }
    return out;
  }

  Expression term() {
    const Token token = peek();
    if (accept_symbol("(")) {
      Expression out = expression();
      out.span = {token.span.begin, peek().span.end};
      expect_symbol(")");
      return out;
    }
    if (is_symbol("-") || token.kind == Token::Kind::Number) return number();
    if (token.kind == Token::Kind::String) return leaf(Kind::String);
    if (token.kind == Token::Kind::QuotedIdentifier) return leaf(Kind::Name);
    if (is_word("true") || is_word("false")) return leaf(Kind::Boolean);
    if (is_word("null")) return leaf(Kind::Null);
    if (token.kind == Token::Kind::Identifier && !is_reserved(token.text)) return leaf(Kind::Name);
    unexpected("expected a feature, a \"definition\", a literal or a condition in parentheses");
  }

  Expression leaf(Kind kind) {
    const Token token = take();
    Expression out{kind, token.span, token.text, {}, 0, false, {}};
    if (kind == Kind::Name) out.flag = token.kind == Token::Kind::QuotedIdentifier;
    if (kind == Kind::Boolean) out.flag = token.text == "true";
    return out;
  }

  Expression number() {
    const Span begin = peek().span;
    const bool negative = accept_symbol("-");
    if (peek().kind != Token::Kind::Number) unexpected("expected a number");
    const Token token = take();
    Expression out{Kind::Number, {begin.begin, token.span.end}, (negative ? "-" : "") + token.text, {}, 0, false, {}};
    const auto read = std::from_chars(out.text.data(), out.text.data() + out.text.size(), out.number);
    if (read.ec != std::errc{}) fail(out.span, "the number is too large", {});
    if (peek().kind == Token::Kind::String) {
      out.kind = Kind::Quantity;
      out.unit = take().text;
      out.span.end = tokens_[at_ - 1].span.end;
    }
    return out;
  }

  Expression binary(Kind kind, Expression left, Expression right) {
    count_operator();
    Expression out{kind, {left.span.begin, right.span.end}, {}, {}, 0, false, {}};
    out.operands.push_back(std::move(left));
    out.operands.push_back(std::move(right));
    return out;
  }

  /// The tree of `a and b and …` is as deep as the chain is long; everything that walks it recurses.
  void count_operator() {
    if (++operators_ > kMostOperators) fail(peek().span, "the condition is too long", "name its parts with `define`");
  }

  // --- tokens ---------------------------------------------------------------------------------

  static bool is_reserved(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "and", "or", "xor", "not", "implies", "in", "is", "between", "define", "library", "version", "null"};
    for (const std::string_view reserved : kWords) {
      if (word == reserved) return true;
    }
    return false;
  }

  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  const Token& take() { return tokens_[at_++]; }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return peek().kind == Token::Kind::Identifier && peek().text == word;
  }
  [[nodiscard]] bool is_symbol(std::string_view symbol) const {
    return peek().kind == Token::Kind::Symbol && peek().text == symbol;
  }
  bool accept_word(std::string_view word) { return is_word(word) && (++at_, true); }
  bool accept_symbol(std::string_view symbol) { return is_symbol(symbol) && (++at_, true); }
  void expect_symbol(std::string_view symbol) {
    if (!accept_symbol(symbol)) unexpected(fmt::format("expected `{}`", symbol));
  }

  Token name(std::string_view what) {
    const bool quoted = peek().kind == Token::Kind::QuotedIdentifier;
    const bool plain = peek().kind == Token::Kind::Identifier && !is_reserved(peek().text);
    if ((!quoted && !plain) || peek().text.empty()) unexpected(fmt::format("expected {}", what));
    return take();
  }

  [[noreturn]] void unexpected(std::string help) const {
    const bool end = peek().kind == Token::Kind::End;
    fail(peek().span, end ? "unexpected end of text" : fmt::format("unexpected {}", diagnostics::quoted(peek().text)),
         std::move(help));
  }
  [[noreturn]] void fail(Span span, std::string message, std::string help) const {
    throw InputError(diagnostics::at(source_, span, std::move(message), std::move(help)));
  }

  static constexpr std::size_t kDeepest = 200;
  static constexpr std::size_t kMostOperators = 2000;
  const diagnostics::Excerpt& source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t operators_ = 0;
};

}  // namespace

bool operator==(const Expression& a, const Expression& b) {
  return a.kind == b.kind && a.text == b.text && a.unit == b.unit && a.flag == b.flag && a.operands == b.operands;
}

Expression parse_expression(const diagnostics::Excerpt& source) { return Parser(source).whole_expression(); }
Library parse_library(const diagnostics::Excerpt& source) { return Parser(source).library(); }

}  // namespace consilium::cql
