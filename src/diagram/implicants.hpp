// A function as a list of alternatives, as short as it can be.
//
// An *implicant* of f is a set of requirements (some variables, each with the cells it may have) that guarantees f; it
// is *prime* when none of its requirements can be dropped or widened. What a clinician reads as "provided that …" is a
// smallest set of prime implicants that together say exactly f: two-level minimisation (Quine 1952, McCluskey 1956),
// here over variables with many values and computed on the diagram, after Coudert and Madre, Implicit and incremental
// computation of primes, 1992, without their implicit representation: our residual functions are small.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "diagram/diagrams.hpp"

namespace consilium::diagram {

/// One alternative: requirements on variables in order, none of them trivial. Empty = no requirement, always true.
using Cube = std::vector<std::pair<Variable, Cells>>;

[[nodiscard]] Node node_of(Diagrams& diagrams, const Cube& cube);
/// Does the cube guarantee f?
[[nodiscard]] bool implies(const Diagrams& diagrams, const Cube& cube, Node f);

/// All prime implicants of f, or nothing when there are more than `most`.
[[nodiscard]] std::optional<std::vector<Cube>> prime_implicants(Diagrams& diagrams, Node f, std::size_t most = 4096);

/// A prime implicant with the fewest requirements; of those one with the smallest sum of `weights` (one a variable).
/// Nothing when f is false or has too many prime implicants.
[[nodiscard]] std::optional<Cube> shortest_implicant(Diagrams& diagrams, Node f,
                                                     std::span<const std::uint32_t> weights);

/// Alternatives that together lie between `lower` and `upper` (lower implies upper): as few as possible, then of least
/// weight. Between the two the function is free to choose, which is how knowledge that excludes some completions makes
/// an answer shorter. `shortest` is false when the search was cut off and a shorter list may exist.
struct Cover {
  std::vector<Cube> cubes;
  bool shortest = true;
};
[[nodiscard]] Cover cover(Diagrams& diagrams, Node lower, Node upper, std::span<const std::uint32_t> weights);

}  // namespace consilium::diagram
