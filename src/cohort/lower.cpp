#include "cohort/lower.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "knowledge/builder.hpp"

namespace consilium::cohort {
namespace {

using diagram::Cells;
using diagram::Frozen;
using diagram::Node;
using diagram::Variable;

/// For each variable and cell, whether the variable may have it.
using May = std::vector<std::vector<Plane>>;

/// "Can this function be true?" for the nodes of one set of diagrams.
class CanBeTrue {
 public:
  CanBeTrue(Circuit& circuit, const Frozen& frozen, const May& may)
      : circuit_(circuit), frozen_(frozen), may_(may), known_(frozen.size(), kUnknown) {
    known_[0] = kNever;
    known_[1] = kAlways;
  }

  Plane operator()(Node f) {
    const auto i = static_cast<std::size_t>(f);
    if (known_[i] == kUnknown) {
      std::vector<std::pair<Plane, Plane>> pairs;
      for (const Frozen::Edge& edge : frozen_.edges_of(f)) {
        pairs.emplace_back(literal(frozen_.variable[i], edge.cells), (*this)(edge.child));
      }
      known_[i] = circuit_.any_pair(std::move(pairs));
    }
    return known_[i];
  }

  /// "The variable may have one of these cells."
  Plane literal(Variable v, Cells cells) {
    const auto [entry, is_new] = literals_.try_emplace({v, cells}, kNever);
    if (is_new) {
      for (std::size_t cell = 0; cell < may_[v].size(); ++cell) {
        if (((cells >> cell) & 1U) != 0) entry->second = circuit_.either(entry->second, may_[v][cell]);
      }
    }
    return entry->second;
  }

 private:
  static constexpr Plane kUnknown = 0xFFFFFFFF;

  Circuit& circuit_;
  const Frozen& frozen_;
  const May& may_;
  std::vector<Plane> known_;
  std::map<std::pair<Variable, Cells>, Plane> literals_;
};

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

/// What the constraints of one component leave to its variables.
class Narrow {
 public:
  Narrow(Circuit& circuit, const knowledge::Base& base, const May& stated, CanBeTrue& can,
         const knowledge::Component& component)
      : circuit_(circuit), frozen_(base.diagrams), stated_(stated), can_(can), root_(component.root) {
    for (const auto feature : component.features) variables_.push_back(base.variable_of[feature]);
    std::sort(variables_.begin(), variables_.end());
  }

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
      const Variable v = frozen_.variable[static_cast<std::size_t>(node)];
      for (const Frozen::Edge& edge : frozen_.edges_of(node))
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
        may[v][cell] = circuit_.both(stated_[v][cell], cells[cell]);
    }
  }

 private:
  [[nodiscard]] std::size_t level(Node node) const {
    if (node <= diagram::kTrue) return variables_.size();
    const Variable v = frozen_.variable[static_cast<std::size_t>(node)];
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
      for (const Frozen::Edge& edge : frozen_.edges_of(node)) {
        if (edge.child == diagram::kFalse) continue;
        const Variable v = frozen_.variable[static_cast<std::size_t>(node)];
        into_[edge.child][level(node)].emplace_back(static_cast<Plane>(node), can_.literal(v, edge.cells));
        open.insert(edge.child);
      }
    }
  }

  Circuit& circuit_;
  const Frozen& frozen_;
  const May& stated_;
  CanBeTrue& can_;
  Node root_;
  std::vector<Variable> variables_;
  std::vector<Node> nodes_;
  std::map<Node, std::map<std::size_t, std::vector<std::pair<std::uint32_t, Plane>>>> into_;
};

class Lower {
 public:
  Lower(const knowledge::Base& base, const std::vector<knowledge::DecisionIndex>& decisions, std::size_t few)
      : base_(base), asked_(decisions), few_(few), circuit_(base.diagrams.arities), diagrams_(base.diagrams.arities) {}

  Lowered run() {
    May stated;
    for (std::size_t v = 0; v < base_.diagrams.arities.size(); ++v) {
      auto& cells = stated.emplace_back();
      for (std::size_t cell = 0; cell < base_.diagrams.arities[v]; ++cell) {
        cells.push_back(circuit_.input(static_cast<Variable>(v), cell));
      }
    }
    narrow(stated);
    unsettled();
    decide();
    Lowered out;
    out.program = circuit_.compile(outputs_);
    out.layout = std::move(layout_);
    return out;
  }

 private:
  std::size_t output(Plane plane) {
    outputs_.push_back(plane);
    return outputs_.size() - 1;
  }

  void narrow(const May& stated) {
    CanBeTrue can(circuit_, base_.diagrams, stated);
    may_ = stated;
    layout_.may.resize(stated.size());
    for (const knowledge::Component& component : base_.components) {
      consistent_ = circuit_.both(consistent_, can(component.root));
      if (component.features.empty()) continue;  // false, whatever the case
      Narrow(circuit_, base_, stated, can, component).run(may_);
      for (const auto feature : component.features) {
        const Variable v = base_.variable_of[feature];
        for (const Plane plane : may_[v]) layout_.may[v].push_back(output(plane));
      }
    }
    layout_.consistent = output(consistent_);
  }

  /// Where something is known of a variable: some cell is gone.
  Plane known(Variable v) {
    Plane out = kNever;
    for (const Plane plane : may_[v]) out = circuit_.either(out, circuit_.opposite(plane));
    return out;
  }

  /// For each constraint, in which of its variables it can be seen that it is not settled and something is known.
  void unsettled() {
    knowledge::Builder builder(base_.cells, base_.variable_of, base_.content.definition_conditions(), diagrams_);
    std::vector<Node> broken;
    for (const knowledge::Constraint& constraint : base_.content.constraints) {
      broken.push_back(diagrams_.negate(builder.node_of(constraint.when.condition)));
    }
    const Frozen frozen = diagram::freeze(diagrams_, broken);
    CanBeTrue can(circuit_, frozen, may_);
    known_beside_.resize(base_.components.size());
    entangled_.assign(may_.size(), kNever);
    for (std::size_t i = 0; i < base_.components.size(); ++i) {
      for (const std::uint32_t constraint : base_.components[i].constraints) {
        const Plane open = can(broken[constraint]);
        std::set<Variable> variables;
        support(frozen, broken[constraint], variables);
        std::vector<Plane> all;
        for (const Variable v : variables) {
          entangled_[v] = circuit_.either(entangled_[v], open);
          all.push_back(circuit_.both(open, known(v)));
          known_beside_[i].emplace_back(v, all.back());
        }
        layout_.doubts.push_back({output(circuit_.any(all)), {variables.begin(), variables.end()}});
      }
    }
  }

  static void support(const Frozen& frozen, Node f, std::set<Variable>& out) {
    if (f <= diagram::kTrue) return;
    out.insert(frozen.variable[static_cast<std::size_t>(f)]);
    for (const Frozen::Edge& edge : frozen.edges_of(f)) support(frozen, edge.child, out);
  }

  /// More than one of these variables is open and bound to others by what is not settled.
  Plane two_open(const std::vector<Variable>& variables) {
    Plane one = kNever;
    Plane two = kNever;
    for (const Variable v : variables) {
      const Plane is = circuit_.both(open(v), entangled_[v]);
      two = circuit_.any_pair({{one, is}, {two, kAlways}});
      one = circuit_.either(one, is);
    }
    return two;
  }

  /// More than one cell is possible.
  Plane open(Variable v) {
    Plane one = kNever;
    Plane two = kNever;
    for (const Plane cell : may_[v]) {
      two = circuit_.any_pair({{one, cell}, {two, kAlways}});
      one = circuit_.either(one, cell);
    }
    return two;
  }

  /// A decision may be too coarse about these features of a component.
  Plane doubt(knowledge::ComponentIndex component, const std::vector<Variable>& own) {
    const auto [entry, is_new] = doubt_.try_emplace({component, own}, kNever);
    if (is_new) {
      std::vector<Plane> beside;
      for (const auto& [v, plane] : known_beside_[component]) {
        if (!std::binary_search(own.begin(), own.end(), v)) beside.push_back(plane);
      }
      entry->second = circuit_.both(two_open(own), circuit_.any(beside));
    }
    return entry->second;
  }

  /// What is asked about a decision.
  struct Question {
    Node can_be_true;
    Node can_be_false;
    Plane doubt = kNever;
  };

  Question question(const knowledge::Decision& decision) {
    Question out{node(decision.true_where), node(decision.false_where)};
    const auto size = [this](Node a, Node b) { return diagrams_.size(a) + diagrams_.size(b); };
    for (const knowledge::ComponentIndex component : decision.components) {
      std::vector<Variable> own;
      for (const auto feature : base_.components[component].features) {
        if (std::binary_search(decision.support.begin(), decision.support.end(), feature)) {
          own.push_back(base_.variable_of[feature]);
        }
      }
      if (own.size() == 1 || own.size() == base_.components[component].features.size()) continue;  // never too coarse
      std::sort(own.begin(), own.end());
      const Node all = node(base_.components[component].root);
      const Node true_with_all = diagrams_.conjoin(out.can_be_true, all);
      const Node false_with_all = diagrams_.conjoin(out.can_be_false, all);
      if (size(true_with_all, false_with_all) <= size(out.can_be_true, out.can_be_false) + few_) {
        out.can_be_true = true_with_all;
        out.can_be_false = false_with_all;
      } else {
        out.doubt = circuit_.either(out.doubt, doubt(component, own));
      }
    }
    return out;
  }

  /// The function, where it can be combined with others.
  Node node(Node frozen) {
    const auto [entry, is_new] = nodes_.try_emplace(frozen);
    if (is_new) {
      std::vector<Cells> anything;
      for (const std::uint8_t arity : base_.diagrams.arities) anything.push_back(diagram::all_cells(arity));
      const std::vector<bool> keep(anything.size(), true);
      entry->second = diagram::thaw(base_.diagrams, frozen, diagrams_, anything, keep);
    }
    return entry->second;
  }

  void decide() {
    std::vector<Plane> doubts;
    std::vector<Node> functions;
    for (const knowledge::DecisionIndex index : asked_) {
      const Question question = this->question(base_.decisions[index]);
      doubts.push_back(question.doubt);
      functions.insert(functions.end(), {question.can_be_true, question.can_be_false});
    }
    const Frozen frozen = diagram::freeze(diagrams_, functions);
    CanBeTrue can(circuit_, frozen, may_);
    std::vector<std::pair<Plane, Plane>> doubtful;
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      const Plane can_be_true = can(functions[2 * i]);
      const Plane can_be_false = can(functions[2 * i + 1]);
      layout_.decisions.push_back({output(can_be_true), output(can_be_false), output(doubts[i])});
      doubtful.emplace_back(doubts[i], circuit_.both(can_be_true, can_be_false));
    }
    layout_.doubtful = output(circuit_.both(consistent_, circuit_.any_pair(std::move(doubtful))));
  }

  const knowledge::Base& base_;
  const std::vector<knowledge::DecisionIndex>& asked_;
  std::size_t few_;
  Circuit circuit_;
  diagram::Diagrams diagrams_;
  std::map<Node, Node> nodes_;  ///< in diagrams_, of those of the knowledge base
  std::vector<Plane> outputs_;
  Layout layout_;
  Plane consistent_ = kAlways;
  May may_;
  /// By component, for the variables of each of its constraints: the constraint is not settled, this variable is known.
  std::vector<std::vector<std::pair<Variable, Plane>>> known_beside_;
  std::vector<Plane> entangled_;  ///< by variable: a constraint that speaks of it is not settled
  std::map<std::pair<knowledge::ComponentIndex, std::vector<Variable>>, Plane> doubt_;
};

}  // namespace

Lowered lower(const knowledge::Base& base, const std::vector<knowledge::DecisionIndex>& decisions, std::size_t few) {
  return Lower(base, decisions, few).run();
}

}  // namespace consilium::cohort
