#include <gtest/gtest.h>

#include "cql/cql.hpp"

namespace consilium {
namespace {

using cql::FeatureType;
using diagnostics::Excerpt;
using diagnostics::InputError;

const cql::Vocabulary& vocabulary() {
  static const cql::Vocabulary out = [] {
    FeatureType site{"primary_site", FeatureType::Kind::Code, {"stomach", "pancreas", "rectum"}, "", 0, 0, false};
    FeatureType ki67{"ki67_percent", FeatureType::Kind::Number, {}, "%", 0, 100, false};
    FeatureType sstr{"sstr_positive", FeatureType::Kind::Boolean, {}, "", 0, 0, false};
    FeatureType minen{"minen", FeatureType::Kind::Boolean, {}, "", 0, 0, true};
    return cql::Vocabulary({site, ki67, sstr, minen});
  }();
  return out;
}

Excerpt text(const std::string& source) {
  return Excerpt(std::make_shared<diagnostics::SourceText>("test.cql", source));
}

cql::Condition check(const std::string& source) {
  const Excerpt excerpt = text(source);
  return cql::check(cql::parse_expression(excerpt), excerpt, cql::Scope(vocabulary()));
}

TEST(Checker, Meaning) {
  EXPECT_EQ(check("sstr_positive = true"), check("sstr_positive"));
  EXPECT_EQ(check("sstr_positive != false"), check("sstr_positive"));
  EXPECT_EQ(check("sstr_positive = false"), check("not sstr_positive"));
  EXPECT_EQ(check("3 < ki67_percent"), check("ki67_percent > 3"));
  EXPECT_EQ(check("3 >= ki67_percent"), check("ki67_percent <= 3"));
  EXPECT_EQ(check("ki67_percent between 3 and 20"), check("ki67_percent >= 3 and ki67_percent <= 20"));
  EXPECT_EQ(check("ki67_percent > 20 '%'"), check("ki67_percent > 20"));
  EXPECT_EQ(check("'stomach' = primary_site"), check("primary_site in { 'stomach' }"));
  EXPECT_EQ(check("primary_site != 'stomach'"), check("not (primary_site = 'stomach')"));
  EXPECT_EQ(check("minen is true"), check("minen"));
  EXPECT_EQ(check("minen is not true"), check("not minen"));
  EXPECT_EQ(check("minen is false"), check("not minen"));
  EXPECT_EQ(check("primary_site in { 'rectum', 'stomach' }").test.values, 5U);
  EXPECT_EQ(check("sstr_positive = minen").kind, cql::Condition::Kind::Equal);
  EXPECT_EQ(check("sstr_positive != minen").kind, cql::Condition::Kind::Xor);
}

struct Bad {
  std::string source;
  std::string underlined;
  std::string message;
};

TEST(CheckerErrors, NameThePlaceAndTheWayOut) {
  const std::vector<Bad> all = {
      Bad{"sstr_postive and minen", "sstr_postive", "did you mean `sstr_positive`?"},
      Bad{"minen and \"NET\"", "\"NET\"", "unknown name"},
      Bad{"primary_site = 'pancras'", "'pancras'", "did you mean `pancreas`?"},
      Bad{"primary_site in { 'liver' }", "'liver'", "allowed: stomach, pancreas, rectum"},
      Bad{"primary_site in { 'rectum', 'rectum' }", "'rectum'", "stands twice"},
      Bad{"ki67_percent > 120", "120", "allowed: 0 to 100"},
      Bad{"ki67_percent > -1", "-1", "outside the range"},
      Bad{"ki67_percent > 2 'mm'", "2 'mm'", "is in '%', not in 'mm'"},
      Bad{"ki67_percent = 'high'", "'high'", "compared with a number"},
      Bad{"primary_site = 3", "3", "single quotes"},
      Bad{"primary_site < 'stomach'", "primary_site < 'stomach'", "have no order"},
      Bad{"sstr_positive > 1", "sstr_positive > 1", "true or false"},
      Bad{"primary_site", "primary_site", "primary_site = 'stomach'"},
      Bad{"ki67_percent and minen", "ki67_percent", "compare it with a number"},
      Bad{"not ki67_percent < 3", "not ki67_percent", "`not` binds tighter"},
      Bad{"not primary_site = 'stomach'", "not primary_site", "`not` binds tighter"},
      Bad{"ki67_percent is null", "ki67_percent is null", "more facts must never overturn"},
      Bad{"ki67_percent is not null", "ki67_percent is not null", "more facts must never overturn"},
      Bad{"sstr_positive is true", "sstr_positive is true", "it is false where"},
      Bad{"sstr_positive is not false", "sstr_positive is not false", "it is true where"},
      Bad{"sstr_positive = null", "sstr_positive = null", "never true"},
      Bad{"null", "null", "no condition"},
      Bad{"'text'", "'text'", "not a value"},
      Bad{"ki67_percent between 20 and 3", "ki67_percent between 20 and 3", "empty"},
      Bad{"primary_site between 1 and 2", "primary_site", "is not a number"},
      Bad{"ki67_percent in { 'x' }", "ki67_percent", "is not a code"},
      Bad{"ki67_percent < ki67_percent", "ki67_percent < ki67_percent", "two features"},
      Bad{"(sstr_positive and minen) < 3", "(sstr_positive and minen)", "only a feature"}};
  for (const Bad& bad : all) {
    try {
      (void)check(bad.source);
      FAIL() << "accepted " << bad.source;
    } catch (const InputError& error) {
      const auto& d = error.diagnostics().at(0);
      EXPECT_EQ(d.line.substr(d.caret - 1, d.underlined), bad.underlined) << error.what();
      EXPECT_NE((d.message + " " + d.help).find(bad.message), std::string::npos) << error.what();
    }
  }
}

TEST(Checker, ReportsAllErrorsOfACondition) {
  try {
    (void)check("sstr_postive and primary_site = 'x' and ki67_percent > 200");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.diagnostics().size(), 3U);
  }
}

TEST(Checker, LibrariesInAnyOrder) {
  const Excerpt source = text("define \"B\": \"A\" and minen\ndefine \"A\": sstr_positive");
  cql::Scope scope(vocabulary());
  std::vector<cql::CheckedDefinition> definitions;
  cql::check(cql::parse_library(source), source, scope, definitions);
  ASSERT_EQ(definitions.size(), 2U);
  EXPECT_EQ(definitions[0].name, "A");
  EXPECT_EQ(*scope.find("B"), 1U);
  // what is always known stays so through definitions
  const Excerpt use = text("define \"M\": minen\ndefine \"N\": \"M\" is true");
  cql::check(cql::parse_library(use), use, scope, definitions);
  EXPECT_EQ(definitions.size(), 4U);
}

std::string library_error(const std::string& source) {
  const Excerpt excerpt = text(source);
  cql::Scope scope(vocabulary());
  std::vector<cql::CheckedDefinition> definitions;
  try {
    cql::check(cql::parse_library(excerpt), excerpt, scope, definitions);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Checker, LibraryErrors) {
  EXPECT_NE(library_error("define \"A\": \"B\"\ndefine \"B\": not \"A\"")
                .find("circular definition: \"A\" uses \"B\" uses \"A\""),
            std::string::npos);
  EXPECT_NE(library_error("define \"A\": \"A\"").find("circular definition"), std::string::npos);
  EXPECT_NE(library_error("define \"A\": minen\ndefine \"A\": minen").find("defined twice"), std::string::npos);
  EXPECT_NE(library_error("define minen: sstr_positive").find("name of a feature"), std::string::npos);
  EXPECT_NE(library_error("define \"M\": sstr_positive\ndefine \"N\": \"M\" is true").find("tests what is known"),
            std::string::npos);
}

}  // namespace
}  // namespace consilium
