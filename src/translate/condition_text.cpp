#include "translate/condition_text.hpp"

#include <fmt/format.h>

#include <vector>

namespace consilium::translate {
namespace {

using cql::Condition;
using Kind = Condition::Kind;

constexpr std::size_t kWidth = 100;

class Writer {
 public:
  explicit Writer(const Language& language) : language_(language) {}

  std::string write(const Condition& condition, std::size_t indent) const {
    switch (condition.kind) {
      case Kind::Constant:
        return std::string(condition.constant ? language_.words().truth : language_.words().falsehood);
      case Kind::Test:
        return language_.test(condition.test);
      case Kind::Use:
        return language_.use(condition.definition);
      case Kind::Not:
        return fmt::format("{} {}", language_.words().negation, in_parentheses(condition.operands[0], indent));
      case Kind::And:
      case Kind::Or:
        return chain(condition, indent);
      case Kind::Xor:
      case Kind::Equal:
        return pair(condition, condition.kind == Kind::Xor ? language_.words().exclusive : "=", indent);
      case Kind::Implies:
        if (!language_.words().implication.empty()) return pair(condition, language_.words().implication, indent);
        return fmt::format("{} {} {} {}", language_.words().negation, in_parentheses(condition.operands[0], indent),
                           language_.words().disjunction, operand(condition.operands[1], indent));
    }
    return {};
  }

 private:
  std::string in_parentheses(const Condition& condition, std::size_t indent) const {
    return fmt::format("({})", write(condition, indent + 1));
  }

  /// As a part of something larger: only what cannot be torn apart goes without parentheses.
  std::string operand(const Condition& condition, std::size_t indent) const {
    const bool whole = condition.kind == Kind::Constant || condition.kind == Kind::Test ||
                       condition.kind == Kind::Use || condition.kind == Kind::Not;
    return whole ? write(condition, indent) : in_parentheses(condition, indent);
  }

  std::string pair(const Condition& condition, std::string_view word, std::size_t indent) const {
    return fmt::format("{} {} {}", in_parentheses(condition.operands[0], indent), word,
                       in_parentheses(condition.operands[1], indent));
  }

  /// `a and (b and c)` is `a and b and c`.
  static void flatten(const Condition& condition, Kind kind, std::vector<const Condition*>& out) {
    for (const Condition& operand : condition.operands) {
      if (operand.kind == kind) {
        flatten(operand, kind, out);
      } else {
        out.push_back(&operand);
      }
    }
  }

  std::string chain(const Condition& condition, std::size_t indent) const {
    std::vector<const Condition*> links;
    flatten(condition, condition.kind, links);
    const std::string_view word =
        condition.kind == Kind::And ? language_.words().conjunction : language_.words().disjunction;
    std::vector<std::string> texts;
    std::size_t width = indent;
    for (const Condition* link : links) {
      texts.push_back(operand(*link, indent + 2));
      width += texts.back().size() + word.size() + 2;
    }
    const std::string between = width <= kWidth ? " " : fmt::format("\n{:{}}", "", indent + 2);
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      out += i == 0 ? texts[i] : fmt::format("{}{} {}", between, word, texts[i]);
    }
    return out;
  }

  const Language& language_;
};

}  // namespace

std::string condition_text(const Condition& condition, const Language& language, std::size_t indent) {
  return Writer(language).write(condition, indent);
}

std::string_view symbol(cql::Test::Relation relation) {
  using enum cql::Test::Relation;
  switch (relation) {
    case Less:
      return "<";
    case LessEqual:
      return "<=";
    case GreaterEqual:
      return ">=";
    case Greater:
      return ">";
    default:
      return "=";
  }
}

std::string doubled(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += c;
    out += c;
  }
  return out + mark;
}

}  // namespace consilium::translate
