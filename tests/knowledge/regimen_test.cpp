// Regimens as authors write them, and what a mistake in them is told.
#include "knowledge/regimen.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "diagnostics/diagnostics.hpp"
#include "knowledge/load.hpp"

namespace consilium::knowledge {
namespace {

namespace fs = std::filesystem;

const fs::path kSound = fs::path(CONSILIUM_ROOT) / "tests/proof/sound";

void expect_error(const std::string& name, const std::string& old, const std::string& replacement,
                  const std::string& message) {
  const fs::path root = fs::path(testing::TempDir()) / ("consilium_regimen_" + name);
  fs::remove_all(root);
  fs::copy(kSound, root, fs::copy_options::recursive);
  std::ifstream in(root / "regimens.yaml");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  in.close();
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << old;
  std::ofstream(root / "regimens.yaml") << text.replace(at, old.size(), replacement);
  try {
    (void)load(root.string());
    ADD_FAILURE() << "no error: " << message;
  } catch (const diagnostics::InputError& error) {
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
  }
}

TEST(Regimen, IsReadAsItIsWritten) {
  const Content content = load(kSound.string());
  ASSERT_EQ(content.regimen("weekly"), 0U);
  const Regimen& regimen = content.regimens[0];
  EXPECT_TRUE(regimen.doses[0].by_surface());
  EXPECT_EQ(regimen.doses[0].days, (std::vector<std::uint32_t>{1, 5}));
  EXPECT_EQ(regimen.schedule[0].value[1].number, 8.0);
  EXPECT_EQ(regimen.contraindications[0].when->text, "a");
  EXPECT_FALSE(regimen.contraindications[1].when);
  EXPECT_TRUE(regimen.contraindications[1].relative);
  EXPECT_EQ(regimen.locator(0), "L");
}

TEST(Regimen, Mistakes) {
  expect_error("unit", "unit: mg/m2", "unit: mg/m", "`mg/m` is no unit of a dose");
  expect_error("days", "days: [1, 5]", "days: [5, 1]", "the first and the last day");
  expect_error("day", "days: [1, 5]", "days: [0, 5]", "a day is a whole number, at least 1");
  expect_error("amount", "amount: 10", "amount: some", "the amount of a dose is a number above 0");
  expect_error("times", "times_a_day: 1", "times_a_day: 1.5", "`times_a_day` is a whole number");
  expect_error("value", "value: [6, 8], unit: wk", "value: [6, 8]", "a detail of a regimen lacks `unit`");
  expect_error("for", "for: [i]", "for: [k]", "`k` is no intervention");
  expect_error("source", "source: s, locator", "source: t, locator", "`t` is no source");
  expect_error("cited", "unit: wk, source: s", "unit: wk, source: t", "is no source in which this regimen is stated");
  expect_error("when", "when: a", "when: aa", "unknown name `aa`");
  expect_error("key", "doses:", "dozes:", "did you mean `doses`?");
  expect_error("twice", "- {source: s, locator: L}", "- {source: s, locator: L}\n    - {source: s, locator: M}",
               "this document is cited already");
}

}  // namespace
}  // namespace consilium::knowledge
