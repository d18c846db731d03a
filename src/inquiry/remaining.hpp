// How many questions are left.
#pragma once

#include "inquiry/questions.hpp"

namespace consilium::inquiry {

/// `order`: the unknown features, in the order in which they are asked. `most_looks` bounds the search.
[[nodiscard]] Remaining remaining(const Survey& survey, const advice::Facts& facts,
                                  const std::vector<FeatureIndex>& order, std::size_t most_looks);

}  // namespace consilium::inquiry
