#include <algorithm>
#include <deque>
#include <functional>

#include "advice/board.hpp"
#include "advice/reasons.hpp"
#include "knowledge/builder.hpp"

namespace consilium::advice {
namespace {

using diagram::Node;

std::vector<Key> members(const KeySet& set) {
  std::vector<Key> out;
  for (std::size_t key = 0; key < set.size(); ++key) {
    if (set.test(key)) out.push_back(static_cast<Key>(key));
  }
  return out;
}

class Search {
 public:
  Search(const knowledge::Base& base, const Facts& facts)
      : base_(base), facts_(facts), reasons_(base.diagrams, facts) {}

  std::vector<Contradiction> run() {
    direct();
    for (const knowledge::Component& component : base_.components) {
      if (!diagram::Walk(base_.diagrams, facts_.allowed).can_be_true(component.root)) conflicts(component);
    }
    // What is assumed contradicts itself without any fact of the case: nothing else is minimal beside that.
    const auto without_facts = [](const Contradiction& c) { return c.keys.empty(); };
    if (std::any_of(out_.begin(), out_.end(), without_facts)) {
      out_.erase(std::remove_if(out_.begin(), out_.end(), std::not_fn(without_facts)), out_.end());
    }
    return std::move(out_);
  }

 private:
  /// Two keys that leave no value to the same feature: the history says one thing, a stated feature another.
  void direct() {
    for (const auto& assertions : facts_.assertions) {
      for (std::size_t i = 0; i < assertions.size(); ++i) {
        for (std::size_t j = i + 1; j < assertions.size(); ++j) {
          if ((assertions[i].cells & assertions[j].cells) != 0) continue;
          out_.push_back({{assertions[i].key, assertions[j].key}, {"The treatment history says otherwise."}, {}});
        }
      }
    }
  }

  /// All minimal conflicts: after each one, look again without one of its keys at a time (Reiter's hitting-set tree).
  void conflicts(const knowledge::Component& component) {
    constexpr std::size_t kMostLooks = 200;
    std::vector<KeySet> found;
    std::deque<KeySet> open{facts_.all_keys()};
    for (std::size_t looks = 0; !open.empty() && looks < kMostLooks; ++looks) {
      const KeySet available = open.front();
      open.pop_front();
      const auto conflicts = reasons_.smallest(component.root, available, 1);
      if (conflicts.empty()) continue;
      const KeySet& conflict = conflicts.front();
      if (std::find(found.begin(), found.end(), conflict) == found.end()) found.push_back(conflict);
      for (const Key key : members(conflict)) {
        KeySet without = available;
        without.reset(key);
        if (std::find(open.begin(), open.end(), without) == open.end()) open.push_back(without);
      }
    }
    for (const KeySet& conflict : found) explain(component, conflict);
  }

  /// Which constraints these facts violate: a smallest-by-deletion set that no completion of them satisfies.
  void explain(const knowledge::Component& component, const KeySet& conflict) {
    diagram::Diagrams diagrams(base_.diagrams.arities);
    knowledge::Builder builder(base_.cells, base_.variable_of, base_.content.definition_conditions(), diagrams);
    std::vector<Node> nodes;
    for (const std::uint32_t i : component.constraints) {
      nodes.push_back(builder.node_of(base_.content.constraints[i].when.condition));
    }
    const Node facts = node_of(diagrams, conflict, {});
    std::vector<bool> needed(nodes.size(), true);
    const auto satisfiable = [&](Node with) {
      Node all = with;
      for (std::size_t i = 0; i < nodes.size() && all != diagram::kFalse; ++i) {
        if (needed[i]) all = diagrams.conjoin(all, nodes[i]);
      }
      return all != diagram::kFalse;
    };
    // A constraint that these facts violate by itself is the whole reason; else what is left after trying to do without
    // each in turn.
    const auto violated = std::find_if(nodes.begin(), nodes.end(),
                                       [&](Node node) { return diagrams.conjoin(facts, node) == diagram::kFalse; });
    if (violated != nodes.end()) {
      needed.assign(nodes.size(), false);
      needed[static_cast<std::size_t>(violated - nodes.begin())] = true;
    }
    for (std::size_t i = 0; i < nodes.size() && violated == nodes.end(); ++i) {
      needed[i] = false;
      if (satisfiable(facts)) needed[i] = true;
    }
    Contradiction out{members(conflict), {}, {}};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (needed[i]) out.reasons.push_back(base_.content.constraints[component.constraints[i]].reason);
    }
    for (const FeatureIndex feature : facts_.assumed) {
      if (satisfiable(node_of(diagrams, conflict, feature))) out.assumed.push_back(feature);
    }
    out_.push_back(std::move(out));
  }

  /// The facts of the conflict and what is assumed, `but` one assumption.
  Node node_of(diagram::Diagrams& diagrams, const KeySet& conflict, std::optional<FeatureIndex> but) const {
    Node out = diagram::kTrue;
    for (std::size_t v = facts_.always.size(); v-- > 0;) {
      Cells cells = but && base_.variable_of[*but] == v ? base_.cells[*but].all() : facts_.always[v];
      for (const Assertion& assertion : facts_.assertions[v]) {
        if (conflict.test(assertion.key)) cells &= assertion.cells;
      }
      out = diagrams.conjoin(out, diagrams.literal(static_cast<Variable>(v), cells));
    }
    return out;
  }

  const knowledge::Base& base_;
  const Facts& facts_;
  Reasons reasons_;
  std::vector<Contradiction> out_;
};

}  // namespace

std::vector<Contradiction> contradictions(const knowledge::Base& base, const Facts& facts) {
  return Search(base, facts).run();
}

}  // namespace consilium::advice
