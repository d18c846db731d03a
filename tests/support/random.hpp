// Random input for property tests. Every test prints its seed with a failure.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "cql/condition.hpp"
#include "diagram/diagrams.hpp"

namespace consilium::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 … below - 1
  std::size_t below(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(engine_); }
  bool chance(double p) { return std::bernoulli_distribution(p)(engine_); }
  template <class Items>
  const auto& pick(const Items& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

/// A random condition with about `size` tests over the vocabulary; numbers are compared with 1, 2 and 3.
[[nodiscard]] cql::Condition random_condition(Random& random, const cql::Vocabulary& vocabulary, std::size_t size);

/// Calls visit with every assignment of cells, one for each variable.
template <class Visit>
void each_assignment(const std::vector<std::uint8_t>& arities, Visit visit) {
  diagram::Assignment assignment(arities.size(), 0);
  while (true) {
    visit(assignment);
    std::size_t v = 0;
    while (v < arities.size() && ++assignment[v] == arities[v]) assignment[v++] = 0;
    if (v == arities.size()) return;
  }
}

}  // namespace consilium::test
