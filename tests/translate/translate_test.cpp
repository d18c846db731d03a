// The texts that other engines read. What they mean is held against exact reasoning by those engines: tests/witness.
#include "translate/translate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diagnostics/diagnostics.hpp"
#include "knowledge/embedded.hpp"

namespace consilium::translate {
namespace {

using cql::Condition;
using testing::HasSubstr;
using testing::Not;

Condition make(Condition::Kind kind, std::vector<Condition> operands) {
  Condition out;
  out.kind = kind;
  out.operands = std::move(operands);
  return out;
}

Condition use(cql::DefinitionIndex index) {
  Condition out = make(Condition::Kind::Use, {});
  out.definition = index;
  return out;
}

/// Definitions are letters.
class Letters : public Language {
 public:
  explicit Letters(std::string_view implication)
      : Language({"true", "false", "not", "and", "or", "xor", implication}) {}
  std::string test(const cql::Test&) const override { return "test"; }
  std::string use(cql::DefinitionIndex definition) const override {
    return std::string(1, static_cast<char>('a' + static_cast<int>(definition)));
  }
};

std::string text(const Condition& condition, std::string_view implication = "implies") {
  return condition_text(condition, Letters(implication));
}

TEST(ConditionText, ChainsOfOneConnectiveNeedNoParentheses) {
  const Condition chain = make(Condition::Kind::And, {use(0), make(Condition::Kind::And, {use(1), use(2)})});
  EXPECT_EQ(text(chain), "a and b and c");
  EXPECT_EQ(text(make(Condition::Kind::Or, {chain, use(3)})), "(a and b and c) or d");
}

TEST(ConditionText, WhatBindsDifferentlyInDifferentLanguagesStandsInParentheses) {
  EXPECT_EQ(text(make(Condition::Kind::Not, {make(Condition::Kind::Or, {use(0), use(1)})})), "not (a or b)");
  EXPECT_EQ(text(make(Condition::Kind::Xor, {use(0), make(Condition::Kind::Not, {use(1)})})), "(a) xor (not (b))");
  EXPECT_EQ(text(make(Condition::Kind::Equal, {use(0), use(1)})), "(a) = (b)");
}

TEST(ConditionText, ALanguageWithoutImplicationSaysItWithOr) {
  const Condition implies = make(Condition::Kind::Implies, {use(0), make(Condition::Kind::And, {use(1), use(2)})});
  EXPECT_EQ(text(implies), "(a) implies (b and c)");
  EXPECT_EQ(text(implies, ""), "not (a) or (b and c)");
}

TEST(ConditionText, LongConditionsGoOverSeveralLines) {
  std::vector<Condition> links(60, use(4));
  EXPECT_THAT(text(make(Condition::Kind::Or, links)), HasSubstr("e\n    or e"));
}

TEST(ConditionText, MarksWithinAreDoubled) { EXPECT_EQ(doubled("it's", '\''), "'it''s'"); }

/// One source with one statement of this id.
knowledge::Content content_with(const std::string& statement) {
  knowledge::Content out;
  out.version = "1";
  out.notice = "first line\nsecond line";
  knowledge::Feature feature;
  feature.type.name = "count";
  feature.type.kind = cql::FeatureType::Kind::Number;
  feature.type.high = 10;
  feature.special = "never";
  feature.special_label = "never seen";
  out.features.push_back(feature);
  knowledge::Source source;
  source.id = "toy-2020";
  source.title = "A \"title\"\nin two lines";
  out.sources.push_back(source);
  knowledge::Statement s;
  s.id = statement;
  s.text = "What it says.";
  s.when.condition = make(Condition::Kind::Test, {});
  s.when.condition.test = {0, cql::Test::Relation::LessEqual, 0, 2.5};
  out.statements.push_back(s);
  return out;
}

TEST(SqlViews, ANumberThatIsNoNumberMeetsNoUpperLimit) {
  const knowledge::Content content = content_with("toy-1");
  const std::string sql = sql_views(content, parts_of(content, {}), Dialect::DuckDb, "patients");
  EXPECT_THAT(sql, HasSubstr("(\"count\" >= 0 AND \"count\" <= 2.5) AS \"toy-1\""));
  EXPECT_THAT(sql, HasSubstr("-- count: -1 stands for never seen"));
  EXPECT_THAT(sql, HasSubstr("CREATE TABLE IF NOT EXISTS \"patients\""));
  EXPECT_THAT(sql, HasSubstr("-- A \"title\" in two lines"));
}

TEST(SqlViews, SparkQuotesNamesItsOwnWay) {
  const knowledge::Content content = content_with("toy-1");
  const std::string sql = sql_views(content, parts_of(content, {}), Dialect::Spark, "cases");
  EXPECT_THAT(sql, HasSubstr("CREATE OR REPLACE VIEW `consilium_toy_2020`"));
  EXPECT_THAT(sql, Not(HasSubstr("OFFSET 0")));
}

TEST(SqlViews, APostgreSqlNameThatWouldBeCutOffIsRefused) {
  const knowledge::Content content = content_with(std::string(64, 'x'));
  const Parts parts = parts_of(content, {});
  EXPECT_NO_THROW(static_cast<void>(sql_views(content, parts, Dialect::DuckDb, "cases")));
  try {
    static_cast<void>(sql_views(content, parts, Dialect::PostgreSql, "cases"));
    FAIL() << "was not refused";
  } catch (const diagnostics::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("longer than 63 bytes"));
  }
}

TEST(CqlLibraries, CommentsEndWithTheirLine) {
  const knowledge::Content content = content_with("toy-1");
  const auto libraries = cql_libraries(content, parts_of(content, {}));
  ASSERT_EQ(libraries.size(), 4U);
  EXPECT_EQ(libraries.back().name, "ConsiliumToy2020");
  EXPECT_THAT(libraries.back().text, HasSubstr("// first line second line\nlibrary ConsiliumToy2020 version '1'"));
  EXPECT_THAT(libraries.back().text,
              HasSubstr("define \"toy-1\":\n  (Facts.\"count\" >= 0 and Facts.\"count\" <= 2.5)"));
}

TEST(Parts, OneSourceTakesOnlyWhatItNeeds) {
  const auto base = knowledge::open("");
  const auto source = base->content.source("asco-2023").value();
  const Parts all = parts_of(base->content, {});
  const Parts one = parts_of(base->content, {source});
  ASSERT_EQ(one.sources.size(), 1U);
  EXPECT_EQ(all.sources.size(), base->content.sources.size());
  EXPECT_LT(one.shared.size(), all.shared.size());
  std::size_t statements = 0;
  for (const SourcePart& part : all.sources) statements += part.statements.size();
  EXPECT_EQ(statements, base->content.statements.size());
}

}  // namespace
}  // namespace consilium::translate
