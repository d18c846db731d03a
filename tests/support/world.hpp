// All patients of a small knowledge base: the brute force that exact answers are held against.
#pragma once

#include <utility>
#include <vector>

#include "advice/facts.hpp"
#include "support/toy.hpp"

namespace consilium::test {

/// All assignments that satisfy the constraints, and the truth of every statement in each.
struct World {
  explicit World(const knowledge::Base& b);

  /// Does the assignment agree with these keys of the case (and with what is assumed)?
  static bool agrees(const diagram::Assignment& a, const advice::Facts& facts, const advice::KeySet& keys);

  /// (could be true, could be false) with only these keys.
  [[nodiscard]] std::pair<bool, bool> could_be(std::size_t statement, const advice::Facts& facts,
                                               const advice::KeySet& keys) const;

  const knowledge::Base& base;
  std::vector<diagram::Assignment> assignments;
  std::vector<std::vector<bool>> truths;
};

}  // namespace consilium::test
