#include "inquiry/remaining.hpp"

#include <algorithm>

#include "advice/residual.hpp"

namespace consilium::inquiry {
namespace {

/// Branch and bound over the answers. From a state with n features that still matter, at least one question more is
/// asked and at most n.
class Search {
 public:
  Search(const Survey& survey, const std::vector<FeatureIndex>& order, std::size_t most_looks)
      : survey_(survey), order_(order), most_looks_(most_looks) {}

  Remaining run(const advice::Facts& facts) {
    Remaining out;
    const State root{facts, relevant(facts)};
    best_ = root.unknown.size();
    lucky(root, 0);
    out.at_best = best_;
    out.best_proven = looks_ <= most_looks_;
    looks_ = 0;
    worst_ = 0;
    unlucky(root, 0);
    out.worst_proven = looks_ <= most_looks_ || worst_ == root.unknown.size();
    out.at_worst = out.worst_proven ? worst_ : root.unknown.size();
    return out;
  }

 private:
  struct State {
    advice::Facts facts;
    std::vector<FeatureIndex> unknown;  ///< that still matter, in the order in which they are asked
  };

  std::vector<FeatureIndex> relevant(const advice::Facts& facts) {
    ++looks_;
    const Outlook outlook = survey_.look(facts);
    std::vector<FeatureIndex> out;
    for (const FeatureIndex feature : order_) {
      if (std::binary_search(outlook.unknown.begin(), outlook.unknown.end(), feature)) out.push_back(feature);
    }
    return out;
  }

  /// The states after each answer to the first question.
  std::vector<State> answers(const State& state) {
    const knowledge::Base& base = survey_.base();
    const FeatureIndex feature = state.unknown.front();
    const Cells left = advice::possible_cells(base, state.facts)[base.variable_of[feature]];
    std::vector<State> out;
    for (Cells rest = left; rest != 0; rest &= rest - 1) {
      advice::Facts facts = with(base, state.facts, feature, rest & (~rest + 1));
      std::vector<FeatureIndex> unknown = relevant(facts);
      out.push_back({std::move(facts), std::move(unknown)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const State& a, const State& b) { return a.unknown.size() < b.unknown.size(); });
    return out;
  }

  void lucky(const State& state, std::size_t asked) {
    if (state.unknown.empty()) best_ = std::min(best_, asked);
    if (state.unknown.empty() || asked + 1 >= best_ || looks_ > most_looks_) return;
    for (const State& next : answers(state)) lucky(next, asked + 1);
  }

  void unlucky(const State& state, std::size_t asked) {
    worst_ = std::max(worst_, asked);
    if (asked + state.unknown.size() <= worst_ || looks_ > most_looks_) return;
    const std::vector<State> next = answers(state);
    for (auto it = next.rbegin(); it != next.rend(); ++it) unlucky(*it, asked + 1);
  }

  const Survey& survey_;
  const std::vector<FeatureIndex>& order_;
  std::size_t most_looks_;
  std::size_t looks_ = 0;
  std::size_t best_ = 0;
  std::size_t worst_ = 0;
};

}  // namespace

Remaining remaining(const Survey& survey, const advice::Facts& facts, const std::vector<FeatureIndex>& order,
                    std::size_t most_looks) {
  return Search(survey, order, most_looks).run(facts);
}

}  // namespace consilium::inquiry
