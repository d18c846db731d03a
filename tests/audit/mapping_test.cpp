// The columns and codes of a registry in our words.
#include "audit/mapping.hpp"

#include <gtest/gtest.h>

#include "audit/files.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

std::string wrong(const ColumnRule& rule, std::string_view cell) {
  try {
    (void)rule.read(cell);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

std::string complaint(const std::string& text) {
  const test::Folder folder;
  try {
    (void)read_mapping(folder.write("registry.yaml", text));
  } catch (const diagnostics::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Mapping, CodesDatesAndDecimalCommas) {
  const test::Folder folder;
  const Mapping mapping = read_mapping(folder.write("registry.yaml", R"(
unknown: ["NA"]
cases:
  PAT: id
  SITE: {is: primary_site, values: {C25: pancreas, 9: stomach}, unknown: [999]}
  KI67: {is: ki67_percent, decimal_comma: true}
  BOARD: {is: as_of, date: DD.MM.YYYY}
  SEEN: {is: other, date: MM/YYYY}
treatments:
  PAT: id
)"));
  const ColumnRule& site = mapping.cases.at("SITE");
  EXPECT_EQ(site.is, "primary_site");
  EXPECT_EQ(site.read(" C25 "), "pancreas");
  EXPECT_EQ(site.read("9"), "stomach");
  EXPECT_EQ(site.read("999"), std::nullopt);
  EXPECT_EQ(site.read("NA"), std::nullopt);
  EXPECT_EQ(site.read(""), std::nullopt);
  EXPECT_NE(wrong(site, "C26").find("`C26` is no code of the mapping; allowed: 9, C25"), std::string::npos);
  EXPECT_EQ(mapping.cases.at("KI67").read("2,5"), "2.5");
  EXPECT_EQ(mapping.cases.at("BOARD").read("31.12.2024"), "2024-12-31");
  EXPECT_EQ(mapping.cases.at("SEEN").read("03/2024"), "2024-03");
  EXPECT_NE(wrong(mapping.cases.at("BOARD"), "2024-12-31").find("is no date like DD.MM.YYYY"), std::string::npos);
  EXPECT_EQ(mapping.treatments.at("PAT").is, "id");
}

TEST(Mapping, WhatIsWrongWithIt) {
  EXPECT_NE(complaint("cases: {A: {is: x, vlaues: {}}}").find("did you mean `values`?"), std::string::npos);
  EXPECT_NE(complaint("columns: {}").find("cases"), std::string::npos);
  EXPECT_NE(complaint("cases: {A: {is: x, date: DD.MM}}").find("has no YYYY"), std::string::npos);
}

}  // namespace
}  // namespace consilium::audit
