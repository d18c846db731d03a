#include "diagnostics/diagnostics.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace consilium::diagnostics {
namespace {

std::shared_ptr<const SourceText> text(std::string source) {
  return std::make_shared<SourceText>("f.txt", std::move(source));
}

TEST(Diagnostics, Rendering) {
  const auto source = text("one\ntwo three\n");
  EXPECT_EQ(at(*source, {8, 13}, "what is wrong", "what to do").render(),
            "f.txt:2:5: error: what is wrong\n    2 | two three\n      |     ^~~~~\n  help: what to do\n");
  EXPECT_EQ(about("f.txt", "is missing").render(), "f.txt: error: is missing\n");
}

TEST(Diagnostics, ColumnsAreCodePoints) {
  const auto source = text("µµ x");
  const Diagnostic d = at(*source, {5, 6}, "x");
  EXPECT_EQ(d.position.column, 4U);
  EXPECT_EQ(d.caret, 4U);
}

TEST(Diagnostics, ALongLineIsCutAroundThePlace) {
  const auto source = text(std::string(5000, 'a') + "HERE" + std::string(5000, 'b'));
  const Diagnostic d = at(*source, {5000, 5004}, "x");
  EXPECT_LE(d.line.size(), 100U);
  EXPECT_EQ(d.line.substr(d.caret - 1, d.underlined), "HERE");
  EXPECT_EQ(d.position.column, 5001U);
}

TEST(Diagnostics, ControlCharactersDoNotReachTheTerminal) {
  const auto source = text("a\x1b[31mb");
  EXPECT_EQ(at(*source, {0, 1}, "x").render().find('\x1b'), std::string::npos);
  EXPECT_EQ(diagnostics::quoted("a\nb"), "`a\\x0ab`");
  EXPECT_EQ(diagnostics::quoted("a\xff"), "`a\\xff`");
  EXPECT_NE(at(*text("x\xffy\xc3"), {0, 1}, "x").render().find("x?y?"), std::string::npos);
  EXPECT_LT(diagnostics::quoted(std::string(1000, 'x')).size(), 80U);
}

TEST(Nearest, FindsSlipsAndNothingElse) {
  const std::vector<std::string> known = {"primary_site", "ki67_percent", "g1", "g2"};
  EXPECT_EQ(nearest("primray_site", known), "primary_site");
  EXPECT_EQ(nearest("Ki67_Percent", known), "ki67_percent");
  EXPECT_EQ(nearest("ki67", known), "ki67_percent");
  EXPECT_EQ(nearest("pri", {"primary_site", "primary_resected"}), "");
  EXPECT_EQ(nearest("g4", known), "");
  EXPECT_EQ(nearest("G2", known), "g2");
  EXPECT_EQ(nearest("something else", known), "");
  EXPECT_EQ(suggest("g4", {"g1", "g2"}), "allowed: g1, g2");
  EXPECT_EQ(suggest("g4", {"g1", "g2"}, false), "");
}

TEST(ReadFile, MissingAndLarge) {
  EXPECT_THROW((void)read_file("/nonexistent/file", 10), InputError);
  const std::string path = testing::TempDir() + "/consilium_read_file";
  std::ofstream(path) << "12345";
  EXPECT_EQ(read_file(path, 5)->text(), "12345");
  EXPECT_THROW((void)read_file(path, 4), InputError);
}

}  // namespace
}  // namespace consilium::diagnostics
