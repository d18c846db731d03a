// Why: a smallest set of the facts that already forces an answer.
//
// Let h be what must not happen (¬f ∧ C for "applies"). A completion that makes h true contradicts the case in some set
// of its keys; a set of keys is a reason exactly when it meets every one of these sets. So a smallest reason is a
// minimum hitting set, found from below: propose the smallest set that meets what is known so far, look for a
// completion of it that still makes h true (the one that contradicts the fewest other keys), add its set, repeat. Each
// look is one pass over the diagram and makes no node. Where several sets are smallest, each is tried in turn, and what
// a look at one of them finds is held against all. The duality is Reiter's (A theory of diagnosis from first
// principles, 1987), the loop that of implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, Smallest
// MUS extraction with minimal hitting set dualization, 2015).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "advice/facts.hpp"

namespace consilium::advice {

class Reasons {
 public:
  Reasons(const diagram::Frozen& diagrams, const Facts& facts);

  /// The smallest sets of keys out of `available` under which h cannot be true, all of the same size: first the one
  /// that is easiest to know, in all at most `most`. None where h can be true with all of them.
  [[nodiscard]] std::vector<KeySet> smallest(diagram::Node h, const KeySet& available, std::size_t most);

  /// The keys that a completion of h contradicts which meets all of `kept`, has each of `values`, and contradicts as
  /// few other keys as it can. Nothing where h has no such completion.
  [[nodiscard]] std::optional<KeySet> fewest_contradicted(diagram::Node h, const KeySet& kept,
                                                          const std::vector<std::pair<Variable, Cells>>& values);

 private:
  struct Visit {
    std::uint32_t round = 0;
    std::uint32_t cost = 0;
  };
  static constexpr std::uint32_t kImpossible = 1U << 30U;

  std::uint32_t cost(diagram::Node node);
  /// The cells of an edge that the kept keys allow.
  [[nodiscard]] Cells open_cells(const diagram::Frozen::Edge& edge, Variable v) const;
  [[nodiscard]] Cells agreeing(Variable v) const;
  KeySet contradicted(diagram::Node h);
  /// A variable that h does not meet on a path still has to have its value.
  [[nodiscard]] KeySet contradicted_values(const std::vector<std::pair<Variable, Cells>>& values) const;

  const diagram::Frozen& diagrams_;
  const Facts& facts_;
  KeySet available_;
  KeySet kept_;
  std::vector<Cells> domain_;  ///< by variable: what a completion may use at all
  std::vector<Visit> visits_;
  std::uint32_t round_ = 0;
};

/// The loop: the smallest sets for which `way_out` finds none, the lightest first, at most `most`. A way out that
/// leaves no key to meet it ends the search without any.
[[nodiscard]] std::vector<KeySet> smallest_sets(const std::function<std::optional<KeySet>(const KeySet&)>& way_out,
                                                const std::vector<std::uint32_t>& weights, std::size_t most);

}  // namespace consilium::advice
