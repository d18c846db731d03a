#include "proof/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "advice/decisions.hpp"
#include "cql/kleene.hpp"
#include "diagram/implicants.hpp"
#include "knowledge/builder.hpp"

namespace consilium::proof {
namespace {

using advice::Status;
using cql::Condition;
using diagram::Cells;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using diagram::Variable;
using knowledge::FeatureIndex;
using knowledge::StatementIndex;

using Truth = std::optional<bool>;

/// The condition with its n-th leaf in a constant's place.
class Replace {
 public:
  Replace(std::size_t leaf, bool value) : leaf_(leaf), value_(value) {}

  Condition in(const Condition& condition) {
    if (condition.kind == Condition::Kind::Test || condition.kind == Condition::Kind::Use) {
      if (next_++ != leaf_) return condition;
      Condition out;
      out.constant = value_;
      return out;
    }
    Condition out = condition;
    for (Condition& operand : out.operands) operand = in(operand);
    return out;
  }

 private:
  std::size_t leaf_;
  bool value_;
  std::size_t next_ = 0;
};

void leaves(const Condition& condition, std::vector<const Condition*>& out) {
  if (condition.kind == Condition::Kind::Test || condition.kind == Condition::Kind::Use) out.push_back(&condition);
  for (const Condition& operand : condition.operands) leaves(operand, out);
}

/// A condition that atoms stand in.
struct Owner {
  const Condition* condition = nullptr;
  std::string name;
  knowledge::Place place;
  std::vector<const Condition*> atoms;
  std::vector<std::size_t> uses;  ///< the owners of the definitions that stand in it
};

/// What vignettes test: a statement, or an option of it with a condition of its own (then both must hold).
struct Unit {
  StatementIndex statement = 0;
  std::vector<std::size_t> owners;     ///< of the conditions that must hold
  std::vector<std::size_t> reachable;  ///< those and the definitions below them
};

class Examination {
 public:
  Examination(const knowledge::Base& base, const std::vector<Vignette>& vignettes)
      : base_(base),
        content_(base.content),
        definitions_(content_.definition_conditions()),
        vignettes_(vignettes),
        diagrams_(base.diagrams.arities) {}

  Coverage run() {
    owners();
    for (const Vignette& vignette : vignettes_) show(vignette);
    count_statements();
    for (std::size_t owner = 0; owner < owners_.size(); ++owner) {
      for (std::size_t leaf = 0; leaf < owners_[owner].atoms.size(); ++leaf) judge(owner, leaf);
    }
    return std::move(out_);
  }

 private:
  // --- what there is to show -------------------------------------------------------------------

  std::size_t add_owner(const Condition& condition, std::string name, knowledge::Place place) {
    Owner owner{&condition, std::move(name), std::move(place), {}, {}};
    leaves(condition, owner.atoms);
    for (const Condition* atom : owner.atoms) {
      // definitions come first, so their owners have their numbers
      if (atom->kind == Condition::Kind::Use) owner.uses.push_back(atom->definition);
    }
    owners_.push_back(std::move(owner));
    shown_.emplace_back(owners_.back().atoms.size(), std::array<bool, 2>{});
    return owners_.size() - 1;
  }

  void owners() {
    for (const knowledge::Definition& d : content_.definitions)
      add_owner(d.when.condition, "\"" + d.name + "\"", d.place);
    for (StatementIndex s = 0; s < content_.statements.size(); ++s) {
      const knowledge::Statement& statement = content_.statements[s];
      const std::size_t when = add_owner(statement.when.condition, statement.id, statement.place);
      add_unit(s, {when});
      for (const knowledge::Option& option : statement.options) {
        if (!option.when) continue;
        const std::string name = fmt::format("{}, {}", statement.id, content_.interventions[option.intervention].id);
        add_unit(s, {when, add_owner(option.when->condition, name, statement.place)});
      }
    }
    users_.resize(owners_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      for (const std::size_t owner : units_[unit].reachable) users_[owner].push_back(unit);
    }
  }

  void add_unit(StatementIndex statement, std::vector<std::size_t> own) {
    std::set<std::size_t> reachable;
    std::vector<std::size_t> open = own;
    while (!open.empty()) {
      const std::size_t owner = open.back();
      open.pop_back();
      if (reachable.insert(owner).second)
        open.insert(open.end(), owners_[owner].uses.begin(), owners_[owner].uses.end());
    }
    units_of_[statement].push_back(units_.size());
    units_.push_back({statement, std::move(own), {reachable.begin(), reachable.end()}});
  }

  // --- what the vignettes show -----------------------------------------------------------------

  void show(const Vignette& vignette) {
    const advice::Facts facts = advice::facts_of(base_, vignette.patient);
    const std::vector<Cells> possible = advice::possible_cells(base_, facts);
    if (std::any_of(possible.begin(), possible.end(), [](Cells cells) { return cells == 0; })) return;
    for (const auto& [statement, status] : vignette.statuses) {
      if (status == Status::Possible) continue;
      for (const std::size_t unit : units_of_[statement]) show(units_[unit], possible);
    }
  }

  void show(const Unit& unit, const std::vector<Cells>& possible) {
    if (!value(unit, possible)) return;
    for (const std::size_t owner : unit.reachable) {
      for (std::size_t leaf = 0; leaf < owners_[owner].atoms.size(); ++leaf) {
        std::array<bool, 2>& shown = shown_[owner][leaf];
        if (shown[0] && shown[1]) continue;
        const Truth own = value(*owners_[owner].atoms[leaf], possible);
        if (own && !shown.at(*own ? 1 : 0))
          shown.at(*own ? 1 : 0) = decides(unit, *owners_[owner].atoms[leaf], possible);
      }
    }
  }

  bool decides(const Unit& unit, const Condition& atom, const std::vector<Cells>& possible) {
    flipped_ = &atom;
    flipped_to_ = true;
    const Truth when_true = value(unit, possible);
    flipped_to_ = false;
    const Truth when_false = value(unit, possible);
    flipped_ = nullptr;
    return when_true && when_false && *when_true != *when_false;
  }

  Truth value(const Unit& unit, const std::vector<Cells>& possible) const {
    bool open = false;
    for (const std::size_t owner : unit.owners) {
      const Truth truth = value(*owners_[owner].condition, possible);
      if (truth == Truth(false)) return false;
      open = open || !truth;
    }
    return open ? std::nullopt : Truth(true);
  }

  /// In Kleene's logic, over what the facts and the constraints leave, with one leaf flipped.
  Truth value(const Condition& condition, const std::vector<Cells>& possible) const {
    using Kind = Condition::Kind;
    if (&condition == flipped_) return flipped_to_;
    const auto operand = [&](std::size_t i) { return value(condition.operands[i], possible); };
    const auto negate = [](Truth a) { return a ? Truth(!*a) : a; };
    const auto equal = [](Truth a, Truth b) { return a && b ? Truth(*a == *b) : std::nullopt; };
    switch (condition.kind) {
      case Kind::Constant:
        return condition.constant;
      case Kind::Test: {
        const Cells left = possible[base_.variable_of[condition.test.feature]];
        const Cells cells = base_.cells[condition.test.feature].of(condition.test);
        if ((left & cells) == 0) return false;
        return (left & ~cells) == 0 ? Truth(true) : std::nullopt;
      }
      case Kind::Use:
        return value(*definitions_[condition.definition], possible);
      case Kind::Not:
        return negate(operand(0));
      case Kind::And: {
        const Truth a = operand(0);
        if (a == Truth(false)) return false;
        const Truth b = operand(1);
        return b == Truth(false) ? b : a && b ? Truth(true) : std::nullopt;
      }
      case Kind::Or:
      case Kind::Implies: {
        const Truth a = condition.kind == Kind::Or ? operand(0) : negate(operand(0));
        if (a == Truth(true)) return true;
        const Truth b = operand(1);
        return b == Truth(true) ? b : a && b ? Truth(false) : std::nullopt;
      }
      case Kind::Xor:
        return negate(equal(operand(0), operand(1)));
      case Kind::Equal:
        return equal(operand(0), operand(1));
    }
    return std::nullopt;
  }

  void count_statements() {
    out_.statements = content_.statements.size();
    for (StatementIndex s = 0; s < content_.statements.size(); ++s) {
      const auto has = [&](Status status) {
        return std::any_of(vignettes_.begin(), vignettes_.end(), [&](const Vignette& vignette) {
          const auto found = vignette.statuses.find(s);
          return found != vignette.statuses.end() && found->second == status;
        });
      };
      if (has(Status::Applies)) ++out_.applied;
      if (has(Status::Excluded)) ++out_.excluded;
    }
  }

  // --- what is missing, and what would show it -------------------------------------------------

  void judge(std::size_t owner, std::size_t leaf) {
    const std::array<bool, 2>& shown = shown_[owner][leaf];
    Atom atom{owners_[owner].place, owners_[owner].name, text(*owners_[owner].atoms[leaf]), {}, {}, {}};
    for (const bool side : {true, false}) {
      Side& state = side ? atom.when_true : atom.when_false;
      state = shown.at(side ? 1 : 0) ? Side::Shown : missing(owner, leaf, side, atom);
      ++(state == Side::Impossible ? out_.impossible : out_.sides);
      if (state == Side::Shown) ++out_.shown;
    }
    if (atom.when_true != Side::Shown || atom.when_false != Side::Shown) out_.atoms.push_back(std::move(atom));
  }

  Side missing(std::size_t owner, std::size_t leaf, bool side, Atom& atom) {
    const Node own = builder().node_of(*owners_[owner].atoms[leaf]);
    const Node here = side ? own : diagrams_.negate(own);
    for (const std::size_t unit : users_[owner]) {
      const Node deciding = diagrams_.conjoin(here, decided_by(owner, leaf, units_[unit]));
      if (deciding == kFalse) continue;
      for (const Status status : {Status::Applies, Status::Excluded}) {
        const Node wanted = conjoin_constraints(diagrams_.conjoin(deciding, answer(units_[unit], status)));
        if (wanted == kFalse) continue;
        std::vector<advice::Requirement> facts = patient(wanted);
        // a short case may leave open what the walk through the tree needs to see
        if (!decides(units_[unit], *owners_[owner].atoms[leaf], left_by(facts))) {
          facts = complete_patient(units_[unit], wanted);
        }
        atom.suggestions.push_back({units_[unit].statement, status, std::move(facts)});
        return Side::Missing;
      }
    }
    return Side::Impossible;
  }

  /// Where the statement has this status. It applies without an option that is left out.
  Node answer(const Unit& unit, Status status) {
    const Node when = builder().node_of(*owners_[unit.owners.front()].condition);
    return status == Status::Applies ? when : diagrams_.negate(when);
  }

  /// Where the unit would be otherwise if this leaf alone were.
  Node decided_by(std::size_t owner, std::size_t leaf, const Unit& unit) {
    std::array<Node, 2> nodes{};
    for (const bool value : {false, true}) {
      const Condition replaced = Replace(leaf, value).in(*owners_[owner].condition);
      std::vector<const Condition*> definitions = definitions_;
      if (owner < definitions.size()) definitions[owner] = &replaced;
      knowledge::Builder builder(base_.cells, base_.variable_of, std::move(definitions), diagrams_);
      Node all = kTrue;
      for (const std::size_t part : unit.owners) {
        all = diagrams_.conjoin(all, builder.node_of(part == owner ? replaced : *owners_[part].condition));
      }
      nodes.at(value ? 1 : 0) = all;
    }
    return diagrams_.exclusive_or(nodes[0], nodes[1]);
  }

  knowledge::Builder& builder() {
    if (!builder_) builder_.emplace(base_.cells, base_.variable_of, definitions_, diagrams_);
    return *builder_;
  }

  /// f where the constraints hold, as far as the features of f see them.
  Node conjoin_constraints(Node f) {
    const std::vector<Variable> support = diagrams_.support(f);
    for (const knowledge::Component& component : base_.components) {
      const bool touched = std::any_of(component.features.begin(), component.features.end(), [&](FeatureIndex feature) {
        return std::binary_search(support.begin(), support.end(), base_.variable_of[feature]) ||
               !content_.features[feature].absent.empty();
      });
      if (touched) f = diagrams_.conjoin(f, seen_through(component, support));
    }
    return f;
  }

  Node seen_through(const knowledge::Component& component, const std::vector<Variable>& support) {
    const auto [entry, is_new] = seen_through_.try_emplace({component.root, support});
    if (is_new) {
      const std::vector<Cells> all = diagram::all_cells(base_.diagrams.arities);
      std::vector<bool> keep(all.size());
      for (const Variable v : support) keep[v] = true;
      // what a case does not say of these is assumed, not open, so a patient may have to say it
      for (std::size_t v = 0; v < keep.size(); ++v) {
        if (!content_.features[base_.feature_of[v]].absent.empty()) keep[v] = true;
      }
      entry->second = diagram::thaw(base_.diagrams, component.root, diagrams_, all, keep);
    }
    return entry->second;
  }

  /// As few facts as possible that imply f, one cell each; where that takes too long some completion.
  std::vector<advice::Requirement> patient(Node f) {
    std::vector<std::uint32_t> weights;
    for (const FeatureIndex feature : base_.feature_of)
      weights.push_back(advice::weight_of(content_.features[feature]));
    std::vector<advice::Requirement> out;
    if (const auto cube = diagram::shortest_implicant(diagrams_, f, weights)) {
      for (const auto& [v, cells] : *cube) out.push_back({base_.feature_of[v], cells & (~cells + 1)});
    } else {
      const diagram::Assignment some = *diagrams_.witness(f);
      for (const Variable v : diagrams_.support(f)) out.push_back({base_.feature_of[v], Cells{1} << some[v]});
    }
    return out;
  }

  std::vector<Cells> left_by(const std::vector<advice::Requirement>& facts) const {
    advice::Facts all = advice::nothing_known(base_);
    for (const advice::Requirement& fact : facts) all.allowed[base_.variable_of[fact.feature]] &= fact.cells;
    return advice::possible_cells(base_, all);
  }

  /// A patient of f of whom every feature of the unit is known.
  std::vector<advice::Requirement> complete_patient(const Unit& unit, Node f) {
    std::set<Variable> features;
    for (const std::size_t owner : unit.owners) {
      for (const cql::Test& test : cql::tests_of(*owners_[owner].condition, definitions_)) {
        features.insert(base_.variable_of[test.feature]);
      }
    }
    for (const Variable v : diagrams_.support(f)) features.insert(v);
    const std::vector<Variable> support(features.begin(), features.end());
    for (const knowledge::Component& component : base_.components) {
      f = diagrams_.conjoin(f, seen_through(component, support));
    }
    const diagram::Assignment some = *diagrams_.witness(f);
    std::vector<advice::Requirement> out;
    for (const Variable v : diagrams_.support(f)) features.insert(v);
    for (const Variable v : features) out.push_back({base_.feature_of[v], Cells{1} << some[v]});
    return out;
  }

  std::string text(const Condition& atom) const {
    if (atom.kind == Condition::Kind::Use) return fmt::format("\"{}\"", content_.definitions[atom.definition].name);
    const cql::FeatureType& type = content_.features[atom.test.feature].type;
    using Relation = cql::Test::Relation;
    if (atom.test.relation == Relation::In) {
      if (type.kind == cql::FeatureType::Kind::Boolean) return (atom.test.values == 1 ? "not " : "") + type.name;
      std::vector<std::string> values;
      for (std::size_t i = 0; i < type.values.size(); ++i) {
        if (((atom.test.values >> i) & 1U) != 0) values.push_back("'" + type.values[i] + "'");
      }
      if (values.size() == 1) return fmt::format("{} = {}", type.name, values[0]);
      return fmt::format("{} in {{ {} }}", type.name, fmt::join(values, ", "));
    }
    static const std::map<Relation, std::string_view> kSigns = {{Relation::Less, "<"},
                                                                {Relation::LessEqual, "<="},
                                                                {Relation::Equal, "="},
                                                                {Relation::GreaterEqual, ">="},
                                                                {Relation::Greater, ">"}};
    return fmt::format("{} {} {}", type.name, kSigns.at(atom.test.relation), atom.test.number);
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  std::vector<const Condition*> definitions_;
  const std::vector<Vignette>& vignettes_;
  diagram::Diagrams diagrams_;
  std::optional<knowledge::Builder> builder_;
  std::vector<Owner> owners_;  ///< first the definitions, in their order
  std::vector<Unit> units_;
  std::map<StatementIndex, std::vector<std::size_t>> units_of_;
  std::vector<std::vector<std::size_t>> users_;          ///< by owner: the units that reach it
  std::vector<std::vector<std::array<bool, 2>>> shown_;  ///< by owner and leaf: where it is false, where it is true
  std::map<std::pair<Node, std::vector<Variable>>, Node> seen_through_;
  const Condition* flipped_ = nullptr;
  bool flipped_to_ = false;
  Coverage out_;
};

}  // namespace

double Coverage::percent() const {
  return sides == 0 ? 100 : 100 * static_cast<double>(shown) / static_cast<double>(sides);
}

Coverage coverage(const knowledge::Base& base, const std::vector<Vignette>& vignettes) {
  return Examination(base, vignettes).run();
}

}  // namespace consilium::proof
