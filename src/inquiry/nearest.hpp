// The nearest change: which fewest facts of the case would have to be other than they are for an answer to flip.
//
// A *fact* is a key of the case, or what is assumed where the case states nothing (mitoses not counted). To be other is
// to have a value that was neither stated nor left open. The treatments are one fact, but not one that can be set as
// one likes: what follows from them (docs/authoring.md) does so together. A change that needs another history says in
// which respects it has to differ, these as few as can be, while everything else that follows from the history stays.
//
// What is unknown is no change when it becomes known: where the answer also hangs on it, it is listed apart, as what
// the change is provided with. So the distance is exact: the fewest facts that a completion contradicts in which the
// constraints hold and the answer is the wanted one, the shortest way through the diagram of the two together.
#pragma once

#include <optional>
#include <vector>

#include "advice/residual.hpp"
#include "inquiry/survey.hpp"

namespace consilium::inquiry {

/// An answer that may flip: a statement, or a source that takes a stance on an intervention (`statement` is not set).
struct Target {
  std::optional<StatementIndex> statement;
  knowledge::InterventionIndex intervention = 0;
  SourceIndex source = 0;
  knowledge::Stance stance = knowledge::Stance::For;
  knowledge::DecisionIndex decision = 0;
};

[[nodiscard]] Target target_of(const knowledge::Base& base, StatementIndex statement);
/// One for each of these sources (none = all) that ever takes the stance.
[[nodiscard]] std::vector<Target> targets_of(const knowledge::Base& base, knowledge::InterventionIndex intervention,
                                             knowledge::Stance stance, const std::vector<SourceIndex>& sources);

struct Alternative {
  std::vector<advice::Requirement> changes;   ///< stated or assumed features that have one of these values instead
  std::vector<advice::Requirement> history;   ///< what another history would lead to; empty = the history stays
  std::vector<advice::Requirement> provided;  ///< what has to be known as well
};

struct Nearest {
  Status now = Status::Possible;
  bool possible = true;      ///< false: there is no patient at all for whom the answer is the wanted one
  std::size_t distance = 0;  ///< how many facts have to be other; 0 = none, only what is unknown is missing
  /// All that are nearest: those without another history first, then the shortest provisos, then what is easiest to
  /// know.
  std::vector<Alternative> alternatives;
  bool complete = true;  ///< false: there are more of them than were looked for
};

/// What it takes for the decision to become true (`value`) or false. The facts must not contradict each other.
[[nodiscard]] Nearest nearest(const knowledge::Base& base, const advice::Facts& facts,
                              knowledge::DecisionIndex decision, bool value);

}  // namespace consilium::inquiry
