#include <gtest/gtest.h>

#include "cql/cql.hpp"
#include "cql/lexer.hpp"

namespace consilium {
namespace {

using cql::Expression;
using diagnostics::Excerpt;
using diagnostics::InputError;

Excerpt text(const std::string& source) {
  return Excerpt(std::make_shared<diagnostics::SourceText>("test.cql", source));
}
Expression parse(const std::string& source) { return cql::parse_expression(text(source)); }

/// With every operator in parentheses.
std::string structure(const Expression& e) {
  std::string out;
  for (const Expression& operand : e.operands) out += (out.empty() ? "" : " ") + structure(operand);
  const std::map<Expression::Kind, std::string> names = {
      {Expression::Kind::Not, "not"},         {Expression::Kind::And, "and"},
      {Expression::Kind::Or, "or"},           {Expression::Kind::Xor, "xor"},
      {Expression::Kind::Implies, "implies"}, {Expression::Kind::Equal, "="},
      {Expression::Kind::NotEqual, "!="},     {Expression::Kind::Less, "<"},
      {Expression::Kind::LessEqual, "<="},    {Expression::Kind::Greater, ">"},
      {Expression::Kind::GreaterEqual, ">="}, {Expression::Kind::Between, "between"},
      {Expression::Kind::In, "in"},           {Expression::Kind::Is, e.flag ? "is-not" : "is"}};
  const auto name = names.find(e.kind);
  if (name != names.end()) return "(" + name->second + " " + out + ")";
  if (e.kind == Expression::Kind::Boolean) return e.flag ? "true" : "false";
  return e.kind == Expression::Kind::Quantity ? e.text + e.unit : e.text;
}

TEST(Parser, PrecedenceIsThatOfCql) {
  EXPECT_EQ(structure(parse("a or b and c")), "(or a (and b c))");
  EXPECT_EQ(structure(parse("a implies b or c")), "(implies a (or b c))");
  EXPECT_EQ(structure(parse("a implies b implies c")), "(implies (implies a b) c)");
  EXPECT_EQ(structure(parse("a or b xor c or d")), "(or (xor (or a b) c) d)");
  EXPECT_EQ(structure(parse("not a and b")), "(and (not a) b)");
  EXPECT_EQ(structure(parse("not a < 3")), "(< (not a) 3)");
  EXPECT_EQ(structure(parse("not a is true")), "(not (is a true))");
  EXPECT_EQ(structure(parse("a < 3 = b > 4")), "(= (< a 3) (> b 4))");
  EXPECT_EQ(structure(parse("a between 3 and 20 and b")), "(and (between a 3 20) b)");
  EXPECT_EQ(structure(parse("a = 'x' in { 'y' }")), "(in (= a x) y)");
  EXPECT_EQ(structure(parse("a in { 'x', 'y' } or not (b or c)")), "(or (in a x y) (not (or b c)))");
  EXPECT_EQ(structure(parse("a is not false and b is null")), "(and (is-not a false) (is b null))");
  EXPECT_EQ(structure(parse("a >= 3 '%' and b != -1.5")), "(and (>= a 3%) (!= b -1.5))");
}

TEST(Parser, CommentsStringsAndNames) {
  EXPECT_EQ(structure(parse("// first\n a /* inner\n comment */ and \"Progressed on SSA\"")),
            "(and a Progressed on SSA)");
  EXPECT_EQ(parse(R"("a\"b\\c")").text, "a\"b\\c");
  EXPECT_EQ(parse(R"(a = 'it\'s \u00e9 \u20ac')").operands[1].text, "it's é €");
  EXPECT_EQ(parse("`plain`").text, "plain");
}

TEST(Parser, Library) {
  const cql::Library library =
      cql::parse_library(text("library Test version '1.0'\n"
                              "/* @description: two\n   lines\n   @id: x-1 */\ndefine \"A\": a\n"
                              "define B: \"A\" or b"));
  EXPECT_EQ(library.name, "Test");
  EXPECT_EQ(library.version, "1.0");
  ASSERT_EQ(library.definitions.size(), 2U);
  EXPECT_EQ(library.definitions[0].tags.at("description"), "two lines");
  EXPECT_EQ(library.definitions[0].tags.at("id"), "x-1");
  EXPECT_EQ(library.definitions[1].name, "B");
  EXPECT_TRUE(library.definitions[1].tags.empty());
}

struct Bad {
  std::string source;
  std::string underlined;
  std::string message;
};

/// What a diagnostic underlines.
std::string underlined(const diagnostics::Diagnostic& d) { return d.line.substr(d.caret - 1, d.underlined); }

TEST(ParserErrors, NameThePlace) {
  const std::vector<Bad> all = {Bad{"a and", "", "unexpected end of text"},
                                Bad{"a b", "b", "should end here"},
                                Bad{"a == 3", "=", "single ="},
                                Bad{"a && b", "&", "write `and`"},
                                Bad{"a | b", "|", "write `or`"},
                                Bad{"!a", "!", "write `not`"},
                                Bad{"a ~ 'x'", "~", "write `=`"},
                                Bad{"a = 'x", "'x", "string without end"},
                                Bad{"\"a", "\"a", "quoted name without end"},
                                Bad{"/* a", "/*", "comment without end"},
                                Bad{"a < 3mo", "3m", "write a unit in quotes"},
                                Bad{"a in ('x')", "(", "expected `{`"},
                                Bad{"a in { }", "}", "expected a feature"},
                                Bad{"(a or b", "", "expected `)`"},
                                Bad{"a between 3 or 4", "or", "between low and high"},
                                Bad{"a is unknown", "unknown", "true or false"},
                                Bad{"a = '\\q'", "\\q", "unknown escape"},
                                Bad{"a < 1e5", "1e", "a number cannot end"},
                                Bad{"a = 'x' ?", "?", "unexpected character"},
                                Bad{"define", "define", "expected a feature"}};
  for (const Bad& bad : all) {
    try {
      (void)parse(bad.source);
      FAIL() << "accepted " << bad.source;
    } catch (const InputError& error) {
      ASSERT_EQ(error.diagnostics().size(), 1U);
      const auto& d = error.diagnostics()[0];
      EXPECT_EQ(underlined(d), bad.underlined) << error.what();
      EXPECT_NE((d.message + " " + d.help).find(bad.message), std::string::npos) << error.what();
    }
  }
}

TEST(Parser, LibraryReportsEveryBrokenDefinition) {
  try {
    (void)cql::parse_library(text("library L\ndefine \"A\": a and\ndefine \"B\": b\ndefine \"C\": (c"));
    FAIL();
  } catch (const InputError& error) {
    ASSERT_EQ(error.diagnostics().size(), 2U);
    EXPECT_EQ(error.diagnostics()[0].position.line, 3U);
    EXPECT_EQ(error.diagnostics()[1].position.line, 4U);
  }
}

TEST(Parser, HostileTextEndsInAnError) {
  EXPECT_THROW((void)parse(std::string(100000, '(')), InputError);
  std::string nots;
  std::string ands = "a";
  for (int i = 0; i < 100000; ++i) {
    nots += "not ";
    ands += " and a";
  }
  EXPECT_THROW((void)parse(nots + "a"), InputError);
  EXPECT_THROW((void)parse(ands), InputError);
  EXPECT_THROW((void)parse("a < " + std::string(5000, '9')), InputError);
}

TEST(Diagnostics, ErrorInsideAYamlBlockIsShownWhereItStands) {
  const auto file = std::make_shared<diagnostics::SourceText>("s.yaml", "- when: |\n    a and\n    b c\n");
  const Excerpt excerpt(file, "a and\nb c\n", {14, 24});
  try {
    (void)cql::parse_expression(excerpt);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.diagnostics()[0].position.line, 3U);
    EXPECT_EQ(error.diagnostics()[0].position.column, 7U);
    EXPECT_EQ(underlined(error.diagnostics()[0]), "c");
  }
}

}  // namespace
}  // namespace consilium
