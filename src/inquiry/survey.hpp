// How much of the board is still open.
#pragma once

#include <vector>

#include "advice/board.hpp"
#include "advice/facts.hpp"

namespace consilium::inquiry {

using advice::Status;
using diagram::Cells;
using knowledge::FeatureIndex;
using knowledge::SourceIndex;
using knowledge::StatementIndex;

/// What some facts leave open. A statement that applies is open as long as one of its treatments is.
struct Outlook {
  bool consistent = false;            ///< false: the facts contradict each other, and nothing below is filled
  std::vector<Status> statuses;       ///< by surveyed statement; Possible = open
  std::vector<FeatureIndex> unknown;  ///< the features that can still decide an open one, in their order
  std::size_t open = 0;               ///< how many are
};

/// Looks at the same statements under different facts.
class Survey {
 public:
  /// The statements of these sources (none = all) that recommend for or against a treatment.
  Survey(const knowledge::Base& base, const std::vector<SourceIndex>& sources);

  [[nodiscard]] const std::vector<StatementIndex>& statements() const { return statements_; }
  [[nodiscard]] const knowledge::Base& base() const { return base_; }

  [[nodiscard]] Outlook look(const advice::Facts& facts) const;

  /// How many of the open statements each feature can still decide, by feature.
  [[nodiscard]] std::vector<std::size_t> hangs_on(const advice::Facts& facts) const;

 private:
  /// Calls visit(surveyed statement, its status, the features that can still decide it).
  template <class Visit>
  [[nodiscard]] bool each(const advice::Facts& facts, Visit visit) const;

  const knowledge::Base& base_;
  std::vector<StatementIndex> statements_;
  std::vector<std::vector<knowledge::DecisionIndex>> options_;  ///< by surveyed statement: those that name a treatment
};

/// The same facts, and one more: the feature has one of these cells.
[[nodiscard]] advice::Facts with(const knowledge::Base& base, const advice::Facts& facts, FeatureIndex feature,
                                 Cells cells);

}  // namespace consilium::inquiry
