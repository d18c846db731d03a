#include "inquiry/nearest.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "advice/decisions.hpp"

namespace consilium::inquiry {
namespace {

using advice::Requirement;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using diagram::Variable;

/// In which respects a completion departs from the case.
struct Departure {
  Variable variable = 0;
  bool fact = false;     ///< from what is stated or assumed
  bool history = false;  ///< from what follows from the treatments

  friend auto operator<=>(const Departure&, const Departure&) = default;
};
using Departures = std::vector<Departure>;

/// What the case says of a variable; all cells where it says nothing.
struct Said {
  Cells fact;
  Cells history;
};

std::vector<Said> said_of(const advice::Facts& facts) {
  std::vector<Said> out;
  for (std::size_t v = 0; v < facts.always.size(); ++v) {
    Said said{facts.always[v], ~Cells{0}};
    for (const advice::Assertion& assertion : facts.assertions[v]) {
      (facts.keys[assertion.key] ? said.fact : said.history) &= assertion.cells;
    }
    out.push_back(said);
  }
  return out;
}

/// Completions of a diagram that depart from the case in as few facts as they can, and then as few respects of the
/// history. With `fixed_history` none departs from the history.
class Shortest {
 public:
  Shortest(const diagram::Diagrams& diagrams, const std::vector<Said>& said, bool fixed_history)
      : diagrams_(diagrams), said_(said), fixed_history_(fixed_history) {}

  static constexpr std::uint32_t kFact = 1U << 12U;  ///< one fact outweighs every respect of the history
  static constexpr std::uint32_t kImpossible = std::numeric_limits<std::uint32_t>::max() / 2;

  std::uint32_t cost(Node node) {
    if (node <= kTrue) return node == kTrue ? 0 : kImpossible;
    const auto known = costs_.find(node);
    if (known != costs_.end()) return known->second;
    const auto children = diagrams_.children(node);
    std::uint32_t best = kImpossible;
    for (std::size_t cell = 0; cell < children.size(); ++cell) {
      best = std::min(best, step(diagrams_.variable(node), cell) + cost(children[cell]));
    }
    best = std::min(best, kImpossible);
    costs_.emplace(node, best);
    return best;
  }

  /// The departures of all completions of least cost, each once.
  const std::set<Departures>& departures(Node node) {
    const auto [entry, is_new] = departures_.try_emplace(node);
    std::set<Departures>& out = entry->second;
    if (!is_new || node == kFalse) return out;
    if (node == kTrue) {
      out.insert(Departures{});
      return out;
    }
    const Variable v = diagrams_.variable(node);
    const auto children = diagrams_.children(node);
    const std::uint32_t wanted = cost(node);
    for (std::size_t cell = 0; cell < children.size(); ++cell) {
      if (cost(children[cell]) >= kImpossible || step(v, cell) + cost(children[cell]) != wanted) continue;
      const Departure departure = at(v, cell);
      for (const Departures& rest : departures(children[cell])) {
        if (out.size() >= kMost) {
          complete_ = false;
          break;
        }
        Departures all;
        if (departure.fact || departure.history) all.push_back(departure);
        all.insert(all.end(), rest.begin(), rest.end());
        out.insert(std::move(all));
      }
    }
    return out;
  }

  [[nodiscard]] bool complete() const { return complete_; }

 private:
  static constexpr std::size_t kMost = 200;

  [[nodiscard]] Departure at(Variable v, std::size_t cell) const {
    return {v, ((said_[v].fact >> cell) & 1U) == 0, ((said_[v].history >> cell) & 1U) == 0};
  }
  [[nodiscard]] std::uint32_t step(Variable v, std::size_t cell) const {
    const Departure departure = at(v, cell);
    if (departure.history && fixed_history_) return kImpossible;
    return (departure.fact ? kFact : 0) + (departure.history ? 1 : 0);
  }

  const diagram::Diagrams& diagrams_;
  const std::vector<Said>& said_;
  bool fixed_history_;
  std::map<Node, std::uint32_t> costs_;
  std::map<Node, std::set<Departures>> departures_;  // references to its values stay valid
  bool complete_ = true;
};

class Search {
 public:
  Search(const knowledge::Base& base, const advice::Facts& facts, knowledge::DecisionIndex index, bool value)
      : base_(base),
        facts_(facts),
        index_(index),
        decision_(base.decisions[index]),
        value_(value),
        said_(said_of(facts)),
        diagrams_(base.diagrams.arities) {}

  Nearest run() {
    out_.now = advice::Decisions(base_, facts_).of(index_);
    const Node wanted = where_wanted();
    Shortest without(diagrams_, said_, true);
    Shortest with(diagrams_, said_, false);
    const std::uint32_t fixed = without.cost(wanted);
    const std::uint32_t free = with.cost(wanted);
    out_.possible = free < Shortest::kImpossible;
    if (!out_.possible) return std::move(out_);
    // another history counts as one fact, however it differs
    const bool other_history = free % Shortest::kFact > 0;
    const std::uint32_t facts_with = free / Shortest::kFact + (other_history ? 1 : 0);
    const std::uint32_t facts_without =
        fixed < Shortest::kImpossible ? fixed / Shortest::kFact : std::numeric_limits<std::uint32_t>::max();
    out_.distance = std::min(facts_with, facts_without);
    if (facts_without == out_.distance) alternatives(without, wanted);
    if (other_history && facts_with == out_.distance) alternatives(with, wanted);
    sort();
    return std::move(out_);
  }

 private:
  /// Condition and constraints together; of the constraints only the features that matter are kept.
  Node where_wanted() {
    std::vector<bool> keep(said_.size());
    for (const FeatureIndex feature : decision_.support) keep[base_.variable_of[feature]] = true;
    const std::vector<Cells> all = diagram::all_cells(base_.diagrams.arities);
    for (std::size_t v = 0; v < said_.size(); ++v) {
      if ((said_[v].fact & said_[v].history & all[v]) != all[v]) keep[v] = true;
    }
    Node out = diagram::thaw(base_.diagrams, decision_.condition, diagrams_, all, keep);
    if (!value_) out = diagrams_.negate(out);
    for (const knowledge::ComponentIndex component : decision_.components) {
      out =
          diagrams_.conjoin(out, diagram::thaw(base_.diagrams, base_.components[component].root, diagrams_, all, keep));
    }
    return out;
  }

  void alternatives(Shortest& shortest, Node wanted) {
    for (const Departures& departures : shortest.departures(wanted)) this->alternatives(departures);
    if (!shortest.complete()) out_.complete = false;
  }

  /// The ways in which the case departs like this and the answer is the wanted one.
  void alternatives(const Departures& departures) {
    advice::Facts other = facts_;
    for (const Departure& d : departures) {
      const Said& said = said_[d.variable];
      other.allowed[d.variable] = (d.fact ? ~said.fact : said.fact) & (d.history ? ~said.history : said.history) &
                                  diagram::all_cells(base_.diagrams.arities[d.variable]);
    }
    advice::Decisions decisions(base_, other);
    std::vector<std::vector<Requirement>> ways = {{}};
    if (decisions.of(index_) == Status::Possible) {
      std::vector<Variable> departing;
      for (const Departure& d : departures) departing.push_back(d.variable);
      ways = decisions.residuals().alternatives(decision_, value_, departing);
    }
    for (const std::vector<Requirement>& way : ways) {
      advice::Facts then = other;
      for (const Requirement& r : way) then.allowed[base_.variable_of[r.feature]] &= r.cells;
      const std::vector<Cells> possible = advice::possible_cells(base_, then);
      Alternative out;
      for (const Departure& d : departures) {
        const Requirement instead{base_.feature_of[d.variable], possible[d.variable]};
        if (d.fact) out.changes.push_back(instead);
        if (d.history) out.history.push_back(instead);
      }
      for (const Requirement& requirement : way) {
        const bool departs = std::any_of(departures.begin(), departures.end(), [&](const Departure& d) {
          return base_.feature_of[d.variable] == requirement.feature;
        });
        if (!departs) out.provided.push_back(requirement);
      }
      for (auto* list : {&out.changes, &out.history}) {
        std::sort(list->begin(), list->end(),
                  [](const Requirement& a, const Requirement& b) { return a.feature < b.feature; });
      }
      out_.alternatives.push_back(std::move(out));
    }
  }

  void sort() {
    const auto weight = [&](const std::vector<Requirement>& list) {
      std::uint32_t sum = 0;
      for (const Requirement& r : list) sum += 1 + advice::weight_of(base_.content.features[r.feature]);
      return sum;
    };
    const auto rank = [&](const Alternative& a) {
      return std::tuple(!a.history.empty(), a.provided.size(), weight(a.changes), weight(a.provided));
    };
    std::stable_sort(out_.alternatives.begin(), out_.alternatives.end(),
                     [&](const Alternative& a, const Alternative& b) { return rank(a) < rank(b); });
  }

  const knowledge::Base& base_;
  const advice::Facts& facts_;
  knowledge::DecisionIndex index_;
  const knowledge::Decision& decision_;
  bool value_;
  std::vector<Said> said_;
  diagram::Diagrams diagrams_;
  Nearest out_;
};

}  // namespace

Target target_of(const knowledge::Base& base, StatementIndex statement) {
  return {statement, 0, base.content.statements[statement].source, knowledge::Stance::For,
          base.statements[statement].when};
}

std::vector<Target> targets_of(const knowledge::Base& base, knowledge::InterventionIndex intervention,
                               knowledge::Stance stance, const std::vector<SourceIndex>& sources) {
  std::vector<Target> out;
  for (const knowledge::Voice& voice : base.voices) {
    const auto& levels = voice.levels[static_cast<std::size_t>(stance)];
    const bool wanted = sources.empty() || std::find(sources.begin(), sources.end(), voice.source) != sources.end();
    if (voice.intervention != intervention || !wanted || levels.empty()) continue;
    out.push_back({std::nullopt, intervention, voice.source, stance, levels.back().decision});
  }
  return out;
}

Nearest nearest(const knowledge::Base& base, const advice::Facts& facts, knowledge::DecisionIndex decision,
                bool value) {
  return Search(base, facts, decision, value).run();
}

}  // namespace consilium::inquiry
