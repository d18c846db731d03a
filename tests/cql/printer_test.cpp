#include <gtest/gtest.h>

#include "cql/cql.hpp"
#include "support/random.hpp"

namespace consilium {
namespace {

using cql::Expression;
using Kind = Expression::Kind;
using test::Random;

diagnostics::Excerpt text(const std::string& source) {
  return diagnostics::Excerpt(std::make_shared<diagnostics::SourceText>("test.cql", source));
}

Expression leaf(Kind kind, std::string content) {
  Expression out;
  out.kind = kind;
  out.text = std::move(content);
  return out;
}

/// Any tree that the grammar allows, sensible or not.
Expression random_expression(Random& random, int depth) {
  static const std::vector<std::string> names = {"a", "ki67_percent", "x1"};
  static const std::vector<std::string> strings = {"x", "it's", "back\\slash", "line\nend", "é"};
  const auto literal = [&]() -> Expression {
    switch (random.below(5)) {
      case 0: {
        Expression out = leaf(Kind::Boolean, "true");
        out.flag = true;
        return out;
      }
      case 1:
        return leaf(Kind::String, random.pick(strings));
      case 2: {
        Expression out = leaf(Kind::Quantity, "-2.5");
        out.unit = "mg/dL";
        return out;
      }
      case 3:
        return leaf(Kind::Number, "20");
      default: {
        Expression out = leaf(Kind::Name, random.pick(names));
        if (random.chance(0.4)) {
          out.text = "Quoted \"name\"";
          out.flag = true;
        }
        return out;
      }
    }
  };
  if (depth == 0) return literal();
  static const std::vector<Kind> kinds = {
      Kind::Not,  Kind::And,       Kind::Or,      Kind::Xor,          Kind::Implies, Kind::Equal, Kind::NotEqual,
      Kind::Less, Kind::LessEqual, Kind::Greater, Kind::GreaterEqual, Kind::Between, Kind::In,    Kind::Is};
  Expression out;
  out.kind = random.pick(kinds);
  out.operands.push_back(random_expression(random, depth - 1));
  if (out.kind == Kind::Not) return out;
  if (out.kind == Kind::Is) {
    out.flag = random.chance(0.5);
    out.operands.push_back(leaf(random.chance(0.5) ? Kind::Null : Kind::Boolean, "null"));
    if (out.operands[1].kind == Kind::Boolean) out.operands[1].text = "false";
    return out;
  }
  const std::size_t more = out.kind == Kind::Between ? 2 : out.kind == Kind::In ? 1 + random.below(3) : 1;
  for (std::size_t i = 0; i < more; ++i)
    out.operands.push_back(random_expression(random, static_cast<int>(random.below(static_cast<std::size_t>(depth)))));
  return out;
}

TEST(Printer, WhatIsPrintedReadsBackTheSame) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const Expression expression = random_expression(random, static_cast<int>(random.below(5)));
    const std::string printed = cql::print(expression);
    const Expression again = cql::parse_expression(text(printed));
    ASSERT_TRUE(again == expression) << "seed " << seed << ": " << printed << "\n" << cql::print(again);
    EXPECT_EQ(cql::print(again), printed);
  }
}

TEST(Printer, UsesNoNeedlessParentheses) {
  for (const char* source : {"a and b or c", "not a and b", "(a or b) and c", "a implies b or c"}) {
    EXPECT_EQ(cql::print(cql::parse_expression(text(source))), source);
  }
}

TEST(Printer, Libraries) {
  const std::string source =
      "library \"Test\" version '2'\n\n/*\n  @reason: because */\ndefine \"A\":\n  a and b\n\ndefine \"B\":\n  \"A\" "
      "or c = 'x'\n\n";
  EXPECT_EQ(cql::print(cql::parse_library(text(source))), source);
}

}  // namespace
}  // namespace consilium
