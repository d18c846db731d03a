// Random patients of any knowledge base.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>
#include <vector>

#include "knowledge/base.hpp"
#include "support/random.hpp"

namespace consilium::test {

/// Complete patients that satisfy all constraints: random walks down each component.
class Patients {
 public:
  /// `base` is borrowed.
  explicit Patients(const knowledge::Base& base) : base_(base) {}

  /// One cell by variable.
  [[nodiscard]] std::vector<diagram::Cells> next(Random& random);

 private:
  using Ways = std::vector<std::pair<std::size_t, diagram::Node>>;

  const Ways& ways_from(diagram::Node node);

  const knowledge::Base& base_;
  boost::unordered_flat_map<std::uint32_t, Ways> ways_;  ///< cells and where they lead, of the nodes seen so far
};

/// A single one.
[[nodiscard]] std::vector<diagram::Cells> random_patient(Random& random, const knowledge::Base& base);

}  // namespace consilium::test
