#include "advice/reasons.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace consilium::advice {
namespace {

using diagram::Frozen;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;

class HittingSet {
 public:
  HittingSet(const std::vector<KeySet>& sets, const std::vector<std::uint32_t>& weights)
      : sets_(sets), weights_(weights) {}

  KeySet run() {
    extend({}, 0);
    return best_;
  }

 private:
  void extend(const KeySet& chosen, std::uint32_t cost) {
    if (cost >= best_cost_) return;
    const KeySet* missed = nullptr;  // the smallest set that is not met: fewest branches
    for (const KeySet& set : sets_) {
      if ((set & chosen).none() && (missed == nullptr || set.count() < missed->count())) missed = &set;
    }
    if (missed == nullptr) {
      best_ = chosen;
      best_cost_ = cost;
      return;
    }
    for (std::size_t key = 0; key < weights_.size(); ++key) {
      if (!missed->test(key)) continue;
      KeySet next = chosen;
      next.set(key);
      extend(next, cost + kOne + weights_[key]);
    }
  }

  static constexpr std::uint32_t kOne = 1U << 16U;  ///< one key less outweighs every preference
  const std::vector<KeySet>& sets_;
  const std::vector<std::uint32_t>& weights_;
  KeySet best_;
  std::uint32_t best_cost_ = std::numeric_limits<std::uint32_t>::max();
};

}  // namespace

KeySet minimum_hitting_set(const std::vector<KeySet>& sets, const std::vector<std::uint32_t>& weights) {
  return HittingSet(sets, weights).run();
}

Reasons::Reasons(const Frozen& diagrams, const Facts& facts)
    : diagrams_(diagrams), facts_(facts), domain_(facts.always), visits_(diagrams.size()) {}

std::optional<KeySet> Reasons::smallest(Node h, const KeySet& available) {
  available_ = available;
  kept_.reset();
  std::vector<KeySet> sets;
  while (true) {
    ++round_;
    if (cost(h) >= kImpossible) return kept_;
    const KeySet set = contradicted(h);
    if (set.none()) return std::nullopt;  // a completion that contradicts nothing
    sets.push_back(set);
    kept_ = minimum_hitting_set(sets, facts_.weights);
  }
}

std::optional<KeySet> Reasons::fewest_contradicted(Node h, const KeySet& kept,
                                                   const std::vector<std::pair<Variable, Cells>>& values) {
  available_ = facts_.all_keys();
  kept_ = kept;
  for (const auto& [v, cells] : values) domain_[v] = facts_.always[v] & cells;
  ++round_;
  std::optional<KeySet> out;
  if (cost(h) < kImpossible) out = contradicted(h) | contradicted_values(values);
  for (const auto& [v, cells] : values) domain_[v] = facts_.always[v];
  return out;
}

KeySet Reasons::contradicted_values(const std::vector<std::pair<Variable, Cells>>& values) const {
  KeySet out;
  for (const auto& [v, cells] : values) {
    for (const Assertion& assertion : facts_.assertions[v]) {
      if ((assertion.cells & cells) == 0) out.set(assertion.key);
    }
  }
  return out;
}

Cells Reasons::open_cells(const Frozen::Edge& edge, Variable v) const {
  Cells cells = edge.cells & domain_[v];
  for (const Assertion& assertion : facts_.assertions[v]) {
    if (kept_.test(assertion.key)) cells &= assertion.cells;
  }
  return cells;
}

/// The cells that contradict no available key.
Cells Reasons::agreeing(Variable v) const {
  Cells cells = facts_.always[v];
  for (const Assertion& assertion : facts_.assertions[v]) {
    if (available_.test(assertion.key)) cells &= assertion.cells;
  }
  return cells;
}

/// How many keys a completion below this node contradicts at least.
std::uint32_t Reasons::cost(Node node) {
  if (node == kTrue) return 0;
  if (node == kFalse) return kImpossible;
  Visit& visit = visits_[static_cast<std::size_t>(node)];
  if (visit.round == round_) return visit.cost;
  const Variable v = diagrams_.variable[static_cast<std::size_t>(node)];
  const Cells agree = agreeing(v);
  std::uint32_t best = kImpossible;
  for (const Frozen::Edge& edge : diagrams_.edges_of(node)) {
    const Cells cells = open_cells(edge, v);
    if (cells == 0) continue;
    best = std::min(best, cost(edge.child) + ((cells & agree) == 0 ? 1U : 0U));
  }
  visit = {round_, best};
  return best;
}

/// The keys that the cheapest completion contradicts.
KeySet Reasons::contradicted(Node h) {
  KeySet out;
  while (h != kTrue) {
    const Variable v = diagrams_.variable[static_cast<std::size_t>(h)];
    const Cells agree = agreeing(v);
    const std::uint32_t wanted = cost(h);
    for (const Frozen::Edge& edge : diagrams_.edges_of(h)) {
      const Cells cells = open_cells(edge, v);
      const std::uint32_t step = (cells & agree) == 0 ? 1U : 0U;
      if (cells == 0 || cost(edge.child) + step != wanted) continue;
      if (step == 1) {
        const Cells cell = Cells{1} << static_cast<unsigned>(std::countr_zero(cells));
        for (const Assertion& assertion : facts_.assertions[v]) {
          if (available_.test(assertion.key) && (assertion.cells & cell) == 0) out.set(assertion.key);
        }
      }
      h = edge.child;
      break;
    }
  }
  return out;
}

}  // namespace consilium::advice
