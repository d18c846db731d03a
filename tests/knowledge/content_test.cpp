// The built-in knowledge base as a whole, and against the contract that other programs rely on.
#include <gtest/gtest.h>

#include <filesystem>

#include "document/document.hpp"
#include "knowledge/embedded.hpp"
#include "knowledge/knowledge.hpp"

namespace consilium::knowledge {
namespace {

const std::string kKnowledge = std::string(CONSILIUM_ROOT) + "/knowledge";

TEST(Embedded, IsTheFolder) {
  const auto embedded = open("");
  const auto folder = open(kKnowledge);
  EXPECT_EQ(embedded->fingerprint, folder->fingerprint);
  EXPECT_EQ(embedded->fingerprint.size(), 64U);
  EXPECT_EQ(to_bytes(*embedded), to_bytes(*folder));
}

TEST(Archive, RoundTrip) {
  const auto base = open("");
  const std::string bytes = to_bytes(*base);
  EXPECT_EQ(to_bytes(from_bytes(bytes)), bytes);
  EXPECT_ANY_THROW((void)from_bytes(bytes.substr(0, bytes.size() / 2)));
}

TEST(Fingerprint, ChangesWithContentOnly) {
  Content content = load(kKnowledge);
  const std::string before = fingerprint(content);
  content.statements[0].place.line += 1;
  EXPECT_EQ(fingerprint(content), before);
  content.statements[0].text += ".";
  EXPECT_NE(fingerprint(content), before);
}

TEST(Knowledge, SizesAreReasonable) {
  const auto base = open("");
  EXPECT_LT(base->diagrams.size(), 2'000'000U);
  for (const CellMap& cells : base->cells) EXPECT_LE(cells.size(), 64U);
  EXPECT_LT(base->content.features.size(), 250U);
}

document::Document contract(const std::string& file) {
  return document::parse_yaml(
      diagnostics::read_file(std::string(CONSILIUM_ROOT) + "/../shared/contract/" + file, std::size_t{1} << 22U));
}

TEST(Contract, FeaturesAreThoseOfTheContract) {
  if (!std::filesystem::exists(std::string(CONSILIUM_ROOT) + "/../shared/contract/features.yaml"))
    GTEST_SKIP() << "the contract is not here";
  const auto base = open("");
  const document::Document file = contract("features.yaml");
  std::size_t compared = 0;
  for (const document::Member& group : file.root.members) {
    for (const document::Member& member : group.value.members) {
      ++compared;
      const auto index = base->content.feature(member.key);
      ASSERT_TRUE(index) << member.key;
      const Feature& feature = base->content.features[*index];
      EXPECT_EQ(feature.group, group.key) << member.key;
      const std::string type = member.value.find("type")->text;
      EXPECT_EQ(static_cast<int>(feature.type.kind), type == "boolean" ? 0 : type == "code" ? 1 : 2) << member.key;
      if (const auto* values = member.value.find("values")) {
        ASSERT_EQ(values->items.size(), feature.type.values.size()) << member.key;
        for (std::size_t i = 0; i < values->items.size(); ++i) EXPECT_EQ(values->items[i].text, feature.type.values[i]);
      }
      if (const auto* range = member.value.find("range")) {
        EXPECT_EQ(range->items[0].number, feature.type.low) << member.key;
        EXPECT_EQ(range->items[1].number, feature.type.high) << member.key;
        EXPECT_EQ(member.value.find("unit")->text, feature.type.unit) << member.key;
      }
      const auto* absent = member.value.find("absent");
      EXPECT_EQ(absent != nullptr, !feature.absent.empty()) << member.key;
    }
  }
  EXPECT_GT(compared, 100U);
}

TEST(Contract, InterventionsAreThoseOfTheContract) {
  if (!std::filesystem::exists(std::string(CONSILIUM_ROOT) + "/../shared/contract/interventions.yaml"))
    GTEST_SKIP() << "the contract is not here";
  const auto base = open("");
  const document::Document file = contract("interventions.yaml");
  for (const document::Member& group : file.root.members) {
    for (const document::Member& member : group.value.members) {
      const auto index = base->content.intervention(member.key);
      ASSERT_TRUE(index) << member.key;
      const Intervention& intervention = base->content.interventions[*index];
      EXPECT_EQ(base->content.intervention_groups[intervention.group].id, group.key);
      const auto* parent = member.value.find("is");
      EXPECT_EQ(parent != nullptr, intervention.parent.has_value()) << member.key;
      if (parent != nullptr) EXPECT_EQ(base->content.interventions[*intervention.parent].id, parent->text);
    }
  }
}

}  // namespace
}  // namespace consilium::knowledge
