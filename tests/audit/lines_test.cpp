// The reader of lines takes what it knows all about, and nothing else.
#include "audit/lines.hpp"

#include <gtest/gtest.h>

#include "audit/input.hpp"
#include "knowledge/embedded.hpp"

namespace consilium::audit {
namespace {

class Lines : public testing::Test {
 protected:
  bool read(const std::string& text) {
    text_ = text + "\n";
    const std::size_t size = text_.size();
    text_.append(kPadding, '\0');
    return reader_.read(std::string_view(text_).substr(0, size), line_);
  }
  /// Teaches it the values of a line, as if each left its feature the cell 1.
  void teach(const std::string& text) {
    (void)read(text);
    reader_.learn([](diagram::Variable) { return cohort::Code{1}; });
  }

  const std::shared_ptr<const knowledge::Base> base_ = knowledge::open("");
  LineReader reader_{*base_};
  LineReader::Line line_;
  std::string text_;
};

TEST_F(Lines, KnowsAValueAfterItWasTaught) {
  const std::string line =
      R"({"id": "x", "ki67_percent": {"min": 3, "max": 20}, "primary_site": "pancreas", "age": 61})";
  EXPECT_FALSE(read(line));
  teach(line);
  ASSERT_TRUE(read(line));
  EXPECT_EQ(line_.id, "x");
  EXPECT_EQ(line_.codes.size(), 3U);
  for (const auto& [variable, code] : line_.codes) EXPECT_EQ(code, 1);
  EXPECT_FALSE(read(R"({"age": 62})"));
  EXPECT_TRUE(read(R"({ "age" : 61 , "id":"y" } )"));
  EXPECT_TRUE(read("{}"));
  reader_.begin();
  EXPECT_FALSE(read(line));
}

TEST_F(Lines, HandsThePastOver) {
  const std::string line =
      R"({"as_of": "2024-05-11", "treatments": [{"intervention": "prrt"}], "treatments_complete": false})";
  teach(line);
  ASSERT_TRUE(read(line));
  EXPECT_EQ(line_.as_of, "\"2024-05-11\"");
  EXPECT_EQ(line_.treatments, R"([{"intervention": "prrt"}])");
  EXPECT_EQ(line_.complete, "false");
}

TEST_F(Lines, LeavesTheRestToTheStrictReader) {
  teach(R"({"age": 61, "minen": true})");
  ASSERT_TRUE(read(R"({"age": 61, "minen": true})"));
  for (const char* line : {
           R"({"age": 61, "age": 61})",           // repeated
           R"({"agee": 61})",                     // unknown
           R"({"prior_prrt": true, "age": 61})",  // follows from treatments
           R"({"\u0061ge": 61})",                 // escaped
           R"({"id": "a\"b", "age": 61})",
           R"({"id": 7})",
           R"({"age": 61} {"age": 61})",
           R"({"age": 61}, )",
           R"({"age": 61)",
           R"({"age": })",
           R"({"minen": tru})",
           R"([{"age": 61}])",
           R"("age")",
           "{\"id\": \"\xff\"}",
           "",
       }) {
    EXPECT_FALSE(read(line)) << line;
  }
}

}  // namespace
}  // namespace consilium::audit
