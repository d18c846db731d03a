#include "diagram/frozen.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace consilium::diagram {

Frozen freeze(const Diagrams& diagrams, std::span<Node> roots) {
  std::vector<bool> reached(diagrams.size());
  for (const Node root : roots) reached[Diagrams::index(root)] = true;
  for (std::size_t i = diagrams.size(); i-- > 2;) {  // parents have larger numbers than their children
    if (!reached[i]) continue;
    for (const Node child : diagrams.children(Node{static_cast<std::uint32_t>(i)})) {
      reached[Diagrams::index(child)] = true;
    }
  }

  Frozen out;
  out.arities = diagrams.arities();
  out.variable = {0, 0};
  out.first = {0, 0, 0};
  std::vector<Node> renamed(diagrams.size());
  renamed[1] = kTrue;
  for (std::size_t i = 2; i < diagrams.size(); ++i) {
    if (!reached[i]) continue;
    const Node node{static_cast<std::uint32_t>(i)};
    const auto children = diagrams.children(node);
    const std::size_t begin = out.edges.size();
    for (std::size_t cell = 0; cell < children.size(); ++cell) {
      const Node child = renamed[Diagrams::index(children[cell])];
      const auto same = std::find_if(out.edges.begin() + static_cast<std::ptrdiff_t>(begin), out.edges.end(),
                                     [child](const Frozen::Edge& edge) { return edge.child == child; });
      if (same == out.edges.end()) {
        out.edges.push_back({Cells{1} << cell, child});
      } else {
        same->cells |= Cells{1} << cell;
      }
    }
    renamed[i] = Node{static_cast<std::uint32_t>(out.variable.size())};
    out.variable.push_back(diagrams.variable(node));
    out.first.push_back(static_cast<std::uint32_t>(out.edges.size()));
  }
  for (Node& root : roots) root = renamed[Diagrams::index(root)];
  return out;
}

namespace {

class Thaw {
 public:
  Thaw(const Frozen& frozen, Diagrams& target, std::span<const Cells> within, const std::vector<bool>& keep)
      : frozen_(frozen), target_(target), within_(within), keep_(keep) {}

  Node run(Node f) {
    if (f <= kTrue) return f;
    const auto found = memo_.find(static_cast<std::uint32_t>(f));
    if (found != memo_.end()) return found->second;
    const Variable v = frozen_.variable[static_cast<std::size_t>(f)];
    const Node out = keep_[v] ? kept(f, v) : forgotten(f, v);
    memo_.emplace(static_cast<std::uint32_t>(f), out);
    return out;
  }

 private:
  Node forgotten(Node f, Variable v) {
    Node out = kFalse;
    for (const Frozen::Edge& edge : frozen_.edges_of(f)) {
      if ((edge.cells & within_[v]) != 0) out = target_.disjoin(out, run(edge.child));
      if (out == kTrue) break;
    }
    return out;
  }

  Node kept(Node f, Variable v) {
    std::array<Node, kMostCells> children{};
    Node any = kFalse;
    for (const Frozen::Edge& edge : frozen_.edges_of(f)) {
      const Cells cells = edge.cells & within_[v];
      if (cells == 0) continue;
      any = run(edge.child);
      for (Cells rest = cells; rest != 0; rest &= rest - 1)
        children.at(static_cast<std::size_t>(std::countr_zero(rest))) = any;
    }
    // cells that no longer matter take the way of one that does, so that equal ways become one
    for (std::size_t cell = 0; cell < frozen_.arities[v]; ++cell) {
      if (((within_[v] >> cell) & 1U) == 0) children.at(cell) = any;
    }
    return target_.make(v, std::span(children).first(frozen_.arities[v]));
  }

  const Frozen& frozen_;
  Diagrams& target_;
  std::span<const Cells> within_;
  const std::vector<bool>& keep_;
  boost::unordered_flat_map<std::uint32_t, Node> memo_;
};

}  // namespace

Node thaw(const Frozen& frozen, Node f, Diagrams& target, std::span<const Cells> within,
          const std::vector<bool>& keep) {
  return Thaw(frozen, target, within, keep).run(f);
}

Node thaw(const Frozen& frozen, Node f, Diagrams& target) {
  const std::vector<Cells> all = all_cells(frozen.arities);
  return thaw(frozen, f, target, all, std::vector<bool>(all.size(), true));
}

namespace {

/// The cells of each variable on the paths of a function that lead to true.
class Possible {
 public:
  Possible(const Frozen& frozen, std::span<const Cells> allowed)
      : frozen_(frozen), allowed_(allowed), walk_(frozen, allowed), seen_(frozen.size()) {}

  /// Narrows `out`; false where f cannot be true.
  bool narrow(Node f, std::vector<Cells>& out) {
    if (!walk_.can_be_true(f)) return false;
    used_.assign(allowed_.size(), 0);
    skipped_.assign(allowed_.size() + 1, 0);
    skip(0, level(f));
    open_.assign(1, f);
    while (!open_.empty()) {
      const Node node = open_.back();
      open_.pop_back();
      if (node <= kTrue || seen_[static_cast<std::size_t>(node)]) continue;
      seen_[static_cast<std::size_t>(node)] = true;
      visit(node);
    }
    int depth = 0;
    for (std::size_t v = 0; v < out.size(); ++v) {
      depth += skipped_[v];
      if (depth == 0) out[v] &= used_[v];
    }
    return true;
  }

 private:
  void visit(Node node) {
    const std::size_t v = level(node);
    for (const Frozen::Edge& edge : frozen_.edges_of(node)) {
      const Cells cells = edge.cells & allowed_[v];
      if (cells == 0 || !walk_.can_be_true(edge.child)) continue;
      used_[v] |= cells;
      skip(v + 1, level(edge.child));
      open_.push_back(edge.child);
    }
  }

  [[nodiscard]] std::size_t level(Node node) const {
    return node <= kTrue ? allowed_.size() : std::size_t{frozen_.variable[static_cast<std::size_t>(node)]};
  }
  /// A live edge passes over these variables: there every allowed cell will do.
  void skip(std::size_t from, std::size_t to) {
    ++skipped_[from];
    --skipped_[to];
  }

  const Frozen& frozen_;
  std::span<const Cells> allowed_;
  Walk walk_;
  std::vector<bool> seen_;
  std::vector<Cells> used_;
  std::vector<int> skipped_;
  std::vector<Node> open_;
};

}  // namespace

std::vector<Cells> possible_cells(const Frozen& frozen, std::span<const Node> functions,
                                  std::span<const Cells> allowed) {
  std::vector<Cells> out(allowed.begin(), allowed.end());
  Possible possible(frozen, allowed);
  for (const Node f : functions) {
    if (!possible.narrow(f, out)) return std::vector<Cells>(allowed.size(), 0);
  }
  return out;
}

Walk::Walk(const Frozen& frozen, std::span<const Cells> allowed)
    : frozen_(frozen),
      allowed_(allowed),
      true_(frozen.size(), Answer::Unvisited),
      false_(frozen.size(), Answer::Unvisited) {}

bool Walk::can_be(Node f, Node wanted, std::vector<Answer>& answers) {
  if (f <= kTrue) return f == wanted;
  Answer& answer = answers[static_cast<std::size_t>(f)];
  if (answer != Answer::Unvisited) return answer == Answer::Yes;
  const Cells allowed = allowed_[frozen_.variable[static_cast<std::size_t>(f)]];
  bool can = false;
  for (const Frozen::Edge& edge : frozen_.edges_of(f)) {
    can = (edge.cells & allowed) != 0 && can_be(edge.child, wanted, answers);
    if (can) break;
  }
  answer = can ? Answer::Yes : Answer::No;
  return can;
}

}  // namespace consilium::diagram
