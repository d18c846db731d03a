#include "store/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace consilium::store {
namespace {

using testing::HasSubstr;

class Stores : public testing::Test {
 protected:
  Stores()
      : directory_(std::filesystem::temp_directory_path() /
                   ("consilium-store-" + std::to_string(::getpid()) + "-" +
                    testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(directory_);
  }
  ~Stores() override { std::filesystem::remove_all(directory_); }

  /// What opening the file says.
  std::string refused() const {
    try {
      const Store store(directory_);
    } catch (const Unusable& error) {
      return error.what();
    }
    return {};
  }

  /// Straight to the file, as another program would.
  void behind_its_back(const std::string& statement) const {
    soci::session sql(soci::sqlite3, "db=\"" + (directory_ / "cases.sqlite").string() + "\"");
    sql << statement;
  }

  std::filesystem::path directory_;
};

TEST_F(Stores, KeepEveryVersion) {
  Store store(directory_);
  EXPECT_TRUE(store.is_new());
  const Stored first = store.create({"a", "{\"x\":1}", "f1"});
  EXPECT_EQ(first.version.number, 1);
  const Stored second = store.save(first.id, 1, {"b", "{\"x\":2}", "f2"});
  EXPECT_EQ(second.version.number, 2);
  const auto versions = store.versions(first.id);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].content, "{\"x\":1}");
  EXPECT_EQ(versions[0].fingerprint, "f1");
  EXPECT_EQ(versions[1].content, "{\"x\":2}");
  EXPECT_EQ(store.list("b").size(), 1U);
  EXPECT_TRUE(store.list("a").empty());
  EXPECT_ANY_THROW(behind_its_back("UPDATE versions SET content = ''"));
  const Store again(directory_);
  EXPECT_FALSE(again.is_new());
  EXPECT_EQ(again.find(first.id).version.content, "{\"x\":2}");
}

TEST_F(Stores, OfManyWritersOfOneVersionOneWins) {
  constexpr int kWriters = 8;
  Store store(directory_);
  const CaseId id = store.create({"a", "{}", "f"}).id;
  Store other(directory_);  // as another process
  std::atomic<int> won = 0;
  std::atomic<int> lost = 0;
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < kWriters; ++i) {
      writers.emplace_back([&, i] {
        try {
          (i % 2 == 0 ? store : other).save(id, 1, {"a", std::to_string(i), "f"});
          ++won;
        } catch (const Conflict& conflict) {
          EXPECT_EQ(conflict.current().version.number, 2);
          ++lost;
        }
      });
    }
  }
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, kWriters - 1);
  EXPECT_EQ(store.versions(id).size(), 2U);
}

TEST_F(Stores, DecisionsGoWithTheirCase) {
  Store store(directory_);
  const CaseId id = store.create({"a", "{}", "f"}).id;
  Decision decision;
  decision.version = 1;
  decision.decided = "2026-11-21";
  decision.by = "board";
  decision.interventions = {"prrt", "everolimus"};
  decision.deviations = {{"asco-2023", "patient-refuses", "x"}};
  store.decide(id, decision);
  const auto found = store.decisions(id);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].interventions, decision.interventions);
  EXPECT_EQ(found[0].deviations[0].code, "patient-refuses");
  decision.version = 2;
  EXPECT_THROW(store.decide(id, decision), Conflict);
  store.remove(id, 1);
  EXPECT_THROW((void)store.decisions(id), Missing);
  soci::session sql(soci::sqlite3, "db=\"" + (directory_ / "cases.sqlite").string() + "\"");
  int left = -1;
  sql << "SELECT (SELECT count(*) FROM decisions) + (SELECT count(*) FROM chosen) + (SELECT count(*) FROM deviations)"
         " + (SELECT count(*) FROM versions)",
      soci::into(left);
  EXPECT_EQ(left, 0);
}

TEST_F(Stores, AllOrNone) {
  Store store(directory_);
  const CaseId id = store.create({"a", "{}", "f"}).id;
  Decision decision;
  decision.version = 1;
  decision.deviations = {{"same", "x", ""}, {"same", "x", ""}};
  EXPECT_THROW(store.decide(id, decision), Unusable);
  EXPECT_TRUE(store.decisions(id).empty());
}

TEST_F(Stores, WhatCannotBeUsedIsNamed) {
  { const Store store(directory_); }
  behind_its_back("PRAGMA user_version = 99");
  EXPECT_THAT(refused(), HasSubstr("newer Consilium (layout 99"));
  std::filesystem::remove_all(directory_);
  std::filesystem::create_directories(directory_);
  behind_its_back("CREATE TABLE other (x)");
  EXPECT_THAT(refused(), HasSubstr("is no file of Consilium"));
  std::filesystem::remove_all(directory_);
  std::filesystem::create_directories(directory_);
  std::ofstream(directory_ / "cases.sqlite") << std::string(4096, 'x');
  EXPECT_THAT(refused(), HasSubstr("damaged or no database"));
  std::filesystem::remove_all(directory_);
  std::ofstream(directory_.string()) << "a file";
  EXPECT_THAT(refused(), HasSubstr("cannot be made"));
}

TEST_F(Stores, AreForTheOwnerAlone) {
  const Store store(directory_);
  using std::filesystem::perms;
  const auto mode = std::filesystem::status(directory_ / "cases.sqlite").permissions();
  EXPECT_EQ(mode & (perms::group_all | perms::others_all), perms::none);
}

}  // namespace
}  // namespace consilium::store
