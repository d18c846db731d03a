#include <fmt/format.h>

#include "cql/print.hpp"

namespace consilium::cql {
namespace {

using Kind = Expression::Kind;

/// How tightly a node holds together; the levels of the parser, loosest first.
int level(Kind kind) {
  switch (kind) {
    case Kind::Implies:
      return 0;
    case Kind::Or:
    case Kind::Xor:
      return 1;
    case Kind::And:
      return 2;
    case Kind::In:
      return 3;
    case Kind::Equal:
    case Kind::NotEqual:
      return 4;
    case Kind::Less:
    case Kind::LessEqual:
    case Kind::Greater:
    case Kind::GreaterEqual:
      return 5;
    case Kind::Between:
      return 6;
    case Kind::Not:
      return 7;
    case Kind::Is:
      return 8;
    default:
      return 9;
  }
}

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::Implies:
      return "implies";
    case Kind::Or:
      return "or";
    case Kind::Xor:
      return "xor";
    case Kind::And:
      return "and";
    case Kind::Equal:
      return "=";
    case Kind::NotEqual:
      return "!=";
    case Kind::Less:
      return "<";
    case Kind::LessEqual:
      return "<=";
    case Kind::Greater:
      return ">";
    default:
      return ">=";
  }
}

std::string quote(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    switch (c) {
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c == mark || c == '\\') out += '\\';
        out += c;
    }
  }
  return out + mark;
}

std::string print_at(const Expression& expression, int least) {
  const auto& operands = expression.operands;
  const int own = level(expression.kind);
  std::string out;
  switch (expression.kind) {
    case Kind::Boolean:
      return expression.flag ? "true" : "false";
    case Kind::Null:
      return "null";
    case Kind::Number:
      return expression.text;
    case Kind::Quantity:
      return fmt::format("{} {}", expression.text, quote(expression.unit, '\''));
    case Kind::String:
      return quote(expression.text, '\'');
    case Kind::Name:
      return expression.flag ? quote(expression.text, '"') : expression.text;
    case Kind::Not:
      out = fmt::format("not {}", print_at(operands[0], own));
      break;
    case Kind::Is:
      out = fmt::format("{} is {}{}", print_at(operands[0], own), expression.flag ? "not " : "",
                        print_at(operands[1], own + 1));
      break;
    case Kind::Between:
      out = fmt::format("{} between {} and {}", print_at(operands[0], own), print_at(operands[1], level(Kind::Name)),
                        print_at(operands[2], level(Kind::Name)));
      break;
    case Kind::In:
      for (std::size_t i = 1; i < operands.size(); ++i) {
        out += fmt::format("{}{}", i > 1 ? ", " : "", print_at(operands[i], level(Kind::Name)));
      }
      out = fmt::format("{} in {{ {} }}", print_at(operands[0], own), out);
      break;
    default:
      out = fmt::format("{} {} {}", print_at(operands[0], own), word(expression.kind), print_at(operands[1], own + 1));
  }
  return own < least ? fmt::format("({})", out) : out;
}

}  // namespace

std::string print(const Expression& expression) { return print_at(expression, 0); }

std::string print(const Library& library) {
  std::string out;
  if (!library.name.empty()) {
    out = fmt::format("library {}", quote(library.name, '"'));
    if (!library.version.empty()) out += fmt::format(" version {}", quote(library.version, '\''));
    out += "\n\n";
  }
  for (const Definition& definition : library.definitions) {
    if (!definition.tags.empty()) {
      out += "/*";
      for (const auto& [tag, value] : definition.tags) out += fmt::format("\n  @{}: {}", tag, value);
      out += " */\n";
    }
    out += fmt::format("define {}:\n  {}\n\n", quote(definition.name, '"'), print(definition.expression));
  }
  return out;
}

}  // namespace consilium::cql
