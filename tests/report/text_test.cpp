#include "report/text.hpp"

#include <gtest/gtest.h>

#include "advice/advice.hpp"
#include "knowledge/embedded.hpp"
#include "report/report.hpp"

namespace consilium::report {
namespace {

std::size_t widest(const std::string& text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out = std::max(out, columns(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

TEST(Text, BreaksLines) {
  Text text({20, false});
  text.paragraph("- ", "aaa bbb ccc ddd eee fff");
  text.row("", "left", "right");
  EXPECT_EQ(text.str(), "- aaa bbb ccc ddd\n  eee fff\nleft           right\n");
}

TEST(Text, ColourOnlyWhenAsked) {
  Text plain({80, false});
  plain.paragraph("", "x", Text::Look::Bad);
  EXPECT_EQ(plain.str(), "x\n");
  Text coloured({80, true});
  coloured.paragraph("", "x", Text::Look::Bad);
  EXPECT_NE(coloured.str().find('\033'), std::string::npos);
}

TEST(BoardText, HoldsAt80ColumnsForEveryExample) {
  const auto base = knowledge::open("");
  for (const char* id : {"app-01", "col-02", "gas-01", "pan-03", "pan-06", "rec-01", "si-02"}) {
    const auto file = diagnostics::read_file(std::string(CONSILIUM_ROOT) + "/examples/" + id + ".json", 1U << 20U);
    const document::Document document = document::parse_json(file);
    const advice::Case patient =
        advice::read_case(base->content, document, document.root, *advice::parse_day("2026-11-21"));
    const advice::Facts facts = advice::facts_of(*base, patient);
    const advice::Board board = advice::advise(*base, facts, {{}, true, true});
    EXPECT_TRUE(board.contradictions.empty()) << id;
    const std::string text = board_text(*base, patient, facts, board, {});
    EXPECT_LE(widest(text), 80U) << id;
    EXPECT_NE(text.find(id), std::string::npos);
  }
}

TEST(ShowText, EveryNameShowsSomethingAt80Columns) {
  const auto base = knowledge::open("");
  for (const std::string& name : shown_names(*base)) {
    const std::string text = show_text(*base, name, {});
    EXPECT_FALSE(text.empty()) << name;
    EXPECT_LE(widest(text), 80U) << name;
  }
  EXPECT_TRUE(show_text(*base, "nothing of this name", {}).empty());
  EXPECT_LE(widest(contents_text(*base, {})), 80U);
}

}  // namespace
}  // namespace consilium::report
