// Random functions as diagrams.
#pragma once

#include "diagram/diagrams.hpp"
#include "support/random.hpp"

namespace consilium::test {

/// 2^depth random literals, joined by random connectives.
[[nodiscard]] diagram::Node random_node(Random& random, diagram::Diagrams& diagrams, int depth);

}  // namespace consilium::test
