// The treatments of all cases, from a table of their own: one treatment a row, joined by the id of the case.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "advice/case.hpp"
#include "audit/mapping.hpp"
#include "audit/rejects.hpp"

namespace consilium::audit {

/// The treatments of one case around the day of its decision.
struct History {
  std::vector<advice::Treatment> before;
  std::vector<knowledge::InterventionIndex> given;  ///< those that began with it or soon after
  bool holes = false;  ///< a row could not be read, or a coarse date leaves open on which side of the day it began
};

class HistoryTable {
 public:
  /// Throws diagnostics::InputError where the file or its header cannot be read; rows go to `rejects`.
  HistoryTable(const knowledge::Content& content, const std::string& path, const TableRules& rules, Rejects& rejects);

  /// Of a case that was decided on this day, as it was known then: what began before it, without what happened later;
  /// what began within `window` days from it was given. Nothing where the table has no row of the case.
  [[nodiscard]] std::optional<History> of(const std::string& id, std::chrono::sys_days decision, int window) const;
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  struct Rows {
    std::vector<advice::Treatment> treatments;
    bool holes = false;
  };

  std::unordered_map<std::string, Rows> of_;
  std::size_t rows_ = 0;
};

}  // namespace consilium::audit
