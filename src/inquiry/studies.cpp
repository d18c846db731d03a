#include "inquiry/studies.hpp"

#include <algorithm>
#include <map>

#include "advice/decisions.hpp"

namespace consilium::inquiry {
namespace {

using advice::Facts;
using advice::FeatureIndex;
using diagram::Cells;
using diagram::Diagrams;
using diagram::Node;
using diagram::Variable;
using knowledge::Base;
using knowledge::Decision;

/// The completion of a condition and its constraints that departs from the facts at the fewest features.
class Departure {
 public:
  Departure(const Base& base, const Facts& facts) : base_(base), facts_(facts), diagrams_(base.diagrams.arities) {}

  std::vector<FeatureIndex> smallest(const Decision& decision) {
    costs_.clear();
    Node f = together(decision);
    std::vector<FeatureIndex> out;
    if (cost(f) >= kImpossible) return out;
    while (!diagrams_.is_constant(f)) {
      const Variable v = diagrams_.variable(f);
      const std::uint32_t wanted = cost(f);
      const auto children = diagrams_.children(f);
      for (std::size_t cell = 0; cell < children.size(); ++cell) {
        if (cost(children[cell]) + step(v, cell) != wanted) continue;
        if (step(v, cell) == 1) out.push_back(base_.feature_of[v]);
        f = children[cell];
        break;
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  static constexpr std::uint32_t kImpossible = 1U << 20U;

  /// Condition and constraints; features of which nothing is known and that the condition does not ask for are
  /// forgotten: any value of theirs will do.
  Node together(const Decision& decision) {
    std::vector<bool> keep(base_.feature_of.size());
    for (std::size_t v = 0; v < keep.size(); ++v) {
      const FeatureIndex feature = base_.feature_of[v];
      keep[v] = facts_.allowed[v] != facts_.always[v] ||
                std::binary_search(decision.support.begin(), decision.support.end(), feature);
    }
    Node out = diagram::thaw(base_.diagrams, decision.condition, diagrams_, facts_.always, keep);
    for (const knowledge::ComponentIndex component : decision.components) {
      out = diagrams_.conjoin(
          out, diagram::thaw(base_.diagrams, base_.components[component].root, diagrams_, facts_.always, keep));
    }
    return out;
  }

  /// 0 where the facts allow the cell, 1 where it departs from them.
  [[nodiscard]] std::uint32_t step(Variable v, std::size_t cell) const {
    const Cells bit = Cells{1} << cell;
    if ((facts_.always[v] & bit) == 0) return kImpossible;
    return (facts_.allowed[v] & bit) != 0 ? 0 : 1;
  }

  std::uint32_t cost(Node f) {
    if (diagrams_.is_constant(f)) return f == diagram::kTrue ? 0 : kImpossible;
    const auto found = costs_.find(f);
    if (found != costs_.end()) return found->second;
    std::uint32_t best = kImpossible;
    const auto children = diagrams_.children(f);
    for (std::size_t cell = 0; cell < children.size(); ++cell)
      best = std::min(best, cost(children[cell]) + step(diagrams_.variable(f), cell));
    costs_.emplace(f, best);
    return best;
  }

  const Base& base_;
  const Facts& facts_;
  Diagrams diagrams_;
  std::map<Node, std::uint32_t> costs_;
};

/// The same facts, nothing known of these features.
Facts without(const Base& base, const Facts& facts, const std::vector<FeatureIndex>& features) {
  Facts out = facts;
  for (const FeatureIndex feature : features) {
    const Variable v = base.variable_of[feature];
    out.assertions[v].clear();
    out.allowed[v] = out.always[v];
  }
  return out;
}

}  // namespace

std::string_view word(Belonging belonging) {
  switch (belonging) {
    case Belonging::Belongs:
      return "belongs";
    case Belonging::MayBelong:
      return "may_belong";
    case Belonging::Nearly:
      return "nearly";
    case Belonging::Outside:
      return "outside";
    case Belonging::Unstated:
      return "unstated";
  }
  return {};
}

std::vector<StudyMatch> studies(const Base& base, const Facts& facts) {
  advice::Decisions decisions(base, facts);
  Departure departure(base, facts);
  std::vector<StudyMatch> out;
  for (StudyIndex study = 0; study < base.populations.size(); ++study) {
    StudyMatch match;
    match.study = study;
    if (const auto& population = base.populations[study]) {
      switch (decisions.of(*population)) {
        case advice::Status::Applies:
          match.belonging = Belonging::Belongs;
          break;
        case advice::Status::Possible: {
          match.belonging = Belonging::MayBelong;
          const advice::Residual& residual = decisions.residuals().of(*population);
          match.depends_on = residual.depends_on;
          match.provided = residual.provided;
          break;
        }
        case advice::Status::Excluded: {
          match.differs = departure.smallest(base.decisions[*population]);
          match.belonging = Belonging::Outside;
          if (match.differs.empty()) break;  // what is assumed rules it out
          if (match.differs.size() <= kNear) match.belonging = Belonging::Nearly;
          const Facts released = without(base, facts, match.differs);
          const auto possible = advice::possible_cells(base, released);
          match.provided = advice::Residuals(base, released, possible).of(*population).provided;
          break;
        }
      }
    }
    out.push_back(std::move(match));
  }
  return out;
}

}  // namespace consilium::inquiry
