// Random patients of any knowledge base.
#pragma once

#include <vector>

#include "knowledge/base.hpp"
#include "support/random.hpp"

namespace consilium::test {

/// A complete patient that satisfies all constraints, as cells by variable: a random walk down each component.
[[nodiscard]] std::vector<diagram::Cells> random_patient(Random& random, const knowledge::Base& base);

}  // namespace consilium::test
