// Everything that can be wrong with a knowledge folder that loads.
#pragma once

#include <string>
#include <vector>

#include "knowledge/base.hpp"

namespace consilium::proof {

struct Finding {
  knowledge::Place place;
  std::string what;  ///< one sentence
};

struct Report {
  std::vector<Finding> findings;
  std::size_t inventory = 0;   ///< entries compared
  std::size_t vignettes = 0;   ///< run
  std::size_t thresholds = 0;  ///< statement and threshold, tested at, below and above
};

/// - constraints can be satisfied together; every statement and option can apply to someone, and not to everyone
/// - no definition is unused
/// - every entry of `sources/<id>/inventory.yaml` is there, with its strength, certainty and interventions
/// - every study of `evidence/inventory.yaml` is there, with its size, registration and documents; none that is not;
///   its population can have a patient
/// - every vignette gets the expected answer
/// - every statement applies in one vignette, is excluded in another and possible in a third
/// - every threshold that decides a statement is tested at its value, below and above
/// Throws diagnostics::InputError where vignettes or inventories cannot be read.
[[nodiscard]] Report check(const knowledge::Base& base, const std::string& directory);

}  // namespace consilium::proof
