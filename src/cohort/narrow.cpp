#include "cohort/narrow.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace consilium::cohort {
namespace {

using diagram::Cells;
using diagram::Node;
using diagram::Variable;

/// "Somewhere in this range of levels": an edge passes over many levels, so ranges are noted as two halves of a power
/// of two each and handed down once.
class Ranges {
 public:
  Ranges(Circuit& circuit, std::size_t levels) : circuit_(circuit) {
    for (std::size_t length = 1; length <= levels; length *= 2) table_.emplace_back(levels, kNever);
  }
  void add(std::size_t from, std::size_t to, Plane plane) {
    if (from >= to) return;
    std::size_t power = 0;
    while ((std::size_t{2} << power) <= to - from) ++power;
    for (const std::size_t at : {from, to - (std::size_t{1} << power)}) note(table_[power][at], plane);
  }
  /// By level.
  const std::vector<Plane>& finish() {
    for (std::size_t power = table_.size(); power-- > 1;) {
      const std::size_t half = std::size_t{1} << (power - 1);
      for (std::size_t at = 0; at + 2 * half <= table_[power].size(); ++at) {
        note(table_[power - 1][at], table_[power][at]);
        note(table_[power - 1][at + half], table_[power][at]);
      }
    }
    return table_.front();
  }

 private:
  void note(Plane& plane, Plane more) { plane = circuit_.either(plane, more); }

  Circuit& circuit_;
  std::vector<std::vector<Plane>> table_;
};

class Narrow {
 public:
  Narrow(Circuit& circuit, const diagram::Diagrams& diagrams, const Component& component, CanBeTrue& stated)
      : circuit_(circuit), diagrams_(diagrams), can_(stated), root_(component.all), variables_(component.variables) {}

  void run(May& may) {
    visit();
    Ranges skipped(circuit_, variables_.size());
    skipped.add(0, level(root_), kAlways);
    std::map<Node, Plane, std::greater<>> reached;  // parents first: they have larger numbers
    std::map<Variable, std::map<Cells, std::vector<std::pair<Plane, Plane>>>> used;
    for (const Node node : nodes_) {
      if (node == root_) {
        reached[node] = kAlways;
      } else {
        std::vector<Plane> ways;
        for (auto& [from, pairs] : into_.at(node)) {
          for (auto& [parent, edge] : pairs) parent = reached.at(Node{parent});
          ways.push_back(circuit_.any_pair(pairs));
          if (from + 1 < level(node)) skipped.add(from + 1, level(node), circuit_.both(ways.back(), can_(node)));
        }
        if (node != diagram::kTrue) reached[node] = circuit_.any(ways);
      }
      if (node == diagram::kTrue) continue;
      const Variable v = diagrams_.variable(node);
      for (const Edge& edge : edges_of(diagrams_, node))
        used[v][edge.cells].emplace_back(reached[node], can_(edge.child));
    }
    const std::vector<Plane>& passed = skipped.finish();
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      const Variable v = variables_[i];
      std::vector<Plane> cells(may[v].size(), passed[i]);
      for (auto& [set, pairs] : used[v]) {
        const Plane plane = circuit_.any_pair(pairs);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
          if (((set >> cell) & 1U) != 0) cells[cell] = circuit_.either(cells[cell], plane);
        }
      }
      for (std::size_t cell = 0; cell < cells.size(); ++cell)
        may[v][cell] = circuit_.both(can_.may()[v][cell], cells[cell]);
    }
  }

 private:
  [[nodiscard]] std::size_t level(Node node) const {
    if (node <= diagram::kTrue) return variables_.size();
    const Variable v = diagrams_.variable(node);
    return static_cast<std::size_t>(std::lower_bound(variables_.begin(), variables_.end(), v) - variables_.begin());
  }

  /// All nodes, parents first, and for each the edges that lead to it, by the level they come from.
  void visit() {
    std::set<Node, std::greater<>> open{root_};
    while (!open.empty()) {
      const Node node = *open.begin();
      open.erase(open.begin());
      nodes_.push_back(node);
      if (node <= diagram::kTrue) continue;
      for (const Edge& edge : edges_of(diagrams_, node)) {
        if (edge.child == diagram::kFalse) continue;
        const Variable v = diagrams_.variable(node);
        into_[edge.child][level(node)].emplace_back(static_cast<Plane>(node), can_.literal(v, edge.cells));
        open.insert(edge.child);
      }
    }
  }

  Circuit& circuit_;
  const diagram::Diagrams& diagrams_;
  CanBeTrue& can_;
  Node root_;
  const std::vector<Variable>& variables_;
  std::vector<Node> nodes_;
  std::map<Node, std::map<std::size_t, std::vector<std::pair<std::uint32_t, Plane>>>> into_;
};

}  // namespace

void narrow(Circuit& circuit, const diagram::Diagrams& diagrams, const Component& component, CanBeTrue& stated,
            May& may) {
  if (component.all <= diagram::kTrue) return;  // they bind nothing, or never hold
  Narrow(circuit, diagrams, component, stated).run(may);
}

}  // namespace consilium::cohort
