#include "audit/csv.hpp"

#include <gtest/gtest.h>

#include "audit/separators.hpp"
#include "support/random.hpp"

namespace consilium::audit {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Every record; a malformed one is {"?", its text}.
Rows read(const std::string& text, char delimiter = ',') {
  Rows out;
  CsvReader reader(text, delimiter);
  Record record;
  while (reader.next(record)) {
    if (record.malformed) {
      out.push_back({"?", std::string(record.text)});
    } else {
      out.emplace_back(record.cells.begin(), record.cells.end());
    }
  }
  return out;
}

TEST(Csv, CellsAndLines) {
  EXPECT_EQ(read("a,b,\n,c,d\r\n"), (Rows{{"a", "b", ""}, {"", "c", "d"}}));
  EXPECT_EQ(read("a;b,c\n", ';'), (Rows{{"a", "b,c"}}));
  EXPECT_EQ(read("\n\r\nx\n\n"), (Rows{{"x"}}));
  EXPECT_EQ(read(""), Rows{});
}

TEST(Csv, QuotesHoldDelimitersLineEndsAndQuotes) {
  EXPECT_EQ(read("\"a,b\",\"c\nd\",\"say \"\"x\"\"\"\ne,f,g\n"), (Rows{{"a,b", "c\nd", "say \"x\""}, {"e", "f", "g"}}));
  EXPECT_EQ(read("\"\",x\r\n\"y\"\r\n"), (Rows{{"", "x"}, {"y"}}));
}

TEST(Csv, AMalformedRecordIsItsLineAndNoMore) {
  EXPECT_EQ(read("a,\"b\"c\nd,e\n"), (Rows{{"?", "a,\"b\"c"}, {"d", "e"}}));
  EXPECT_EQ(read("5\" tumour,x\nd,e\n"), (Rows{{"?", "5\" tumour,x"}, {"d", "e"}}));
  EXPECT_EQ(read("a,\"never closed\nd,e\nf,g\n"), (Rows{{"?", "a,\"never closed"}, {"d", "e"}, {"f", "g"}}));
}

TEST(Csv, LinesAreCounted) {
  const std::string text = "a\n\"b\nc\"\n\n\"d\"x\ne\n";
  CsvReader reader(text, ',');
  Record record;
  std::vector<std::size_t> lines;
  while (reader.next(record)) lines.push_back(record.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{0, 1, 4, 5}));
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    test::Random random(seed);
    Rows rows;
    std::string text;
    for (std::size_t r = 0; r < 1 + random.below(6); ++r) {
      std::vector<std::string> row;
      for (std::size_t c = 0; c < 2 + random.below(3); ++c) {
        std::string cell = "x";
        for (std::size_t i = random.below(90); i > 0; --i) cell += "a,\";\n\rz "[random.below(8)];
        text += (c > 0 ? "," : "") + csv_cell(cell);
        row.push_back(std::move(cell));
      }
      text += random.chance(0.5) ? "\n" : "\r\n";
      rows.push_back(std::move(row));
    }
    EXPECT_EQ(read(text), rows) << "seed " << seed;
  }
}

TEST(Csv, SeparatorsAreThoseOfALoop) {
  test::Random random(7);
  for (std::size_t size = 0; size < 400; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += "ab,;\n\"\r\xff"[random.below(8)];
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < size; ++i) {
      if (text[i] == ';' || text[i] == '\n' || text[i] == '"') expected.push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<std::uint32_t> found;
    find_separators(text, ';', found);
    ASSERT_EQ(found, expected) << "size " << size;
  }
}

TEST(Csv, TheDelimiterIsTheOneThatTheHeaderUsesMost) {
  EXPECT_EQ(delimiter_of("a;b;c,d"), ';');
  EXPECT_EQ(delimiter_of("a\tb"), '\t');
  EXPECT_EQ(delimiter_of("a"), ',');
}

}  // namespace
}  // namespace consilium::audit
