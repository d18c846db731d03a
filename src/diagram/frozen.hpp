// The read-only form: what is compiled into the binary and walked for every case.
//
// Children that are the same node are one edge with the set of cells that leads there, so a step for a feature that is
// known, unknown or known in part is the same operation: follow every edge that shares a cell with what is allowed.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "diagram/diagrams.hpp"

namespace consilium::diagram {

struct Frozen {
  struct Edge {
    Cells cells;
    Node child;
  };
  /// Edges of node n: edges[first[n]] … edges[first[n + 1] - 1]. The constants 0 and 1 have none. Children have smaller
  /// numbers than their parents.
  std::vector<Variable> variable;
  std::vector<std::uint32_t> first;
  std::vector<Edge> edges;
  std::vector<std::uint8_t> arities;

  [[nodiscard]] std::size_t size() const { return variable.size(); }
  [[nodiscard]] std::span<const Edge> edges_of(Node f) const {
    const auto i = static_cast<std::size_t>(f);
    return {edges.data() + first[i], first[i + 1] - first[i]};
  }
};

/// Copies what `roots` reach, and renames `roots` to their new numbers.
[[nodiscard]] Frozen freeze(const Diagrams& diagrams, std::span<Node> roots);

/// Rebuilds f in `target` (same variables) for a case in which every v is known to lie in within[v]: variables for
/// which `keep` is false are forgotten (∃), of the others the cells outside within[v] no longer matter, and a variable
/// that decides nothing any more is gone.
[[nodiscard]] Node thaw(const Frozen& frozen, Node f, Diagrams& target, std::span<const Cells> within,
                        const std::vector<bool>& keep);

/// The same function.
[[nodiscard]] Node thaw(const Frozen& frozen, Node f, Diagrams& target);

/// The cells that each variable can still have when all of `functions` are true and every v lies in allowed[v]. The
/// functions must have no variable in common, so each is looked at for itself, in one pass. All 0 where one of them
/// cannot be true.
[[nodiscard]] std::vector<Cells> possible_cells(const Frozen& frozen, std::span<const Node> functions,
                                                std::span<const Cells> allowed);

/// Asks many functions about one case: can f be true, can it be false, when every variable lies in allowed[v]? Each
/// node is visited at most once for each of the two, for all questions together.
class Walk {
 public:
  Walk(const Frozen& frozen, std::span<const Cells> allowed);
  [[nodiscard]] bool can_be_true(Node f) { return can_be(f, kTrue, true_); }
  [[nodiscard]] bool can_be_false(Node f) { return can_be(f, kFalse, false_); }

 private:
  enum class Answer : std::uint8_t { Unvisited, No, Yes };

  bool can_be(Node f, Node wanted, std::vector<Answer>& answers);

  const Frozen& frozen_;
  std::span<const Cells> allowed_;
  std::vector<Answer> true_;
  std::vector<Answer> false_;
};

}  // namespace consilium::diagram
