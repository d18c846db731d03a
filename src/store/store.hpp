// The tumour board's memory: cases, each with all its versions and the decisions taken.
//
// A case is stored as the JSON that `exchange::case_json` writes; this folder does not look into it. Nothing saved is
// ever overwritten: a save adds a version, and only by someone who has seen the newest one (optimistic locking). What
// was acknowledged is on the disk (write-ahead log, synchronous=FULL), whatever happens to the process afterwards.
//
// The file is SQLite's, through SOCI; its layout changes by numbered migrations (migrations.hpp).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace consilium::store {

using CaseId = long long;

/// One state of a case. Times are UTC, ISO 8601 with milliseconds.
struct Version {
  int number = 0;
  std::string saved;
  std::string content;      ///< the case as JSON
  std::string fingerprint;  ///< of the knowledge base that it was saved with
};

struct Stored {
  CaseId id = 0;
  bool demo = false;
  Version version;  ///< the newest
};

struct Summary {
  CaseId id = 0;
  std::string name;  ///< the `id` of the case
  int version = 0;
  std::string updated;
  bool demo = false;
  std::optional<std::string> decided;  ///< the day of the last decision
};

/// Why the board went another way than a source.
struct Deviation {
  std::string source;
  std::string code;
  std::string text;
};

struct Decision {
  long long id = 0;
  int version = 0;  ///< of the case that was decided on
  std::string decided;
  std::string by;
  std::vector<std::string> interventions;
  std::string text;
  std::vector<Deviation> deviations;
  std::string fingerprint;
  std::string recorded;
};

/// What is written into a new version.
struct Draft {
  std::string name;
  std::string content;
  std::string fingerprint;
};

/// Someone else saved meanwhile.
class Conflict : public std::runtime_error {
 public:
  explicit Conflict(Stored current);
  [[nodiscard]] const Stored& current() const { return current_; }

 private:
  Stored current_;
};

/// There is no such case, or not this version of it.
class Missing : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The file cannot be used: locked, damaged, not Consilium's, or of a newer Consilium.
class Unusable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where cases are kept when nobody says otherwise: $XDG_DATA_HOME/consilium, else ~/.local/share/consilium.
[[nodiscard]] std::filesystem::path default_directory();

/// All functions may be called from several threads, and several processes may have the same directory open. They throw
/// Missing, Conflict and Unusable.
class Store {
 public:
  /// Opens `directory`/cases.sqlite, made where it is missing, and brings its layout up to date.
  explicit Store(const std::filesystem::path& directory);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) = delete;
  Store& operator=(Store&&) = delete;

  /// Was the file made by this object? Then there is nothing in it yet.
  [[nodiscard]] bool is_new() const;

  /// The cases whose name contains `search` (whatever the case of its letters), last saved first.
  [[nodiscard]] std::vector<Summary> list(const std::string& search) const;
  [[nodiscard]] Stored find(CaseId id) const;
  /// The oldest first.
  [[nodiscard]] std::vector<Version> versions(CaseId id) const;

  Stored create(const Draft& draft, bool demo = false);
  /// All or none.
  void create_all(const std::vector<Draft>& drafts, bool demo);
  /// `seen`: the number of the version on which the draft is based; throws Conflict where it is not the newest.
  Stored save(CaseId id, int seen, const Draft& draft);
  /// With all its versions and decisions, for good.
  void remove(CaseId id, int seen);

  /// `decision.version` must be the newest version, else Conflict.
  Decision decide(CaseId id, Decision decision);
  /// In the order in which they were recorded.
  [[nodiscard]] std::vector<Decision> decisions(CaseId id) const;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace consilium::store
