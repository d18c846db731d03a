#include <gtest/gtest.h>

#include "document/document.hpp"

namespace consilium::document {
namespace {

std::shared_ptr<const diagnostics::SourceText> text(std::string source) {
  return std::make_shared<diagnostics::SourceText>("case.json", std::move(source));
}

TEST(Json, TreeWithPlaces) {
  const Document d =
      parse_json(text("{\n  \"a\": [1, -2.5e1, \"x\\u00e9\"],\n  \"b\": {\"c\": null, \"d\": true}\n}\n"));
  ASSERT_EQ(d.root.members.size(), 2U);
  const Value& a = *d.root.find("a");
  ASSERT_EQ(a.items.size(), 3U);
  EXPECT_EQ(a.items[0].number, 1);
  EXPECT_EQ(a.items[1].number, -25);
  EXPECT_EQ(a.items[1].text, "-2.5e1");
  EXPECT_EQ(a.items[2].text, "xé");
  EXPECT_EQ(d.source->position(a.items[2].span.begin).line, 2U);
  EXPECT_EQ(d.source->position(a.items[2].span.begin).column, 20U);
  EXPECT_EQ(d.source->position(d.root.members[1].key_span.begin).column, 3U);
  EXPECT_EQ(d.root.find("b")->find("c")->kind, Value::Kind::Null);
  EXPECT_TRUE(d.root.find("b")->find("d")->boolean);
  EXPECT_TRUE(parse_json(text("{}")).root.members.empty());
  EXPECT_TRUE(parse_json(text(" [ ] ")).root.items.empty());
}

struct Bad {
  std::string source;
  std::string message;
};
TEST(JsonErrors, AreClear) {
  const std::vector<Bad> all = {Bad{"", "empty"},
                                Bad{"  \n ", "empty"},
                                Bad{"3", "no document"},
                                Bad{"\"x\"", "no document"},
                                Bad{"{", "not closed"},
                                Bad{"{\"a\": 1", "not closed"},
                                Bad{"{\"a\" 1}", "malformed"},
                                Bad{"{\"a\": 1,}", "malformed"},
                                Bad{"{a: 1}", "malformed"},
                                Bad{"{\"a\": 1} {\"b\": 2}", "after the end"},
                                Bad{"{\"a\": 1} x", "after the end"},
                                Bad{"{\"a\": 01}", "number"},
                                Bad{"{\"a\": 1e999}", "too large"},
                                Bad{"{\"a\": NaN}", "case.json:1:"},
                                Bad{"{\"a\": \"x}", "not closed"},
                                Bad{"{\"a\": 1, \"b\": 2, \"a\": 3}", "given twice"},
                                Bad{"{\"a\": \"\\q\"}", "string"},
                                Bad{"{\"a\": tru}", "case.json:1:"},
                                Bad{"{\"a\": nul}", "case.json:1:"},
                                Bad{"{\"a\": \"\x01\"}", "control character"},
                                Bad{"{\"a\": \"\xff\"}", "UTF-8"},
                                Bad{"[1, 2", "not closed"},
                                Bad{"{\"a\": [1 2]}", "malformed"},
                                Bad{"\xef\xbb\xbf", "case.json"}};
  for (const Bad& bad : all) {
    try {
      (void)parse_json(text(bad.source));
      FAIL() << "accepted " << bad.source;
    } catch (const diagnostics::InputError& error) {
      EXPECT_NE(std::string(error.what()).find(bad.message), std::string::npos) << error.what();
    }
  }
}

TEST(Json, DeepNestingAndHugeNumbers) {
  EXPECT_THROW((void)parse_json(text("{\"a\": " + std::string(100000, '[') + std::string(100000, ']') + "}")),
               diagnostics::InputError);
  EXPECT_THROW((void)parse_json(text("{\"a\": " + std::string(70, '[') + std::string(70, ']') + "}")),
               diagnostics::InputError);
  EXPECT_NO_THROW((void)parse_json(text("{\"a\": " + std::string(60, '[') + std::string(60, ']') + "}")));
  // more digits than a machine integer holds are still a number
  EXPECT_EQ(parse_json(text("{\"a\": 123456789012345678901234567890}")).root.find("a")->number,
            123456789012345678901234567890.0);
  EXPECT_EQ(parse_json(text("{\"a\": 0.1}")).root.find("a")->number, 0.1);
}

}  // namespace
}  // namespace consilium::document
