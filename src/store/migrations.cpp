#include "store/migrations.hpp"

#include <fmt/format.h>

#include <vector>

#include "store/store.hpp"

namespace consilium::store {
namespace {

/// "CONS": tells our files from those of other programs (PRAGMA application_id).
constexpr int kApplication = 0x434F4E53;

using Step = std::vector<const char*>;

const std::vector<Step>& steps() {
  static const std::vector<Step> kSteps = {
      {
          "CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, version INTEGER NOT NULL,"
          " updated TEXT NOT NULL, demo INTEGER NOT NULL)",
          "CREATE TABLE versions (case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE,"
          " number INTEGER NOT NULL, saved TEXT NOT NULL, content TEXT NOT NULL, fingerprint TEXT NOT NULL,"
          " PRIMARY KEY (case_id, number)) WITHOUT ROWID",
          "CREATE TRIGGER versions_stay BEFORE UPDATE ON versions"
          " BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END",
          "CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT,"
          " case_id INTEGER NOT NULL REFERENCES cases(id) ON DELETE CASCADE, version INTEGER NOT NULL,"
          " decided TEXT NOT NULL, decided_by TEXT NOT NULL, text TEXT NOT NULL, fingerprint TEXT NOT NULL,"
          " recorded TEXT NOT NULL)",
          "CREATE INDEX decisions_of_case ON decisions(case_id)",
          "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions"
          " BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END",
          "CREATE TABLE chosen (decision_id INTEGER NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,"
          " position INTEGER NOT NULL, intervention TEXT NOT NULL, PRIMARY KEY (decision_id, position)) WITHOUT ROWID",
          "CREATE TABLE deviations (decision_id INTEGER NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,"
          " source TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,"
          " PRIMARY KEY (decision_id, source)) WITHOUT ROWID",
      },
  };
  return kSteps;
}

int pragma(soci::session& sql, const char* name) {
  int value = 0;
  sql << "PRAGMA " << name, soci::into(value);
  return value;
}

}  // namespace

bool migrate(soci::session& sql) {
  // One process at a time: the second finds the layout that the first has made.
  sql << "BEGIN IMMEDIATE";
  try {
    const auto newest = static_cast<int>(steps().size());
    const int found = pragma(sql, "user_version");
    int tables = 0;
    sql << "SELECT count(*) FROM sqlite_schema", soci::into(tables);
    const bool empty = found == 0 && tables == 0;
    if (!empty && pragma(sql, "application_id") != kApplication) throw Unusable("is no file of Consilium");
    if (found > newest) {
      throw Unusable(fmt::format("was written by a newer Consilium (layout {}, this one knows {})", found, newest));
    }
    for (int step = found; step < newest; ++step) {
      for (const char* statement : steps()[static_cast<std::size_t>(step)]) sql << statement;
    }
    if (found < newest) sql << fmt::format("PRAGMA user_version = {}", newest);
    if (empty) sql << fmt::format("PRAGMA application_id = {}", kApplication);
    sql << "COMMIT";
    return empty;
  } catch (...) {
    sql << "ROLLBACK";
    throw;
  }
}

}  // namespace consilium::store
