// In which order the diagrams test the features. Internal to this folder.
#pragma once

#include <vector>

#include "knowledge/content.hpp"

namespace consilium::knowledge {

/// Places features that occur in the same conditions and constraints near each other: FORCE (Aloul, Markov and
/// Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic, 2003), from the order of the files.
/// `groups`: the features of each condition. Returns the features in the order of their variables.
[[nodiscard]] std::vector<FeatureIndex> force_order(std::size_t features,
                                                    const std::vector<std::vector<FeatureIndex>>& groups);

}  // namespace consilium::knowledge
