#include "diagram/sift.hpp"

#include <algorithm>
#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>
#include <utility>

namespace consilium::diagram {
namespace {

/// The diagrams by level, with the one operation that sifting needs: two neighbours change places. All functions that
/// anything refers to keep their node.
class Levels {
 public:
  Levels(const Diagrams& diagrams, std::span<const Node> roots)
      : arities_(diagrams.arities()),
        nodes_(2),
        unique_(arities_.size()),
        meet_(arities_.size(), std::vector<bool>(arities_.size())) {
    order_.resize(arities_.size());
    std::iota(order_.begin(), order_.end(), Variable{0});
    level_.assign(order_.begin(), order_.end());
    boost::unordered_flat_map<Node, Node> copies;
    for (const Node root : roots) {
      refer(copy(diagrams, root, copies));
      const std::vector<Variable> support = diagrams.support(root);
      for (const Variable a : support) {
        for (const Variable b : support) meet_[a][b] = true;
      }
    }
  }

  [[nodiscard]] const std::vector<Variable>& order() const { return order_; }
  [[nodiscard]] std::size_t level(Variable v) const { return level_[v]; }
  /// Nodes that are alive.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t size(Variable v) const { return unique_[v].size(); }

  /// The variable at this level and the next one change places.
  void swap(std::size_t level) {
    const Variable x = order_[level];
    const Variable y = order_[level + 1];
    std::swap(order_[level], order_[level + 1]);
    std::swap(level_[x], level_[y]);
    if (!meet_[x][y]) return;  // no function has both
    std::vector<Node> above;
    for (const auto& [children, node] : unique_[x]) {
      if (std::any_of(children.begin(), children.end(), [&](Node child) { return tests(child, y); })) {
        above.push_back(node);
      }
    }
    for (const Node node : above) unique_[x].erase(children(node));
    for (const Node node : above) turn(node, x, y);
  }

 private:
  using Children = std::vector<Node>;
  struct Entry {
    Variable variable = 0xFFFF;
    Children children;
    std::size_t references = 0;
  };

  Entry& entry(Node node) { return nodes_[static_cast<std::size_t>(node)]; }
  const Children& children(Node node) { return entry(node).children; }
  bool tests(Node node, Variable v) { return entry(node).variable == v; }

  /// A node that tested x and then y tests y and then x.
  void turn(Node node, Variable x, Variable y) {
    const Children before = children(node);
    Children after;
    for (std::size_t cell_of_y = 0; cell_of_y < arities_[y]; ++cell_of_y) {
      Children below;
      for (const Node child : before) below.push_back(tests(child, y) ? children(child)[cell_of_y] : child);
      after.push_back(make(x, std::move(below)));
      refer(after.back());
    }
    entry(node).variable = y;
    entry(node).children = after;
    unique_[y].emplace(std::move(after), node);
    for (const Node child : before) drop(child);
  }

  Node make(Variable v, Children children) {
    if (std::adjacent_find(children.begin(), children.end(), std::not_equal_to<>()) == children.end()) {
      return children.front();
    }
    const auto [found, is_new] = unique_[v].try_emplace(children, kFalse);
    if (!is_new) return found->second;
    for (const Node child : children) refer(child);
    Node node{static_cast<std::uint32_t>(nodes_.size())};
    if (free_.empty()) {
      nodes_.emplace_back();
    } else {
      node = free_.back();
      free_.pop_back();
    }
    ++size_;
    entry(node) = {v, std::move(children), 0};
    return found->second = node;
  }

  void refer(Node node) { ++entry(node).references; }
  void drop(Node node) {
    if (--entry(node).references != 0 || node <= kTrue) return;
    unique_[entry(node).variable].erase(children(node));
    --size_;
    free_.push_back(node);
    for (const Node child : std::exchange(entry(node).children, {})) drop(child);
  }

  Node copy(const Diagrams& from, Node f, boost::unordered_flat_map<Node, Node>& copies) {
    if (from.is_constant(f)) return f;
    const auto found = copies.find(f);
    if (found != copies.end()) return found->second;
    Children children;
    for (const Node child : from.children(f)) children.push_back(copy(from, child, copies));
    const Node out = make(from.variable(f), std::move(children));
    copies.emplace(f, out);
    return out;
  }

  const std::vector<std::uint8_t>& arities_;
  std::vector<Entry> nodes_;
  std::vector<Node> free_;
  std::vector<boost::unordered_flat_map<Children, Node, boost::hash<Children>>> unique_;  ///< by variable
  std::vector<std::vector<bool>> meet_;                                                   ///< some root has both
  std::vector<Variable> order_;
  std::vector<std::size_t> level_;  ///< by variable
  std::size_t size_ = 0;
};

/// Tries all levels for a variable, the nearer end first, unless the diagrams grow too much on the way, and leaves it
/// at the best, of equally good ones the nearest.
void settle(Levels& levels, Variable v) {
  constexpr std::size_t kGrowth = 5;  // more by a fifth
  const std::size_t last = levels.order().size() - 1;
  const std::size_t from = levels.level(v);
  const std::size_t most = levels.size() + levels.size() / kGrowth;
  std::size_t best = from;
  std::size_t least = levels.size();
  const auto distance = [&](std::size_t level) { return level > from ? level - from : from - level; };
  const auto look = [&] {
    const std::size_t here = levels.level(v);
    if (levels.size() > least || (levels.size() == least && distance(here) >= distance(best))) return;
    least = levels.size();
    best = here;
  };
  const auto up = [&] {
    while (levels.level(v) > 0 && (levels.level(v) > from || levels.size() < most)) {
      levels.swap(levels.level(v) - 1);
      look();
    }
  };
  const auto down = [&] {
    while (levels.level(v) < last && (levels.level(v) < from || levels.size() < most)) {
      levels.swap(levels.level(v));
      look();
    }
  };
  if (from < last - from) {
    up();
    down();
  } else {
    down();
    up();
  }
  while (levels.level(v) < best) levels.swap(levels.level(v));
  while (levels.level(v) > best) levels.swap(levels.level(v) - 1);
}

}  // namespace

std::vector<Variable> sift(const Diagrams& diagrams, std::span<const Node> roots) {
  constexpr std::size_t kWorthwhile = 50;  // one in so many nodes gone
  Levels levels(diagrams, roots);
  std::size_t before = 0;
  do {
    before = levels.size();
    std::vector<Variable> largest_first;
    for (const Variable v : levels.order()) {
      if (levels.size(v) > 0) largest_first.push_back(v);
    }
    std::stable_sort(largest_first.begin(), largest_first.end(),
                     [&](Variable a, Variable b) { return levels.size(a) > levels.size(b); });
    for (const Variable v : largest_first) settle(levels, v);
  } while (levels.size() + before / kWorthwhile < before);
  return levels.order();
}

}  // namespace consilium::diagram
