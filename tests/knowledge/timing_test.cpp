// Timings as authors write them, and what a mistake in them is told.
#include "knowledge/timing.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "diagnostics/diagnostics.hpp"
#include "knowledge/load.hpp"

namespace consilium::knowledge {
namespace {

namespace fs = std::filesystem;

const fs::path kSound = fs::path(CONSILIUM_ROOT) / "tests/proof/sound";

TEST(Lapse, IsReadBackAsItIsPrinted) {
  for (const std::string text : {"3 mo", "6-12 mo", "at least 10 a", "at least 8-12 wk", "1 d"}) {
    const auto lapse = parse_lapse(text);
    ASSERT_TRUE(lapse) << text;
    EXPECT_EQ(print(*lapse), text);
  }
  EXPECT_EQ(parse_lapse("6-12 mo"), (Lapse{6, 12, Lapse::Unit::Month, false}));
  EXPECT_EQ(parse_lapse("at least 10 a"), (Lapse{10, 10, Lapse::Unit::Year, true}));
}

TEST(Lapse, IsNothingElse) {
  for (const std::string text : {"", "3", "mo", "3mo", "3 months", "12-6 mo", "6-6 mo", "0 mo", "-3 mo", "3- mo",
                                 "1.5 mo", "4294967299 mo", "at least", "3 mo "}) {
    EXPECT_FALSE(parse_lapse(text)) << text;
  }
}

/// `timing` as the only entry of the file, which is read or told `message`.
void expect_error(const std::string& timing, const std::string& message) {
  SCOPED_TRACE(timing);
  const fs::path root = fs::path(testing::TempDir()) / "consilium_timing";
  fs::remove_all(root);
  fs::copy(kSound, root, fs::copy_options::recursive);
  std::ofstream(root / "timing.yaml") << timing;
  try {
    const Content content = load(root.string());
    if (message.empty()) {
      EXPECT_EQ(content.timings.size(), 1U);
    } else {
      ADD_FAILURE() << "no error: " << message;
    }
  } catch (const diagnostics::InputError& error) {
    ASSERT_FALSE(message.empty()) << error.what();
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
  }
}

TEST(Timing, Mistakes) {
  const auto with = [](const std::string& rest) { return "- {statement: s-1, of: i, " + rest + "}\n"; };
  expect_error(with("phases: [{every: 3 mo, until: 2-3 a}, {every: 6-12 mo, until: at least 10 a}]"), "");
  expect_error(with("phases: [{every: 3 moons}]"), "`3 moons` is no length of time");
  expect_error(with("phases: [{every: 3}]"), "`3` is no length of time");
  expect_error(with("phases: [{until: 3 mo}]"), "a phase lacks `every`");
  expect_error(with("phases: [{every: at least 3 mo}]"), "an interval has an upper end");
  expect_error(with("phases: []"), "`phases` is a list");
  expect_error(with("phases: [{every: 3 mo}, {every: 6 mo}]"), "the phase before has no end");
  expect_error(with("phases: [{every: 3 mo, until: 2 a}, {every: 6 mo, until: 24 mo}]"),
               "a phase ends after the one before");
  expect_error(with("phases: [{every: 6 mo, until: 2 a}, {every: 3 mo}]"), "are not shorter than those before");
  expect_error("- {statement: s-1, of: i}\n", "");
  expect_error("- {statement: s-1}\n", "a timing has one of");
  expect_error(with("once: 3 mo, occasion: x"), "a timing has one of");
  expect_error(with("once: 3 mo, within: 4 wk"), "it needs `before`");
  expect_error("- {statement: s-2, of: i, once: 3 mo}\n", "`s-2` is no statement");
  expect_error("- {statement: s-1, once: 3 mo}\n", "s-1 speaks of no follow-up");
  expect_error("- {statement: s-1, of: j, once: 3 mo}\n", "s-1 says nothing about j");
  expect_error("- {statement: s-1, of: i, before: k}\n", "`k` is no intervention");
  expect_error("- {statement: s-1, of: i, ones: 3 mo}\n", "has no key `ones`");
  expect_error("statement: s-1\n", "a list of timings is wanted here");
}

}  // namespace
}  // namespace consilium::knowledge
