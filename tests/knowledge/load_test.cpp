// What a knowledge folder with mistakes is told.
#include "knowledge/load.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace consilium::knowledge {
namespace {

namespace fs = std::filesystem;

/// A small sound folder; a test replaces one file.
const std::map<std::string, std::string>& sound() {
  static const std::map<std::string, std::string> files = {
      {"knowledge.yaml", "title: T\nversion: 1.0.0\nnotice: N\nfeatures: [tumour]\nsources: [s]\n"},
      {"features/tumour.yaml",
       "group: tumour\nlabel: Tumour\nfeatures:\n"
       "  a:\n    type: boolean\n    label: A\n    question: A?\n    effort: chart\n    yes: a\n    no: no a\n"
       "  n:\n    type: number\n    unit: mm\n    range: [0, 10]\n    label: N\n    question: N?\n    effort: "
       "imaging\n"},
      {"interventions.yaml",
       "- group: g\n  label: G\n  purpose: treatment\n  interventions:\n    i: {label: I}\n    j: {is: i, label: J}\n"},
      {"classification.yaml", "- id: entity\n  label: E\n  values:\n    x: {label: X, when: '\"A\"'}\n"},
      {"concepts.cql", "define \"A\": a\n"},
      {"constraints.cql", "/* @reason: because */\ndefine \"C\": a implies n > 3\n"},
      {"sources/s/source.yaml", "id: s\ntitle: S\nshort: S\nstrength: [strong, weak]\ncertainty: [high]\n"},
      {"sources/s/statements.yaml",
       "- id: s-1\n  locator: L\n  statement: Do i.\n  when: '\"A\"'\n  options: [{for: i}]\n  strength: weak\n"},
  };
  return files;
}

std::string write(const std::string& name, const std::map<std::string, std::string>& changed) {
  const fs::path root = fs::path(testing::TempDir()) / ("consilium_load_" + name);
  fs::remove_all(root);
  auto files = sound();
  for (const auto& [path, content] : changed) files[path] = content;
  for (const auto& [path, content] : files) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path) << content;
  }
  return root.string();
}

std::string error(const std::string& name, const std::map<std::string, std::string>& changed) {
  const std::string folder = write(name, changed);
  try {
    (void)load(folder);
  } catch (const diagnostics::InputError& e) {
    return e.what();
  }
  return "";
}

#define EXPECT_FOUND(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(Load, ASoundFolder) {
  const Content content = load(write("sound", {}));
  EXPECT_EQ(content.features.size(), 2U);
  EXPECT_EQ(content.statements[0].when.text, "\"A\"");
  EXPECT_EQ(content.statements[0].strength, 1U);
  EXPECT_TRUE(content.belongs_to(1, 0));
  EXPECT_FALSE(content.belongs_to(0, 1));
  EXPECT_EQ(content.statements[0].place.file, "sources/s/statements.yaml");
}

TEST(Load, Mistakes) {
  const std::string statement = "- id: s-1\n  locator: L\n  statement: Do i.\n  when: ";
  EXPECT_FOUND(
      error("condition", {{"sources/s/statements.yaml", statement + "|\n    a and\n    b\n  options: [{for: i}]\n"}}),
      "statements.yaml:6:5: error: unknown name `b`");
  EXPECT_FOUND(error("intervention", {{"sources/s/statements.yaml", statement + "a\n  options: [{for: k}]\n"}}),
               "`k` is no intervention");
  EXPECT_FOUND(error("stance", {{"sources/s/statements.yaml", statement + "a\n  options: [{four: i}]\n"}}),
               "did you mean `for`?");
  EXPECT_FOUND(
      error("strength", {{"sources/s/statements.yaml", statement + "a\n  options: [{for: i}]\n  strength: medium\n"}}),
      "`medium` is no strength of this source");
  EXPECT_FOUND(error("options", {{"sources/s/statements.yaml", statement + "a\n"}}), "has options or says its kind");
  EXPECT_FOUND(
      error("locator", {{"sources/s/statements.yaml", "- id: s-1\n  statement: S\n  when: a\n  kind: criterion\n"}}),
      "a statement lacks `locator`");
  EXPECT_FOUND(error("twice", {{"sources/s/statements.yaml",
                                statement + "a\n  kind: scope\n" + statement + "a\n  kind: scope\n"}}),
               "`s-1` is given twice");
  EXPECT_FOUND(error("reason", {{"constraints.cql", "define \"C\": a\n"}}), "has no reason");
  EXPECT_FOUND(error("listed", {{"features/other.yaml", "group: other\n"}}), "is not listed under `features`");
  EXPECT_FOUND(error("missing", {{"knowledge.yaml",
                                  "title: T\nversion: 1.0.0\nnotice: N\nfeatures: [tumour, gone]\nsources: [s]\n"}}),
               "gone.yaml: error: cannot be read");
  EXPECT_FOUND(error("cycle", {{"interventions.yaml",
                                "- group: g\n  label: G\n  purpose: treatment\n  interventions:\n    i: {is: j, label: "
                                "I}\n    j: {is: i, label: J}\n"}}),
               "cannot belong to itself");
  EXPECT_FOUND(error("range", {{"features/tumour.yaml",
                                "group: tumour\nlabel: T\nfeatures:\n  n:\n    type: number\n    unit: mm\n    range: "
                                "[5, 1]\n    label: N\n    question: Q\n    effort: chart\n"}}),
               "a range is [lowest, highest]");
  EXPECT_FOUND(error("effort", {{"features/tumour.yaml",
                                 "group: tumour\nlabel: T\nfeatures:\n  a:\n    type: boolean\n    label: N\n    "
                                 "question: Q\n    yes: y\n    no: n\n    effort: hard\n"}}),
               "allowed: chart, question, blood, imaging, biopsy");
  EXPECT_FOUND(error("derive", {{"features/tumour.yaml",
                                 "group: tumour\nlabel: T\nfeatures:\n  a:\n    type: boolean\n    label: N\n    "
                                 "question: Q\n    yes: y\n    no: n\n    derive: {what: any, of: [q]}\n"}}),
               "`q` is no intervention");
}

TEST(Load, AllMistakesAtOnce) {
  const std::string text =
      error("all", {{"concepts.cql", "define \"A\": aa\n"},
                    {"sources/s/statements.yaml",
                     "- id: s-1\n  locator: L\n  statement: S\n  when: n > 30\n  options: [{for: i}]\n"}});
  EXPECT_FOUND(text, "unknown name `aa`");
  EXPECT_FOUND(text, "outside the range");
}

TEST(Load, Progression) {
  const Content content = load(write("progression", {{"progression.yaml", "stays: {a: true}\nunknown: [n]\n"}}));
  ASSERT_EQ(content.progression.size(), 2U);
  EXPECT_EQ(content.progression[0].values, 2U);
  EXPECT_FALSE(content.progression[0].becomes);
  EXPECT_EQ(content.progression[1].values, 0U);
  EXPECT_TRUE(load(write("no_progression", {})).progression.empty());
  EXPECT_NE(fingerprint(content), fingerprint(load(write("no_progression", {}))));

  EXPECT_FOUND(error("progression1", {{"progression.yaml", "unknown: [m]\n"}}), "`m` is no feature");
  EXPECT_FOUND(error("progression2", {{"progression.yaml", "stays: {a: maybe}\n"}}), "`maybe` is no a");
  EXPECT_FOUND(error("progression3", {{"progression.yaml", "stays: {n: 3}\n"}}), "list it under `unknown`");
  EXPECT_FOUND(error("progression4", {{"progression.yaml", "becomes: {a: true}\nunknown: [a]\n"}}),
               "has a rule already");
  EXPECT_FOUND(error("progression5", {{"progression.yaml", "keeps: {a: true}\n"}}), "keeps");
}

}  // namespace
}  // namespace consilium::knowledge
