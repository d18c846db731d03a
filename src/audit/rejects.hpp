// Rows that cannot be read: counted, some shown, all written where a file is named.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace consilium::audit {

struct Reject {
  std::string file;
  std::size_t line = 0;
  std::string column;  ///< empty where the row as a whole is wrong
  std::string reason;
  std::string row;  ///< as it stands
};

class Rejects {
 public:
  /// `path`: a CSV file for all of them, or empty. `strict`: the first one is thrown as diagnostics::InputError.
  Rejects(const std::string& path, bool strict);

  void add(const Reject& reject);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// The first few, for people.
  [[nodiscard]] const std::vector<Reject>& first() const { return first_; }
  /// Throws diagnostics::InputError where not everything could be written.
  void close();

 private:
  std::string path_;
  bool strict_;
  std::ofstream file_;
  std::uint64_t count_ = 0;
  std::vector<Reject> first_;
};

}  // namespace consilium::audit
