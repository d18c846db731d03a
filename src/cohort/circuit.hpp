// Bit operations on planes: first as a graph in which equal operations are one, then as a straight list over few slots.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "diagram/diagrams.hpp"

namespace consilium::cohort {

/// One bit for each case of a block, as a number in a `Circuit`.
using Plane = std::uint32_t;
inline constexpr Plane kNever = 0;
inline constexpr Plane kAlways = 1;

/// And: a & b. Or: a | b. AndOr: (a & b) | c. Choose: (a & b) | (c & d). The others (and more of AndOr) are
/// made of two when a program is compiled. And3: a & b & c. Or3: a | b | c. OrAnd: (a | b) & c. ChooseOr: (a & b) | (c
/// & d) | e.
enum class Operation : std::uint8_t { And, Or, AndOr, Choose, And3, Or3, OrAnd, ChooseOr };

using Slot = std::uint16_t;

struct Instruction {
  Slot to = 0;
  Slot a = 0;
  Slot b = 0;
  Slot c = 0;
  Slot d = 0;
  Slot e = 0;
};

/// What runs for every block. Slot 0 is all 0, slot 1 all 1.
struct Program {
  struct Run {
    Operation operation;
    std::uint32_t length;
  };
  struct Input {
    diagram::Variable variable;
    std::uint8_t cell;
    Slot slot;
  };
  std::size_t slots = 2;
  std::vector<Input> inputs;  ///< by variable, then cell; only those that anything depends on
  std::vector<Run> runs;      ///< instructions of one kind that follow each other
  std::vector<Instruction> instructions;
  std::vector<Slot> outputs;
};

class Circuit {
 public:
  explicit Circuit(const std::vector<std::uint8_t>& arities);

  /// "The variable may have this cell", as the case states it.
  [[nodiscard]] Plane input(diagram::Variable v, std::size_t cell) const {
    return first_[v] + static_cast<Plane>(cell);
  }
  Plane both(Plane a, Plane b);
  Plane either(Plane a, Plane b);
  Plane any(std::span<const Plane> planes);
  /// Any of these pairs has both.
  Plane any_pair(std::vector<std::pair<Plane, Plane>> pairs);

  /// The list that computes `outputs`: what they do not need is left out, and a slot whose plane nobody needs any more
  /// is used again, so that what is alive stays in the cache nearest to the processor.
  [[nodiscard]] Program compile(std::span<const Plane> outputs) &&;

 private:
  struct Node {
    Operation operation;
    Plane a = kNever;
    Plane b = kNever;
    Plane c = kNever;
    Plane d = kNever;
    Plane e = kNever;
    friend bool operator==(const Node&, const Node&) = default;
  };
  static std::array<Plane, 5> operands(const Node& node) { return {node.a, node.b, node.c, node.d, node.e}; }
  struct Hash {
    std::size_t operator()(const Node& node) const;
  };

  Plane add(const Node& node);
  [[nodiscard]] Plane first_node() const { return first_.back(); }
  [[nodiscard]] const Node& node(Plane plane) const { return nodes_[plane - first_node()]; }
  [[nodiscard]] std::vector<Plane> needed(std::span<const Plane> outputs) const;
  [[nodiscard]] std::vector<Plane> in_runs(std::vector<Plane> planes) const;
  void fuse(std::span<const Plane> outputs);
  [[nodiscard]] Program schedule(std::span<const Plane> outputs) const;

  std::vector<Plane> first_;  ///< by variable, and where the nodes begin
  std::vector<Node> nodes_;
  boost::unordered_flat_map<Node, Plane, Hash> known_;
};

}  // namespace consilium::cohort
