#include <gtest/gtest.h>

#include "document/document.hpp"
#include "document/fields.hpp"

namespace consilium::document {
namespace {

std::shared_ptr<const diagnostics::SourceText> text(std::string source) {
  return std::make_shared<diagnostics::SourceText>("k.yaml", std::move(source));
}

TEST(Yaml, CoreSchema) {
  const Document d = parse_yaml(text("a: yes\nb: 3\nc: '3'\nd: true\ne:\nf: [x, 2.5]\ng: {h: ~}\ni: 2026.11.0\n"));
  EXPECT_EQ(d.root.find("a")->text, "yes");
  EXPECT_EQ(d.root.find("b")->number, 3);
  EXPECT_EQ(d.root.find("c")->kind, Value::Kind::String);
  EXPECT_TRUE(d.root.find("d")->boolean);
  EXPECT_EQ(d.root.find("e")->kind, Value::Kind::Null);
  EXPECT_EQ(d.root.find("f")->items[1].number, 2.5);
  EXPECT_EQ(d.root.find("g")->find("h")->kind, Value::Kind::Null);
  EXPECT_EQ(d.root.find("i")->kind, Value::Kind::String);
}

TEST(Yaml, LinesOfTexts) {
  const std::string source = "a: |\n  first\n    second\nb: 'quoted'\nc: plain\n";
  const Document d = parse_yaml(text(source));
  const auto at = [&](const char* key, std::size_t line) {
    return source.substr(d.root.find(key)->line_offsets.at(line), 5);
  };
  EXPECT_EQ(at("a", 0), "first");
  EXPECT_EQ(at("b", 0), "quote");
  EXPECT_EQ(at("c", 0), "plain");
}

TEST(Yaml, Errors) {
  const auto error = [](const std::string& source) -> std::string {
    try {
      (void)parse_yaml(text(source));
    } catch (const diagnostics::InputError& e) {
      return e.what();
    }
    return "";
  };
  EXPECT_NE(error("a: 1\nb: 2\na: 3\n").find("k.yaml:3:1: error: the key `a` is given twice"), std::string::npos);
  EXPECT_NE(error("a: &x 1\nb: *x\n").find("anchors"), std::string::npos);
  EXPECT_NE(error("a: !tag 1\n").find("tags"), std::string::npos);
  EXPECT_NE(error("a: [1\n").find("malformed YAML"), std::string::npos);
  EXPECT_NE(error("a: 1\n---\nb: 2\n").find("second document"), std::string::npos);
  EXPECT_NE(error("? [a, b]\n: 1\n").find("single word"), std::string::npos);
  EXPECT_NE(error(std::string(100, '[') + std::string(100, ']')).find("nested"), std::string::npos);
  EXPECT_NE(error(std::string(100000, '[')).find("nested"), std::string::npos);
}

TEST(Fields, Strictness) {
  const Document d = parse_yaml(text("id: 3\nnmae: x\nlist: [a, 1]\n"));
  diagnostics::Collector errors;
  Fields fields(d, d.root, "a thing", errors);
  EXPECT_EQ(fields.text("id"), "");
  EXPECT_EQ(fields.optional_text("name"), "");
  EXPECT_EQ(fields.texts("list"), (std::vector<std::string>{"a"}));
  (void)fields.required("missing");
  fields.finish();
  try {
    errors.throw_if_any();
    FAIL();
  } catch (const diagnostics::InputError& e) {
    const std::string what = e.what();
    EXPECT_NE(what.find("k.yaml:1:5: error: a text is wanted here, not a number"), std::string::npos) << what;
    EXPECT_NE(what.find("put it in quotes"), std::string::npos);
    EXPECT_NE(what.find("a thing lacks `missing`"), std::string::npos);
    EXPECT_NE(what.find("a thing has no key `nmae`"), std::string::npos);
    EXPECT_NE(what.find("did you mean `name`?"), std::string::npos);
  }
}

}  // namespace
}  // namespace consilium::document
