#include "proof/check.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "knowledge/embedded.hpp"

namespace consilium::proof {
namespace {

namespace fs = std::filesystem;

std::string found(const std::string& name, const std::string& file, const std::string& content) {
  const fs::path root = fs::path(testing::TempDir()) / ("consilium_check_" + name);
  fs::remove_all(root);
  fs::copy(std::string(CONSILIUM_ROOT) + "/tests/proof/sound", root, fs::copy_options::recursive);
  if (!file.empty()) std::ofstream(root / file) << content;
  const auto base = knowledge::open(root.string());
  std::string out;
  for (const Finding& finding : check(*base, root.string()).findings)
    out += finding.place.file + ": " + finding.what + "\n";
  return out;
}

#define EXPECT_FOUND(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(Check, ASoundFolderHasNoFindings) { EXPECT_EQ(found("sound", "", ""), ""); }

TEST(Check, Findings) {
  EXPECT_FOUND(found("unused", "concepts.cql", "define \"A\": a\ndefine \"B\": not a\n"),
               "concepts.cql: the definition \"B\" is not used");
  EXPECT_FOUND(found("unsatisfiable", "constraints.cql", "/* @reason: r */\ndefine \"C\": a and not a\n"),
               "no case satisfies these constraints together");
  EXPECT_FOUND(found("never", "constraints.cql", "/* @reason: r */\ndefine \"C\": not a\n"),
               "s-1 can apply to no case");
  EXPECT_FOUND(found("inventory", "sources/s/inventory.yaml", "- id: s-2\n  interventions: []\n"),
               "the inventory has s-2, the knowledge base has not");
  EXPECT_FOUND(found("grade", "sources/s/inventory.yaml", "- id: s-1\n  strength: strong\n  certainty: null\n"),
               "strength is `strong` in the inventory and `weak` here");
  EXPECT_FOUND(found("stance", "sources/s/inventory.yaml",
                     "- id: s-1\n  strength: weak\n  interventions: [j]\n  stance: [for]\n"),
               "the inventory lists j");
  EXPECT_FOUND(found("vignette", "sources/s/vignettes.yaml", "- name: v\n  case: {a: true}\n  excluded: [s-1]\n"),
               "s-1: expected excluded, found possible");
  EXPECT_FOUND(
      found("contradiction", "sources/s/vignettes.yaml", "- name: v\n  case: {a: true, n: 1}\n  applies: [s-1]\n"),
      "the facts contradict each other");
  EXPECT_FOUND(found("coverage", "sources/s/vignettes.yaml", "- name: v\n  case: {a: true, n: 6}\n  applies: [s-1]\n"),
               "no vignette in which it is `excluded`");
  EXPECT_FOUND(found("threshold", "sources/s/vignettes.yaml", "- name: v\n  case: {a: true, n: 6}\n  applies: [s-1]\n"),
               "no vignette with n at 5");
  EXPECT_FOUND(found("gap", "evidence/inventory.yaml", "- {id: trial-1, n: 40, stated_in: [s]}\n- {id: trial-2}\n"),
               "evidence/inventory.yaml: the inventory has trial-2, the knowledge base has not");
  EXPECT_FOUND(found("unlisted", "evidence/inventory.yaml", "[]\n"), "trial-1 is not in the inventory");
  EXPECT_FOUND(found("size", "evidence/inventory.yaml", "- {id: trial-1, n: 41, stated_in: [s]}\n"),
               "n is `41` in the inventory and `40` here");
  EXPECT_FOUND(found("registration", "evidence/inventory.yaml",
                     "- {id: trial-1, n: 40, registration: [NCT1], stated_in: [s]}\n"),
               "registration is `NCT1` in the inventory and `` here");
  EXPECT_FOUND(found("patients", "constraints.cql", "/* @reason: r */\ndefine \"C\": not a\n"),
               "trial-1 can have had no patient");
}

}  // namespace
}  // namespace consilium::proof
