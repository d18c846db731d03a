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

/// Branch and bound over the sets that share a key with each of `sets`.
class HittingSets {
 public:
  HittingSets(const std::vector<KeySet>& sets, const std::vector<std::uint32_t>& weights)
      : sets_(sets), weights_(weights) {}

  KeySet lightest() {
    improve({}, 0);
    return best_;
  }

  /// Sets of so many keys, at most `most` of them.
  std::vector<KeySet> of_size(std::size_t size, std::size_t most) {
    collect({}, size, most);
    return std::move(found_);
  }

 private:
  /// The smallest set that is not met: fewest branches. nullptr where all are.
  [[nodiscard]] const KeySet* missed(const KeySet& chosen) const {
    const KeySet* out = nullptr;
    for (const KeySet& set : sets_) {
      if ((set & chosen).none() && (out == nullptr || set.count() < out->count())) out = &set;
    }
    return out;
  }

  template <class Visit>
  static void each_extension(const KeySet& chosen, const KeySet& by, Visit visit) {
    for (std::size_t key = by._Find_first(); key < kMostKeys; key = by._Find_next(key)) {
      KeySet next = chosen;
      next.set(key);
      visit(next, key);
    }
  }

  void improve(const KeySet& chosen, std::uint32_t cost) {
    if (cost >= best_cost_) return;
    const KeySet* set = missed(chosen);
    if (set == nullptr) {
      best_ = chosen;
      best_cost_ = cost;
      return;
    }
    each_extension(chosen, *set,
                   [&](const KeySet& next, std::size_t key) { improve(next, cost + kOne + weights_[key]); });
  }

  void collect(const KeySet& chosen, std::size_t left, std::size_t most) {
    if (found_.size() == most) return;
    const KeySet* set = missed(chosen);
    if (set == nullptr) {
      if (std::find(found_.begin(), found_.end(), chosen) == found_.end()) found_.push_back(chosen);
    } else if (left > 0) {
      each_extension(chosen, *set, [&](const KeySet& next, std::size_t) { collect(next, left - 1, most); });
    }
  }

  static constexpr std::uint32_t kOne = 1U << 16U;  ///< one key less outweighs every preference
  const std::vector<KeySet>& sets_;
  const std::vector<std::uint32_t>& weights_;
  KeySet best_;
  std::uint32_t best_cost_ = std::numeric_limits<std::uint32_t>::max();
  std::vector<KeySet> found_;
};

std::uint32_t weight(const KeySet& keys, const std::vector<std::uint32_t>& weights) {
  std::uint32_t sum = 0;
  for (const Key key : keys_in(keys)) sum += weights[key];
  return sum;
}

}  // namespace

std::vector<KeySet> smallest_sets(const std::function<std::optional<KeySet>(const KeySet&)>& way_out,
                                  const std::vector<std::uint32_t>& weights, std::size_t most) {
  std::vector<KeySet> ways_out;
  std::vector<KeySet> out = {{}};
  while (const auto found = way_out(out.front())) {
    if (found->none()) return {};
    ways_out.push_back(*found);
    out.front() = HittingSets(ways_out, weights).lightest();
  }
  if (most == 1) return out;
  for (bool all = false; !all;) {
    all = true;
    for (const KeySet& candidate : HittingSets(ways_out, weights).of_size(out.front().count(), most)) {
      if (std::find(out.begin(), out.end(), candidate) != out.end()) continue;
      if (const auto found = way_out(candidate)) {
        if (found->none()) return {};
        ways_out.push_back(*found);
        all = false;
        break;
      }
      out.push_back(candidate);
    }
  }
  if (out.size() > most) out.resize(most);
  std::stable_sort(out.begin() + 1, out.end(),
                   [&](const KeySet& a, const KeySet& b) { return weight(a, weights) < weight(b, weights); });
  return out;
}

Reasons::Reasons(const Frozen& diagrams, const Facts& facts)
    : diagrams_(diagrams), facts_(facts), domain_(facts.always), visits_(diagrams.size()) {}

std::vector<KeySet> Reasons::smallest(Node h, const KeySet& available, std::size_t most) {
  available_ = available;
  return smallest_sets(
      [&](const KeySet& kept) -> std::optional<KeySet> {
        kept_ = kept;
        ++round_;
        if (cost(h) >= kImpossible) return std::nullopt;
        return contradicted(h);
      },
      facts_.weights, most);
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
