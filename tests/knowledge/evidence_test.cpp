// Studies as authors write them, and what a mistake in them is told.
#include "knowledge/evidence.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "diagnostics/diagnostics.hpp"
#include "knowledge/load.hpp"

namespace consilium::knowledge {
namespace {

namespace fs = std::filesystem;

/// The study of tests/proof/sound, with one line replaced.
std::string folder(const std::string& name, const std::string& old, const std::string& replacement,
                   const std::string& file = "evidence/trials.yaml") {
  const fs::path root = fs::path(testing::TempDir()) / ("consilium_evidence_" + name);
  fs::remove_all(root);
  fs::copy(fs::path(CONSILIUM_ROOT) / "tests/proof/sound", root, fs::copy_options::recursive);
  std::ifstream in(root / file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  in.close();
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  std::ofstream(root / file) << text.replace(at, old.size(), replacement);
  return root.string();
}

void expect_error(const std::string& name, const std::string& old, const std::string& replacement,
                  const std::string& message, const std::string& file = "evidence/trials.yaml") {
  try {
    (void)load(folder(name, old, replacement, file));
    ADD_FAILURE() << "no error: " << message;
  } catch (const diagnostics::InputError& error) {
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
  }
}

TEST(Evidence, FiguresAreKeptAsTheyArePrinted) {
  const Content content = load((fs::path(CONSILIUM_ROOT) / "tests/proof/sound").string());
  ASSERT_EQ(content.studies.size(), 1U);
  const Study& study = content.studies[0];
  EXPECT_EQ(study.n, 40U);
  ASSERT_EQ(study.endpoints.size(), 3U);
  EXPECT_EQ(study.endpoints[0].value[0].text, "22.0");
  EXPECT_EQ(study.endpoints[0].value[0].number, 22.0);
  EXPECT_EQ(study.endpoints[0].interval[1].text, "NE");
  EXPECT_FALSE(study.endpoints[0].interval[1].number);
  EXPECT_EQ(study.endpoints[0].arm, 0U);
  EXPECT_EQ(study.endpoints[1].value.size(), 2U);
  EXPECT_EQ(study.endpoints[2].value[0].text, "not reached");
  EXPECT_EQ(study.interventions(), std::vector<InterventionIndex>{0});
  EXPECT_EQ(study.mentions[0].progress, Progress::Recruiting);
  EXPECT_EQ(study.when->text, "a");
}

TEST(Evidence, Mistakes) {
  expect_error("arm", "arm: drug, value", "arm: drog, value",
               "trials.yaml:14:35: error: `drog` is no arm of this study");
  expect_error("arm_help", "arm: drug, value", "arm: drog, value", "did you mean `drug`?");
  expect_error("source", "source: s, locator", "source: t, locator", "`t` is no source");
  expect_error("unstated", "unit: \"%\", source: s", "unit: \"%\", source: z",
               "is no source in which this study is stated");
  expect_error("interval", "ci95: [19.4, NE]", "ci95: [19.4]", "an interval has both its ends");
  expect_error("value", "value: [30, 67]", "value: [30, 50, 67]", "or both ends of a range");
  expect_error("unit", "value: not reached, unit: mo", "value: not reached", "an endpoint lacks `unit`");
  expect_error("n", "n: 40", "n: many", "`n` is a number of patients");
  expect_error("when", "when: a", "when: aa", "trials.yaml:6:9: error: unknown name `aa`");
  expect_error("status", "status: completed", "status: finished", "allowed: completed, ongoing, recruiting, planned");
  expect_error("key", "design:", "desing:", "did you mean `design`?");
  expect_error("intervention", "of: i", "of: k", "`k` is no intervention");
  expect_error("statement", "evidence: [trial-1]", "evidence: [trail-1]", "did you mean `trial-1`?",
               "sources/s/statements.yaml");
  expect_error("manifest", "evidence: [trials]", "evidence: []", "trials.yaml: error: is not listed under `evidence`",
               "knowledge.yaml");
}

TEST(Evidence, AFileThatCannotBeReadIsTheOnlyMistake) {
  try {
    (void)load(folder("broken", "- id: trial-1", "- id: [trial-1"));
    ADD_FAILURE();
  } catch (const diagnostics::InputError& error) {
    EXPECT_EQ(std::string(error.what()).find("is no study"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace consilium::knowledge
