#include "diagram/diagrams.hpp"

#include <algorithm>
#include <bit>
#include <boost/container_hash/hash.hpp>
#include <string>
#include <utility>

namespace consilium::diagram {
namespace {

/// Children of one node while it is being made. Recursion needs many of these at once; none is on the heap.
class Children {
 public:
  explicit Children(std::size_t size) : size_(size) {}
  Node& operator[](std::size_t cell) { return nodes_[cell]; }
  [[nodiscard]] std::span<const Node> view() const { return {nodes_.data(), size_}; }

 private:
  std::array<Node, kMostCells> nodes_;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled up to size_
  std::size_t size_;
};

}  // namespace

std::size_t Diagrams::Hash::operator()(const Candidate& candidate) const {
  std::size_t seed = candidate.variable;
  for (const Node child : candidate.children) boost::hash_combine(seed, index(child));
  return seed;
}
std::size_t Diagrams::Hash::operator()(Node node) const { return (*this)(owner->candidate(node)); }

bool Diagrams::Same::operator()(const Candidate& a, Node b) const {
  const Candidate other = owner->candidate(b);
  return a.variable == other.variable && std::equal(a.children.begin(), a.children.end(), other.children.begin());
}

std::size_t Diagrams::KeyHash::operator()(const Key& key) const {
  std::size_t seed = static_cast<std::size_t>(key.operation);
  boost::hash_combine(seed, index(key.a));
  boost::hash_combine(seed, index(key.b));
  return seed;
}

std::vector<Cells> all_cells(std::span<const std::uint8_t> arities) {
  std::vector<Cells> out;
  for (const std::uint8_t arity : arities) out.push_back(all_cells(arity));
  return out;
}

Diagrams::Diagrams(std::vector<std::uint8_t> arities, std::size_t most_nodes)
    : arities_(std::move(arities)), most_nodes_(most_nodes), unique_(0, Hash{this}, Same{this}) {
  const bool valid = arities_.size() < kNone && std::all_of(arities_.begin(), arities_.end(), [](std::uint8_t arity) {
                       return arity >= 1 && arity <= kMostCells;
                     });
  if (!valid) throw std::invalid_argument("a variable has 1 to 64 cells");
  nodes_ = {{kNone, 0}, {kNone, 0}};
}

std::span<const Node> Diagrams::children(Node f) const {
  const Entry& entry = nodes_[index(f)];
  return {children_.data() + entry.first, arities_[entry.variable]};
}

Node Diagrams::make(Variable v, std::span<const Node> children) {
  const bool redundant =
      std::all_of(children.begin(), children.end(), [&](Node child) { return child == children[0]; });
  if (redundant) return children[0];
  const auto found = unique_.find(Candidate{v, children});
  if (found != unique_.end()) return *found;
  if (nodes_.size() >= most_nodes_) {
    throw CapacityError("a diagram needs more than " + std::to_string(most_nodes_) + " nodes");
  }
  const Node node{static_cast<std::uint32_t>(nodes_.size())};
  nodes_.push_back({v, static_cast<std::uint32_t>(children_.size())});
  children_.insert(children_.end(), children.begin(), children.end());
  unique_.insert(node);
  return node;
}

Node Diagrams::literal(Variable v, Cells cells) {
  Children children(arity(v));
  for (std::size_t cell = 0; cell < arity(v); ++cell) children[cell] = ((cells >> cell) & 1U) != 0 ? kTrue : kFalse;
  return make(v, children.view());
}

Node Diagrams::negate(Node a) {
  if (is_constant(a)) return a == kTrue ? kFalse : kTrue;
  const auto found = negated_.find(static_cast<std::uint32_t>(a));
  if (found != negated_.end()) return found->second;
  const Variable v = top(a);
  Children children(arity(v));
  for (std::size_t cell = 0; cell < arity(v); ++cell) children[cell] = negate(this->children(a)[cell]);
  const Node out = make(v, children.view());
  negated_.emplace(static_cast<std::uint32_t>(a), out);
  negated_.emplace(static_cast<std::uint32_t>(out), a);
  return out;
}

Node Diagrams::conjoin(Node a, Node b) { return apply(Operation::And, a, b); }
Node Diagrams::disjoin(Node a, Node b) { return apply(Operation::Or, a, b); }
Node Diagrams::exclusive_or(Node a, Node b) { return apply(Operation::Xor, a, b); }

Node Diagrams::apply(Operation operation, Node a, Node b) {
  if (a > b) std::swap(a, b);  // all three commute; a constant now stands first
  switch (operation) {
    case Operation::And:
      if (a == kFalse || a == b) return a;
      if (a == kTrue) return b;
      break;
    case Operation::Or:
      if (a == kTrue || a == b) return a;
      if (a == kFalse) return b;
      break;
    case Operation::Xor:
      if (a == b) return kFalse;
      if (a == kFalse) return b;
      if (a == kTrue) return negate(b);
      break;
  }
  const Key key{operation, a, b};
  const auto found = applied_.find(key);
  if (found != applied_.end()) return found->second;

  const Variable v = std::min(top(a), top(b));
  Children children(arity(v));
  for (std::size_t cell = 0; cell < arity(v); ++cell) {
    const Node left = top(a) == v ? this->children(a)[cell] : a;
    const Node right = top(b) == v ? this->children(b)[cell] : b;
    children[cell] = apply(operation, left, right);
  }
  const Node out = make(v, children.view());
  applied_.emplace(key, out);
  return out;
}

Node Diagrams::restrict(Node f, Variable v, std::size_t cell) {
  std::vector<Cells> over(variables(), 0);
  over[v] = Cells{1} << cell;
  return exists(f, over);
}

Node Diagrams::exists(Node f, std::span<const Cells> over) {
  Memo memo;
  return exists(f, over, memo);
}

Node Diagrams::exists(Node f, std::span<const Cells> over, Memo& memo) {
  if (is_constant(f)) return f;
  const auto found = memo.find(static_cast<std::uint32_t>(f));
  if (found != memo.end()) return found->second;
  const Variable v = top(f);
  Node out = kFalse;
  if (over[v] != 0) {
    for (std::size_t cell = 0; cell < arity(v) && out != kTrue; ++cell) {
      if (((over[v] >> cell) & 1U) != 0) out = disjoin(out, exists(children(f)[cell], over, memo));
    }
  } else {
    Children next(arity(v));
    for (std::size_t cell = 0; cell < arity(v); ++cell) next[cell] = exists(children(f)[cell], over, memo);
    out = make(v, next.view());
  }
  memo.emplace(static_cast<std::uint32_t>(f), out);
  return out;
}

Node Diagrams::within(Node f, std::span<const Cells> cells) {
  Node out = f;
  for (std::size_t v = variables(); v-- > 0;) {
    if (cells[v] != all_cells(arity(static_cast<Variable>(v)))) {
      out = conjoin(out, literal(static_cast<Variable>(v), cells[v]));
    }
  }
  return out;
}

bool Diagrams::evaluate(Node f, const Assignment& assignment) const {
  while (!is_constant(f)) f = children(f)[assignment[top(f)]];
  return f == kTrue;
}

std::vector<Variable> Diagrams::support(Node f) const {
  std::vector<bool> seen(nodes_.size());
  std::vector<bool> used(variables());
  std::vector<Node> open{f};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (is_constant(node) || seen[index(node)]) continue;
    seen[index(node)] = true;
    used[top(node)] = true;
    for (const Node child : children(node)) open.push_back(child);
  }
  std::vector<Variable> out;
  for (std::size_t v = 0; v < used.size(); ++v) {
    if (used[v]) out.push_back(static_cast<Variable>(v));
  }
  return out;
}

std::size_t Diagrams::size(Node f) const {
  boost::unordered_flat_set<std::uint32_t> seen;
  std::vector<Node> open{f};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (is_constant(node) || !seen.insert(static_cast<std::uint32_t>(node)).second) continue;
    for (const Node child : children(node)) open.push_back(child);
  }
  return seen.size();
}

boost::multiprecision::cpp_int Diagrams::count(Node f) const {
  using Number = boost::multiprecision::cpp_int;
  // below[node] counts assignments of the variables from the node's own on; a child further down leaves the variables
  // in between free.
  boost::unordered_flat_map<std::uint32_t, Number> below;
  const auto level = [this](Node node) { return is_constant(node) ? variables() : std::size_t{top(node)}; };
  const auto free_choices = [this](std::size_t from, std::size_t to) {
    Number out = 1;
    for (std::size_t v = from; v < to; ++v) out *= arities_[v];
    return out;
  };
  const auto visit = [&](const auto& self, Node node) -> Number {
    if (is_constant(node)) return node == kTrue ? 1 : 0;
    const auto found = below.find(static_cast<std::uint32_t>(node));
    if (found != below.end()) return found->second;
    Number out = 0;
    for (const Node child : children(node)) out += self(self, child) * free_choices(level(node) + 1, level(child));
    below.emplace(static_cast<std::uint32_t>(node), out);
    return out;
  };
  return visit(visit, f) * free_choices(0, level(f));
}

std::optional<Assignment> Diagrams::witness(Node f) const {
  if (f == kFalse) return std::nullopt;
  Assignment out(variables(), 0);
  while (f != kTrue) {  // reduced: every node but false reaches true
    const auto next = children(f);
    const auto live = std::find_if(next.begin(), next.end(), [](Node child) { return child != kFalse; });
    out[top(f)] = static_cast<std::uint8_t>(live - next.begin());
    f = *live;
  }
  return out;
}

}  // namespace consilium::diagram
