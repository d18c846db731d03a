// What an audit counted.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "audit/concordance.hpp"

namespace consilium::audit {

/// How many cases stand so in the voice of one source, by advice::Position; in all others it is silent.
using Positions = std::array<std::uint64_t, 6>;

/// Cases that have something in common.
struct Group {
  std::uint64_t cases = 0;
  std::uint64_t treated = 0;        ///< a treatment is recorded as given
  std::vector<Counts> concordance;  ///< by source: the worst of what was given to each
};

struct Summary {
  explicit Summary(const Plan& plan);

  std::uint64_t cases = 0;          ///< read, and not contradictory
  std::uint64_t contradictory = 0;  ///< facts that cannot all be true: nothing else counts them
  /// By constraint: contradictory cases whose facts violate it by itself. One case may violate several.
  std::vector<std::uint64_t> violated;
  std::uint64_t clashes = 0;           ///< contradictory cases whose treatments say one thing, a column another
  std::uint64_t jointly_violated = 0;  ///< contradictory cases that violate several constraints only taken together
  std::vector<std::array<std::uint64_t, 2>> statements;  ///< by Plan::statements(): applies, possible
  std::vector<Positions> voices;                         ///< by Plan::voices()
  std::vector<std::uint64_t> conflicts;                  ///< by intervention: one source is for it, another against it
  /// By pair of sources: about some intervention one is for, the other against.
  std::vector<std::vector<std::uint64_t>> parted;
  struct Missing {
    std::uint64_t unknown = 0;  ///< cases in which the feature is not, or only partly, known
    std::uint64_t open = 0;     ///< statements that are open in such cases and speak of it
  };
  std::vector<Missing> missing;  ///< by feature
  std::uint64_t open = 0;        ///< statements that are open, over all cases
  Group all;
  std::map<std::string, std::map<std::string, Group>> groups;  ///< by what (`--by`), then its value
  std::map<InterventionIndex, std::vector<Counts>> given;      ///< by treatment, then source

  void add(const Summary& other);
};

}  // namespace consilium::audit
