#include "knowledge/compile.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>

#include "diagram/sift.hpp"
#include "knowledge/builder.hpp"
#include "knowledge/order.hpp"

namespace consilium::knowledge {
namespace {

using diagram::Diagrams;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using diagram::Variable;

class Compiler {
 public:
  explicit Compiler(Content content) {
    base_.content = std::move(content);
    definitions_ = base_.content.definition_conditions();
  }

  Base run() {
    base_.fingerprint = fingerprint(base_.content);
    cut_cells();
    order();
    components();
    statements();
    populations();
    contraindications();
    classifications();
    voices();
    freeze();
    return std::move(base_);
  }

 private:
  /// Every condition of the knowledge base.
  template <class Visit>
  void each_condition(Visit visit) const {
    const Content& content = base_.content;
    for (const Definition& definition : content.definitions) visit(definition.when.condition);
    for (const Constraint& constraint : content.constraints) visit(constraint.when.condition);
    for (const Classification& classification : content.classifications) {
      for (const auto& value : classification.values) visit(value.when.condition);
    }
    for (const Statement& statement : content.statements) {
      visit(statement.when.condition);
      for (const Option& option : statement.options) {
        if (option.when) visit(option.when->condition);
      }
    }
    for (const Study& study : content.studies) {
      if (study.when) visit(study.when->condition);
    }
    for (const Regimen& regimen : content.regimens) {
      for (const Contraindication& c : regimen.contraindications) {
        if (c.when) visit(c.when->condition);
      }
    }
  }

  void cut_cells() {
    std::vector<std::vector<cql::Test>> tests(base_.content.features.size());
    each_condition([&](const cql::Condition& condition) {
      for (const cql::Test& test : cql::tests_of(condition, definitions_)) tests[test.feature].push_back(test);
    });
    for (std::size_t i = 0; i < tests.size(); ++i) base_.cells.emplace_back(base_.content.features[i], tests[i]);
  }

  /// Near each other what occurs together; then so that the diagrams of all conditions and constraints are small.
  void order() {
    std::vector<std::vector<FeatureIndex>> groups;
    each_condition([&](const cql::Condition& condition) {
      std::set<FeatureIndex> features;
      for (const cql::Test& test : cql::tests_of(condition, definitions_)) features.insert(test.feature);
      groups.emplace_back(features.begin(), features.end());
    });
    begin_diagrams(force_order(base_.content.features.size(), groups));
    components();
    std::vector<Node> roots;
    for (const Component& component : base_.components) roots.push_back(component.root);
    each_condition([&](const cql::Condition& condition) { roots.push_back(builder_->node_of(condition)); });
    std::vector<FeatureIndex> better;
    for (const Variable v : diagram::sift(*diagrams_, roots)) better.push_back(base_.feature_of[v]);
    begin_diagrams(std::move(better));
  }

  void begin_diagrams(std::vector<FeatureIndex> feature_of) {
    base_.feature_of = std::move(feature_of);
    base_.variable_of.resize(base_.feature_of.size());
    std::vector<std::uint8_t> arities;
    for (const FeatureIndex feature : base_.feature_of) {
      base_.variable_of[feature] = static_cast<Variable>(arities.size());
      arities.push_back(static_cast<std::uint8_t>(base_.cells[feature].size()));
    }
    diagrams_ = std::make_unique<Diagrams>(std::move(arities));
    builder_ = std::make_unique<Builder>(base_.cells, base_.variable_of, definitions_, *diagrams_);
  }

  std::vector<FeatureIndex> features_of(Node f) const {
    std::vector<FeatureIndex> out;
    for (const Variable v : diagrams_->support(f)) out.push_back(base_.feature_of[v]);
    std::sort(out.begin(), out.end());
    return out;
  }

  /// Constraints that share a feature are one component.
  void components() {
    base_.components.clear();
    const std::size_t features = base_.content.features.size();
    std::vector<std::uint32_t> leader(features);
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](FeatureIndex feature) {
      while (leader[feature] != feature) feature = leader[feature] = leader[leader[feature]];
      return feature;
    };
    std::vector<Node> nodes;
    for (const Constraint& constraint : base_.content.constraints) {
      nodes.push_back(builder_->node_of(constraint.when.condition));
      const auto support = features_of(nodes.back());
      for (const FeatureIndex feature : support) leader[find(feature)] = find(support.front());
    }
    std::map<FeatureIndex, ComponentIndex> index;
    component_of_.assign(features, std::nullopt);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const auto support = features_of(nodes[i]);
      if (nodes[i] == kTrue) continue;
      if (nodes[i] == kFalse) {  // no case satisfies it, so no case is consistent
        base_.components.push_back({kFalse, {i}, {}});
        continue;
      }
      const auto [entry, is_new] =
          index.emplace(find(support.front()), static_cast<ComponentIndex>(base_.components.size()));
      if (is_new) base_.components.push_back({kTrue, {}, {}});
      Component& component = base_.components[entry->second];
      component.root = diagrams_->conjoin(component.root, nodes[i]);
      component.constraints.push_back(i);
      for (const FeatureIndex feature : support) component_of_[feature] = entry->second;
    }
    for (FeatureIndex feature = 0; feature < features; ++feature) {
      if (component_of_[feature]) base_.components[*component_of_[feature]].features.push_back(feature);
    }
  }

  DecisionIndex decide(Node f) {
    const auto found = decision_of_.find(f);
    if (found != decision_of_.end()) return found->second;
    Decision out{f, kFalse, kFalse, features_of(f), {}};
    std::set<ComponentIndex> touched;
    for (const FeatureIndex feature : out.support) {
      if (component_of_[feature]) touched.insert(*component_of_[feature]);
    }
    std::vector<diagram::Cells> others;
    for (const FeatureIndex feature : base_.feature_of) others.push_back(base_.cells[feature].all());
    for (const FeatureIndex feature : out.support) others[base_.variable_of[feature]] = 0;
    Node care = kTrue;
    for (const ComponentIndex component : touched) {
      care = diagrams_->conjoin(care, diagrams_->exists(base_.components[component].root, others));
    }
    out.true_where = diagrams_->conjoin(care, f);
    out.false_where = diagrams_->difference(care, f);
    out.components.assign(touched.begin(), touched.end());
    const auto index = static_cast<DecisionIndex>(base_.decisions.size());
    base_.decisions.push_back(std::move(out));
    decision_of_.emplace(f, index);
    return index;
  }

  void statements() {
    for (const Statement& statement : base_.content.statements) {
      const Node when = builder_->node_of(statement.when.condition);
      StatementDecisions out{decide(when), {}};
      for (const Option& option : statement.options) {
        out.options.push_back(option.when ? decide(diagrams_->conjoin(when, builder_->node_of(option.when->condition)))
                                          : out.when);
      }
      base_.statements.push_back(std::move(out));
    }
  }

  void populations() {
    for (const Study& study : base_.content.studies) {
      base_.populations.push_back(study.when ? std::optional(decide(builder_->node_of(study.when->condition)))
                                             : std::nullopt);
    }
  }

  void contraindications() {
    for (const Regimen& regimen : base_.content.regimens) {
      std::vector<std::optional<DecisionIndex>> out;
      for (const Contraindication& c : regimen.contraindications)
        out.push_back(c.when ? std::optional(decide(builder_->node_of(c.when->condition))) : std::nullopt);
      base_.contraindications.push_back(std::move(out));
    }
  }

  void classifications() {
    for (const Classification& classification : base_.content.classifications) {
      std::vector<DecisionIndex> values;
      for (const auto& value : classification.values) values.push_back(decide(builder_->node_of(value.when.condition)));
      base_.classifications.push_back(std::move(values));
    }
  }

  void voices() {
    std::map<std::pair<InterventionIndex, SourceIndex>, Voice> voices;
    const auto& statements = base_.content.statements;
    for (StatementIndex s = 0; s < statements.size(); ++s) {
      for (std::uint32_t o = 0; o < statements[s].options.size(); ++o) {
        const InterventionIndex intervention = statements[s].options[o].intervention;
        Voice& voice = voices[{intervention, statements[s].source}];
        voice.intervention = intervention;
        voice.source = statements[s].source;
        voice.parts.push_back({s, o});
      }
    }
    for (auto& [key, voice] : voices) {
      for (std::size_t stance = 0; stance < voice.levels.size(); ++stance) levels(voice, static_cast<Stance>(stance));
      base_.voices.push_back(std::move(voice));
    }
  }

  void levels(Voice& voice, Stance stance) {
    constexpr std::uint32_t kNoGrade = 0xFFFF;  // weaker than any grade
    std::map<std::pair<std::uint32_t, std::uint32_t>, Node> by_grade;
    for (const Voice::Part& part : voice.parts) {
      const Statement& statement = base_.content.statements[part.statement];
      if (statement.options[part.option].stance != stance) continue;
      Node& node = by_grade[{statement.strength.value_or(kNoGrade), statement.certainty.value_or(kNoGrade)}];
      node = diagrams_->disjoin(node, base_.decisions[base_.statements[part.statement].options[part.option]].condition);
    }
    const auto grade = [](std::uint32_t index) { return index == kNoGrade ? std::nullopt : std::optional(index); };
    Node all = kFalse;
    for (const auto& [key, node] : by_grade) {
      all = diagrams_->disjoin(all, node);
      voice.levels[static_cast<std::size_t>(stance)].push_back({grade(key.first), grade(key.second), decide(all)});
    }
  }

  void freeze() {
    std::vector<Node> roots;
    for (const Decision& decision : base_.decisions) {
      roots.insert(roots.end(), {decision.condition, decision.true_where, decision.false_where});
    }
    for (const Component& component : base_.components) roots.push_back(component.root);
    base_.diagrams = diagram::freeze(*diagrams_, roots);
    auto next = roots.begin();
    for (Decision& decision : base_.decisions) {
      for (Node* node : {&decision.condition, &decision.true_where, &decision.false_where}) *node = *next++;
    }
    for (Component& component : base_.components) component.root = *next++;
  }

  Base base_;
  std::vector<const cql::Condition*> definitions_;
  std::unique_ptr<Diagrams> diagrams_;
  std::unique_ptr<Builder> builder_;
  std::vector<std::optional<ComponentIndex>> component_of_;
  std::map<Node, DecisionIndex> decision_of_;
};

}  // namespace

Base compile(Content content) { return Compiler(std::move(content)).run(); }

}  // namespace consilium::knowledge
