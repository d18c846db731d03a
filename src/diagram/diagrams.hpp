// The builder: makes diagrams and combines them.
#pragma once

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

namespace consilium::diagram {

/// Position of a variable in the order: smaller stands nearer the root.
using Variable = std::uint16_t;
/// Set of cells of one variable, bit i = its i-th cell. A variable has 1 to 64 cells.
using Cells = std::uint64_t;
/// A function. Equal functions of one `Diagrams` have the same value.
enum class Node : std::uint32_t {};

inline constexpr Node kFalse{0};
inline constexpr Node kTrue{1};
inline constexpr std::size_t kMostCells = 64;

/// All cells of a variable that has `arity` of them.
[[nodiscard]] constexpr Cells all_cells(std::size_t arity) {
  return arity >= kMostCells ? ~Cells{0} : (Cells{1} << arity) - 1;
}

/// Those of every variable.
[[nodiscard]] std::vector<Cells> all_cells(std::span<const std::uint8_t> arities);

/// More nodes were needed than allowed: the function is too large for a diagram in this order.
class CapacityError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One complete answer: a cell for each variable.
using Assignment = std::vector<std::uint8_t>;

class Diagrams {
 public:
  /// `arities[v]` = number of cells of variable v. Throws std::invalid_argument where one is not in 1…64.
  explicit Diagrams(std::vector<std::uint8_t> arities, std::size_t most_nodes = std::size_t{1} << 24U);

  [[nodiscard]] std::size_t variables() const { return arities_.size(); }
  [[nodiscard]] std::size_t arity(Variable v) const { return arities_[v]; }
  [[nodiscard]] const std::vector<std::uint8_t>& arities() const { return arities_; }
  /// Nodes made so far, the two constants included.
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  // --- making ---------------------------------------------------------------------------------
  /// "The value of v is one of `cells`."
  [[nodiscard]] Node literal(Variable v, Cells cells);
  /// The node that tests v and goes on to children[cell]; the children may only test later variables.
  [[nodiscard]] Node make(Variable v, std::span<const Node> children);

  // --- combining: at most |a|·|b| steps -------------------------------------------------------
  [[nodiscard]] Node negate(Node a);
  [[nodiscard]] Node conjoin(Node a, Node b);
  [[nodiscard]] Node disjoin(Node a, Node b);
  [[nodiscard]] Node exclusive_or(Node a, Node b);
  [[nodiscard]] Node implies(Node a, Node b) { return disjoin(negate(a), b); }
  /// Where a holds and b does not.
  [[nodiscard]] Node difference(Node a, Node b) { return conjoin(a, negate(b)); }

  // --- quantifying ----------------------------------------------------------------------------
  /// What becomes of f when v is known to have this cell.
  [[nodiscard]] Node restrict(Node f, Variable v, std::size_t cell);
  /// "Some value of each quantified variable makes f true": for every v with `over[v]` not 0, the union of the children
  /// in over[v]; a variable with 0 stays. Over the whole domain this is ∃; over one cell, restriction; over a part of
  /// the domain, what is left of f when v is only known to lie in that part.
  [[nodiscard]] Node exists(Node f, std::span<const Cells> over);
  /// Narrows without forgetting: f where every v lies in cells[v], false elsewhere.
  [[nodiscard]] Node within(Node f, std::span<const Cells> cells);

  // --- asking ---------------------------------------------------------------------------------
  [[nodiscard]] bool evaluate(Node f, const Assignment& assignment) const;
  /// The variables that f depends on, in order.
  [[nodiscard]] std::vector<Variable> support(Node f) const;
  /// Number of assignments of all variables that make f true: exact, of any size.
  [[nodiscard]] boost::multiprecision::cpp_int count(Node f) const;
  /// Some assignment that makes f true (variables that do not matter: cell 0); nothing for false.
  [[nodiscard]] std::optional<Assignment> witness(Node f) const;
  /// Nodes of f, the constants not counted.
  [[nodiscard]] std::size_t size(Node f) const;

  [[nodiscard]] bool is_constant(Node f) const { return f <= kTrue; }
  /// Of a node that is no constant.
  [[nodiscard]] Variable variable(Node f) const { return nodes_[index(f)].variable; }
  [[nodiscard]] std::span<const Node> children(Node f) const;
  [[nodiscard]] static constexpr std::size_t index(Node f) { return static_cast<std::size_t>(f); }

 private:
  struct Entry {
    Variable variable;    ///< kNone for the constants
    std::uint32_t first;  ///< where its children begin in children_
  };
  struct Candidate {
    Variable variable;
    std::span<const Node> children;
  };
  struct Hash {
    using is_transparent = void;
    const Diagrams* owner;
    std::size_t operator()(const Candidate& candidate) const;
    std::size_t operator()(Node node) const;
  };
  struct Same {
    using is_transparent = void;
    const Diagrams* owner;
    bool operator()(Node a, Node b) const { return a == b; }
    bool operator()(const Candidate& a, Node b) const;
    bool operator()(Node a, const Candidate& b) const { return (*this)(b, a); }
  };
  enum class Operation : std::uint8_t { And, Or, Xor };
  struct Key {
    Operation operation;
    Node a;
    Node b;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  using Memo = boost::unordered_flat_map<std::uint32_t, Node>;

  static constexpr Variable kNone = 0xFFFF;

  [[nodiscard]] Variable top(Node f) const { return nodes_[index(f)].variable; }
  [[nodiscard]] Candidate candidate(Node f) const { return {top(f), children(f)}; }
  Node apply(Operation operation, Node a, Node b);
  Node exists(Node f, std::span<const Cells> over, Memo& memo);

  std::vector<std::uint8_t> arities_;
  std::size_t most_nodes_;
  std::vector<Entry> nodes_;
  std::vector<Node> children_;
  boost::unordered_flat_set<Node, Hash, Same> unique_;
  boost::unordered_flat_map<Key, Node, KeyHash> applied_;
  boost::unordered_flat_map<std::uint32_t, Node> negated_;

 public:
  // The unique table refers to its owner.
  Diagrams(const Diagrams&) = delete;
  Diagrams& operator=(const Diagrams&) = delete;
  Diagrams(Diagrams&&) = delete;
  Diagrams& operator=(Diagrams&&) = delete;
  ~Diagrams() = default;
};

}  // namespace consilium::diagram
