// What an audit asks, compiled once and shared by all workers.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "cohort/network.hpp"
#include "knowledge/base.hpp"

namespace consilium::audit {

using knowledge::InterventionIndex;
using knowledge::SourceIndex;

class Plan {
 public:
  /// Of these sources; of all where none is named. `base` is borrowed.
  Plan(const knowledge::Base& base, const std::vector<SourceIndex>& sources);

  /// What a source says about an intervention: where "takes this stance" stands among the decisions asked.
  struct Voice {
    InterventionIndex intervention = 0;
    std::size_t source = 0;                             ///< into sources()
    std::array<std::optional<std::size_t>, 4> stances;  ///< by knowledge::Stance
  };
  struct Statement {
    knowledge::StatementIndex index = 0;
    std::size_t position = 0;
  };

  [[nodiscard]] const knowledge::Base& base() const { return *base_; }
  [[nodiscard]] const cohort::Network& network() const { return network_; }
  [[nodiscard]] const std::vector<SourceIndex>& sources() const { return sources_; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
  [[nodiscard]] const std::vector<Voice>& voices() const { return voices_; }
  /// The values of a classification, by their positions.
  [[nodiscard]] const std::vector<std::size_t>& classification(std::size_t index) const {
    return classifications_[index];
  }

 private:
  Plan(const knowledge::Base& base, const std::vector<SourceIndex>& sources,
       std::vector<knowledge::DecisionIndex> asked);

  const knowledge::Base* base_;
  std::vector<SourceIndex> sources_;
  cohort::Network network_;
  std::vector<Statement> statements_;
  std::vector<Voice> voices_;
  std::vector<std::vector<std::size_t>> classifications_;
};

}  // namespace consilium::audit
