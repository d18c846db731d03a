#include "cohort/lower.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "cohort/can_be_true.hpp"
#include "cohort/narrow.hpp"
#include "cohort/together.hpp"
#include "knowledge/builder.hpp"

namespace consilium::cohort {
namespace {

using diagram::Node;
using diagram::Variable;

class Lower {
 public:
  explicit Lower(const knowledge::Base& base)
      : base_(base),
        circuit_(base.diagrams.arities),
        diagrams_(base.diagrams.arities),
        component_of_(base.diagrams.arities.size()) {
    for (Variable v = 0; v < base.diagrams.arities.size(); ++v) {
      std::vector<Plane>& cells = stated_.emplace_back();
      for (std::size_t cell = 0; cell < base.diagrams.arities[v]; ++cell) cells.push_back(circuit_.input(v, cell));
    }
    may_ = stated_;
  }

  Lowered run(const std::vector<knowledge::DecisionIndex>& decisions) {
    Lowered out;
    out.layout.consistent = output(narrow_all());
    for (const knowledge::DecisionIndex decision : decisions) {
      const Node f = thawed(base_.decisions[decision].condition);
      const std::size_t can_be_true = output(can(f));
      out.layout.decisions.push_back({can_be_true, output(can(diagrams_.negate(f)))});
    }
    out.program = std::move(circuit_).compile(outputs_);
    return out;
  }

 private:
  std::size_t output(Plane plane) {
    outputs_.push_back(plane);
    return outputs_.size() - 1;
  }

  /// Prepares the components, narrows by each, and says where all constraints can hold.
  Plane narrow_all() {
    knowledge::Builder builder(base_.cells, base_.variable_of, base_.content.definition_conditions(), diagrams_);
    CanBeTrue stated(circuit_, diagrams_, stated_);
    Plane consistent = kAlways;
    for (std::size_t i = 0; i < base_.components.size(); ++i) {
      const knowledge::Component& from = base_.components[i];
      Component& component = components_.emplace_back(Component{thawed(from.root), {}, {}});
      for (const auto feature : from.features) component.variables.push_back(base_.variable_of[feature]);
      std::sort(component.variables.begin(), component.variables.end());
      for (const Variable v : component.variables) component_of_[v] = i;
      for (const std::uint32_t index : from.constraints) {
        component.constraints.push_back(builder.node_of(base_.content.constraints[index].when.condition));
      }
      consistent = circuit_.both(consistent, stated(component.all));
      narrow(circuit_, diagrams_, component, stated, may_);
    }
    return consistent;
  }

  /// The function, where it can be combined with others.
  Node thawed(Node frozen) { return diagram::thaw(base_.diagrams, frozen, diagrams_); }

  /// "f can be true."
  Plane can(Node f) {
    if (const auto known = planes_.find(f); known != planes_.end()) return known->second;
    const std::vector<Variable> bound = bound_together(f);
    if (bound.empty()) return planes_[f] = can_(f);
    const std::vector<Kind> kinds = kinds_of(diagrams_, f, bound);
    std::vector<std::pair<Plane, Plane>> pairs;
    for (const Kind& kind : kinds) {
      // a kind that leaves more of f would do as well; where that is any, it need not be asked
      const bool any = std::all_of(kinds.begin(), kinds.end(), [&](const Kind& other) {
        return diagrams_.implies(kind.rest, other.rest) == diagram::kTrue;
      });
      pairs.emplace_back(any ? kAlways : together_(*component_of_[bound.front()], kind.values), can(kind.rest));
    }
    return planes_[f] = circuit_.any_pair(std::move(pairs));
  }

  /// The variables of f in one component, the first of which f has several.
  std::vector<Variable> bound_together(Node f) {
    std::map<std::size_t, std::vector<Variable>> by_component;
    for (const Variable v : diagrams_.support(f)) {
      if (component_of_[v]) by_component[*component_of_[v]].push_back(v);
    }
    for (const auto& [component, variables] : by_component) {
      if (variables.size() > 1) return variables;
    }
    return {};
  }

  const knowledge::Base& base_;
  Circuit circuit_;
  diagram::Diagrams diagrams_;
  std::vector<std::optional<std::size_t>> component_of_;
  std::vector<Component> components_;
  May stated_;
  May may_;  ///< narrowed
  CanBeTrue can_{circuit_, diagrams_, may_};
  Together together_{circuit_, diagrams_, components_, can_};
  std::map<Node, Plane> planes_;
  std::vector<Plane> outputs_;
};

}  // namespace

Lowered lower(const knowledge::Base& base, const std::vector<knowledge::DecisionIndex>& decisions) {
  return Lower(base).run(decisions);
}

}  // namespace consilium::cohort
