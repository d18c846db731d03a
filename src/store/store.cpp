#include "store/store.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <mutex>

#include "store/migrations.hpp"

namespace consilium::store {
namespace {

constexpr int kWaitSeconds = 5;  // for another process that is writing

std::string now() {
  const auto time = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto milliseconds = time.time_since_epoch().count() % 1000;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)),
                     milliseconds);
}

/// The text that LIKE takes literally.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

Conflict::Conflict(Stored current)
    : std::runtime_error(fmt::format("someone saved version {} meanwhile", current.version.number)),
      current_(std::move(current)) {}

std::filesystem::path default_directory() {
  // NOLINTBEGIN(concurrency-mt-unsafe): before any thread
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
    return std::filesystem::path(data) / "consilium";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return std::filesystem::path(home) / ".local/share/consilium";
  // NOLINTEND(concurrency-mt-unsafe)
  throw Unusable("neither XDG_DATA_HOME nor HOME says where cases are kept; name a directory with --data");
}

/// One connection for all threads: SQLite writes one after another anyway, and a read takes microseconds.
struct Store::Connection {
  std::filesystem::path file;
  soci::session sql;
  std::mutex mutex;
  bool is_new = false;

  /// Runs `action` alone, in a transaction; what SQLite says becomes Unusable.
  template <class Action>
  auto alone(Action action) {
    const std::lock_guard lock(mutex);
    try {
      soci::transaction transaction(sql);
      auto result = action();
      transaction.commit();
      return result;
    } catch (const soci::soci_error& error) {
      throw unusable(error);
    }
  }

  [[nodiscard]] Unusable unusable(const soci::soci_error& error) const {
    const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    const int code = sqlite == nullptr ? 0 : sqlite->result() & 0xFF;  // the primary result code
    std::string what = error.what();
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) what = "is locked by another program";
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) what = "is damaged or no database: " + what;
    if (code == SQLITE_READONLY) what = "cannot be written";
    if (code == SQLITE_FULL) what = "cannot grow: the disk is full";
    return Unusable(fmt::format("{}: {}", file.string(), what));
  }

  Stored find(CaseId id) {
    Stored out;
    int demo = 0;
    sql << "SELECT c.id, c.demo, v.number, v.saved, v.content, v.fingerprint FROM cases c"
           " JOIN versions v ON v.case_id = c.id AND v.number = c.version WHERE c.id = :id",
        soci::into(out.id), soci::into(demo), soci::into(out.version.number), soci::into(out.version.saved),
        soci::into(out.version.content), soci::into(out.version.fingerprint), soci::use(id);
    if (!sql.got_data()) throw Missing(fmt::format("there is no case {}", id));
    out.demo = demo != 0;
    return out;
  }

  Stored insert(const Draft& draft, bool demo) {
    const std::string time = now();
    const int is_demo = demo ? 1 : 0;
    sql << "INSERT INTO cases (name, version, updated, demo) VALUES (:name, 1, :time, :demo)", soci::use(draft.name),
        soci::use(time), soci::use(is_demo);
    CaseId id = 0;
    sql << "SELECT last_insert_rowid()", soci::into(id);
    return add_version(id, 1, time, draft);
  }

  Stored add_version(CaseId id, int number, const std::string& time, const Draft& draft) {
    sql << "INSERT INTO versions (case_id, number, saved, content, fingerprint) VALUES (:id, :number, :time, :content,"
           " :fingerprint)",
        soci::use(id), soci::use(number), soci::use(time), soci::use(draft.content), soci::use(draft.fingerprint);
    return find(id);
  }

  /// Writes first and looks afterwards, so that the lock is taken before anything is read.
  void must_be_newest(CaseId id, int seen) {
    soci::statement touch = (sql.prepare << "UPDATE cases SET version = version WHERE id = :id AND version = :seen",
                             soci::use(id), soci::use(seen));
    touch.execute(true);
    if (touch.get_affected_rows() == 0) throw Conflict(find(id));
  }
};

Store::Store(const std::filesystem::path& directory) : connection_(std::make_unique<Connection>()) {
  Connection& own = *connection_;
  own.file = directory / "cases.sqlite";
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) throw Unusable(fmt::format("{}: cannot be made: {}", directory.string(), error.message()));
  try {
    own.sql.open(soci::sqlite3, fmt::format("db=\"{}\" timeout={}", own.file.string(), kWaitSeconds));
    // patients' data: for the owner alone
    std::filesystem::permissions(own.file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::string mode;
    own.sql << "PRAGMA journal_mode = WAL", soci::into(mode);
    own.sql << "PRAGMA synchronous = FULL";
    own.sql << "PRAGMA foreign_keys = ON";
    own.sql << "PRAGMA secure_delete = ON";
    own.is_new = migrate(own.sql);
  } catch (const soci::soci_error& problem) {
    throw own.unusable(problem);
  } catch (const Unusable& problem) {
    throw Unusable(fmt::format("{}: {}", own.file.string(), problem.what()));
  }
}

Store::~Store() = default;

bool Store::is_new() const { return connection_->is_new; }

std::vector<Summary> Store::list(const std::string& search) const {
  return connection_->alone([&] {
    const std::string pattern = "%" + escaped(search) + "%";
    const soci::rowset<soci::row> rows =
        (connection_->sql.prepare
             << "SELECT c.id, c.name, c.version, c.updated, c.demo,"
                " (SELECT d.decided FROM decisions d WHERE d.case_id = c.id ORDER BY d.id DESC LIMIT 1)"
                " FROM cases c WHERE c.name LIKE :pattern ESCAPE '\\' ORDER BY c.updated DESC, c.id DESC",
         soci::use(pattern));
    std::vector<Summary> out;
    for (const soci::row& row : rows) {
      Summary summary{row.get<int>(0),         row.get<std::string>(1), row.get<int>(2),
                      row.get<std::string>(3), row.get<int>(4) != 0,    std::nullopt};
      if (row.get_indicator(5) == soci::i_ok) summary.decided = row.get<std::string>(5);
      out.push_back(std::move(summary));
    }
    return out;
  });
}

Stored Store::find(CaseId id) const {
  return connection_->alone([&] { return connection_->find(id); });
}

std::vector<Version> Store::versions(CaseId id) const {
  return connection_->alone([&] {
    const soci::rowset<soci::row> rows =
        (connection_->sql.prepare
             << "SELECT number, saved, content, fingerprint FROM versions WHERE case_id = :id ORDER BY number",
         soci::use(id));
    std::vector<Version> out;
    for (const soci::row& row : rows) {
      out.push_back({row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)});
    }
    if (out.empty()) throw Missing(fmt::format("there is no case {}", id));
    return out;
  });
}

Stored Store::create(const Draft& draft, bool demo) {
  return connection_->alone([&] { return connection_->insert(draft, demo); });
}

void Store::create_all(const std::vector<Draft>& drafts, bool demo) {
  connection_->alone([&] {
    for (const Draft& draft : drafts) connection_->insert(draft, demo);
    return true;
  });
}

Stored Store::save(CaseId id, int seen, const Draft& draft) {
  return connection_->alone([&] {
    connection_->must_be_newest(id, seen);
    const std::string time = now();
    const int number = seen + 1;
    connection_->sql << "UPDATE cases SET version = :number, name = :name, updated = :time WHERE id = :id",
        soci::use(number), soci::use(draft.name), soci::use(time), soci::use(id);
    return connection_->add_version(id, number, time, draft);
  });
}

void Store::remove(CaseId id, int seen) {
  connection_->alone([&] {
    connection_->must_be_newest(id, seen);
    connection_->sql << "DELETE FROM cases WHERE id = :id", soci::use(id);
    return true;
  });
}

Decision Store::decide(CaseId id, Decision decision) {
  return connection_->alone([&] {
    connection_->must_be_newest(id, decision.version);
    soci::session& sql = connection_->sql;
    decision.recorded = now();
    sql << "INSERT INTO decisions (case_id, version, decided, decided_by, text, fingerprint, recorded)"
           " VALUES (:case, :version, :decided, :by, :text, :fingerprint, :recorded)",
        soci::use(id), soci::use(decision.version), soci::use(decision.decided), soci::use(decision.by),
        soci::use(decision.text), soci::use(decision.fingerprint), soci::use(decision.recorded);
    sql << "SELECT last_insert_rowid()", soci::into(decision.id);
    int position = 0;
    for (const std::string& intervention : decision.interventions) {
      sql << "INSERT INTO chosen (decision_id, position, intervention) VALUES (:id, :position, :intervention)",
          soci::use(decision.id), soci::use(position), soci::use(intervention);
      ++position;
    }
    for (const Deviation& deviation : decision.deviations) {
      sql << "INSERT INTO deviations (decision_id, source, code, text) VALUES (:id, :source, :code, :text)",
          soci::use(decision.id), soci::use(deviation.source), soci::use(deviation.code), soci::use(deviation.text);
    }
    return decision;
  });
}

std::vector<Decision> Store::decisions(CaseId id) const {
  return connection_->alone([&] {
    soci::session& sql = connection_->sql;
    connection_->find(id);
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT id, version, decided, decided_by, text, fingerprint, recorded FROM decisions"
                        " WHERE case_id = :id ORDER BY id",
         soci::use(id));
    std::vector<Decision> out;
    for (const soci::row& row : rows) {
      Decision decision{row.get<int>(0),
                        row.get<int>(1),
                        row.get<std::string>(2),
                        row.get<std::string>(3),
                        {},
                        row.get<std::string>(4),
                        {},
                        row.get<std::string>(5),
                        row.get<std::string>(6)};
      out.push_back(std::move(decision));
    }
    for (Decision& decision : out) {
      const soci::rowset<std::string> chosen =
          (sql.prepare << "SELECT intervention FROM chosen WHERE decision_id = :id ORDER BY position",
           soci::use(decision.id));
      decision.interventions.assign(chosen.begin(), chosen.end());
      const soci::rowset<soci::row> deviations =
          (sql.prepare << "SELECT source, code, text FROM deviations WHERE decision_id = :id ORDER BY source",
           soci::use(decision.id));
      for (const soci::row& row : deviations) {
        decision.deviations.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)});
      }
    }
    return out;
  });
}

}  // namespace consilium::store
