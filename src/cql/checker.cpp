#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cql/check.hpp"
#include "cql/print.hpp"

namespace consilium::cql {
namespace {

using diagnostics::quoted;
using Kind = Expression::Kind;
using Relation = Test::Relation;

/// `5 < x` is read as `x > 5`.
Kind mirrored(Kind kind) {
  switch (kind) {
    case Kind::Less:
      return Kind::Greater;
    case Kind::LessEqual:
      return Kind::GreaterEqual;
    case Kind::Greater:
      return Kind::Less;
    case Kind::GreaterEqual:
      return Kind::LessEqual;
    default:
      return kind;
  }
}

bool is_literal(const Expression& e) {
  return e.kind == Kind::Boolean || e.kind == Kind::Null || e.kind == Kind::Number || e.kind == Kind::Quantity ||
         e.kind == Kind::String;
}

Condition make(Condition::Kind kind, std::vector<Condition> operands) {
  Condition out;
  out.kind = kind;
  out.operands = std::move(operands);
  return out;
}
Condition constant(bool value) {
  Condition out;
  out.constant = value;
  return out;
}
Condition test(FeatureIndex feature, Relation relation, ValueSet values, double number) {
  Condition out;
  out.kind = Condition::Kind::Test;
  out.test = {feature, relation, values, number};
  return out;
}
Condition negation(Condition operand) { return make(Condition::Kind::Not, {std::move(operand)}); }

/// Has the condition a truth value in every case?
bool always_known(const Condition& condition, const Scope& scope) {
  if (condition.kind == Condition::Kind::Test) return scope.vocabulary()[condition.test.feature].always_known;
  if (condition.kind == Condition::Kind::Use) return scope.always_known(condition.definition);
  return std::all_of(condition.operands.begin(), condition.operands.end(),
                     [&](const Condition& operand) { return always_known(operand, scope); });
}

class Checker {
 public:
  Checker(const diagnostics::Excerpt& source, const Scope& scope) : source_(source), scope_(scope) {}

  /// The meaning of an expression that stands where a truth value is wanted. After an error: some condition.
  Condition boolean(const Expression& e) {
    switch (e.kind) {
      case Kind::Boolean:
        return constant(e.flag);
      case Kind::Name:
        return boolean_name(e);
      case Kind::Not:
        return negation(boolean(e.operands[0]));
      case Kind::And:
        return make(Condition::Kind::And, {boolean(e.operands[0]), boolean(e.operands[1])});
      case Kind::Or:
        return make(Condition::Kind::Or, {boolean(e.operands[0]), boolean(e.operands[1])});
      case Kind::Xor:
        return make(Condition::Kind::Xor, {boolean(e.operands[0]), boolean(e.operands[1])});
      case Kind::Implies:
        return make(Condition::Kind::Implies, {boolean(e.operands[0]), boolean(e.operands[1])});
      case Kind::Is:
        return is(e);
      case Kind::In:
        return membership(e);
      case Kind::Between:
        return between(e);
      case Kind::Null:
        return error(e.span, "`null` is no condition", ignorance());
      case Kind::Number:
      case Kind::Quantity:
      case Kind::String:
        return error(e.span, "a condition is expected here, not a value", "compare it with a feature");
      default:
        return comparison(e);
    }
  }

  diagnostics::Collector& errors() { return errors_; }

 private:
  Condition boolean_name(const Expression& e) {
    if (const DefinitionIndex* definition = scope_.find(e.text)) {
      Condition out;
      out.kind = Condition::Kind::Use;
      out.definition = *definition;
      return out;
    }
    const FeatureIndex* feature = find_feature(e);
    if (feature == nullptr) return constant(false);
    const FeatureType& type = scope_.vocabulary()[*feature];
    if (type.kind == FeatureType::Kind::Boolean) return test(*feature, Relation::In, 2, 0);
    return error(e.span, fmt::format("{} is no truth value", quoted(e.text)),
                 type.kind == FeatureType::Kind::Code
                     ? fmt::format("compare it with a value: {} = '{}'", e.text, type.values.front())
                     : fmt::format("compare it with a number: {} < …", e.text));
  }

  Condition comparison(const Expression& e) {
    const Expression& left = e.operands[0];
    const Expression& right = e.operands[1];
    const bool equality = e.kind == Kind::Equal || e.kind == Kind::NotEqual;
    if (is_literal(left) && !is_literal(right)) return compare(e, mirrored(e.kind), right, left);
    if (is_literal(right) && !is_literal(left)) return compare(e, e.kind, left, right);
    if (value_feature(left) && value_feature(right)) {
      return error(e.span, "two features cannot be compared with each other", "compare each with a value");
    }
    if (!equality) return error(e.span, "only a number can be compared like this", not_help(left));
    Condition out = make(e.kind == Kind::Equal ? Condition::Kind::Equal : Condition::Kind::Xor, {});
    out.operands = {boolean(left), boolean(right)};
    return out;
  }

  /// Is this the plain name of a feature that is no truth value?
  bool value_feature(const Expression& e) const {
    if (e.kind != Kind::Name || scope_.find(e.text) != nullptr) return false;
    const FeatureIndex* feature = scope_.vocabulary().find(e.text);
    return feature != nullptr && scope_.vocabulary()[*feature].kind != FeatureType::Kind::Boolean;
  }

  Condition compare(const Expression& e, Kind kind, const Expression& subject, const Expression& literal) {
    if (literal.kind == Kind::Null) return error(e.span, "a comparison with `null` is never true", ignorance());
    const bool equality = kind == Kind::Equal || kind == Kind::NotEqual;
    if (literal.kind == Kind::Boolean && equality) {
      const Condition value = boolean(subject);
      return literal.flag == (kind == Kind::Equal) ? value : negation(value);
    }
    if (subject.kind != Kind::Name)
      return error(subject.span, "only a feature can be compared with a value", not_help(subject));
    if (scope_.find(subject.text) != nullptr) {
      return error(subject.span, fmt::format("{} is a definition and true or false", quoted(subject.text)),
                   "it stands for itself; no comparison is needed");
    }
    const FeatureIndex* feature = find_feature(subject);
    if (feature == nullptr) return constant(false);
    switch (scope_.vocabulary()[*feature].kind) {
      case FeatureType::Kind::Boolean:
        return error(e.span, fmt::format("{} is true or false", quoted(subject.text)),
                     fmt::format("write {0} or not {0}", subject.text));
      case FeatureType::Kind::Code: {
        if (!equality) {
          return error(e.span, fmt::format("the values of {} have no order", quoted(subject.text)),
                       fmt::format("list those that are meant: {} in {{ … }}", subject.text));
        }
        const Condition out = test(*feature, Relation::In, code(*feature, literal), 0);
        return kind == Kind::Equal ? out : negation(out);
      }
      case FeatureType::Kind::Number: {
        const double value = number(*feature, literal);
        const Condition out = test(*feature, relation(kind), 0, value);
        return kind == Kind::NotEqual ? negation(out) : out;
      }
    }
    return constant(false);
  }

  static Relation relation(Kind kind) {
    switch (kind) {
      case Kind::Less:
        return Relation::Less;
      case Kind::LessEqual:
        return Relation::LessEqual;
      case Kind::Greater:
        return Relation::Greater;
      case Kind::GreaterEqual:
        return Relation::GreaterEqual;
      default:
        return Relation::Equal;
    }
  }

  Condition between(const Expression& e) {
    const FeatureIndex* feature = subject_feature(e.operands[0], FeatureType::Kind::Number, "a number");
    if (feature == nullptr) return constant(false);
    const double low = number(*feature, e.operands[1]);
    const double high = number(*feature, e.operands[2]);
    if (low > high) return error(e.span, "the range is empty: its low end is above its high end", "swap the two");
    return make(Condition::Kind::And,
                {test(*feature, Relation::GreaterEqual, 0, low), test(*feature, Relation::LessEqual, 0, high)});
  }

  Condition membership(const Expression& e) {
    const FeatureIndex* feature = subject_feature(e.operands[0], FeatureType::Kind::Code, "a code");
    if (feature == nullptr) return constant(false);
    ValueSet values = 0;
    for (std::size_t i = 1; i < e.operands.size(); ++i) {
      const ValueSet value = code(*feature, e.operands[i]);
      if ((values & value) != 0) {
        error(e.operands[i].span, fmt::format("{} stands twice in the list", quoted(e.operands[i].text)), "");
      }
      values |= value;
    }
    return test(*feature, Relation::In, values, 0);
  }

  Condition is(const Expression& e) {
    const Expression& literal = e.operands[1];
    if (literal.kind == Kind::Null) return error(e.span, "`is null` tests what is not known", ignorance());
    const Condition value = boolean(e.operands[0]);
    if (!always_known(value, scope_)) {
      return error(e.span,
                   fmt::format("`is {}{}` tests what is known, because in CQL it is {} where the operand is unknown",
                               e.flag ? "not " : "", literal.flag ? "true" : "false", e.flag ? "true" : "false"),
                   fmt::format("write the condition itself, or `not (…)`: {}", kMonotone));
    }
    return literal.flag == e.flag ? negation(value) : value;
  }

  const FeatureIndex* subject_feature(const Expression& e, FeatureType::Kind kind, std::string_view what) {
    if (e.kind != Kind::Name || scope_.find(e.text) != nullptr) {
      error(e.span, fmt::format("{} is wanted here", what), not_help(e));
      return nullptr;
    }
    const FeatureIndex* feature = find_feature(e);
    if (feature != nullptr && scope_.vocabulary()[*feature].kind != kind) {
      error(e.span, fmt::format("{} is not {}", quoted(e.text), what), "");
      return nullptr;
    }
    return feature;
  }

  const FeatureIndex* find_feature(const Expression& e) {
    const FeatureIndex* feature = scope_.vocabulary().find(e.text);
    if (feature == nullptr) {
      error(e.span, fmt::format("unknown name {}", quoted(e.text)),
            diagnostics::suggest(e.text, scope_.names(), false));
    }
    return feature;
  }

  ValueSet code(FeatureIndex feature, const Expression& literal) {
    const FeatureType& type = scope_.vocabulary()[feature];
    if (literal.kind != Kind::String) {
      error(literal.span, fmt::format("a value of {} is written in single quotes", quoted(type.name)),
            diagnostics::suggest(literal.text, type.values));
      return 0;
    }
    const auto found = std::find(type.values.begin(), type.values.end(), literal.text);
    if (found != type.values.end()) return ValueSet{1} << static_cast<unsigned>(found - type.values.begin());
    error(literal.span, fmt::format("{} has no value {}", quoted(type.name), quoted(literal.text)),
          diagnostics::suggest(literal.text, type.values));
    return 0;
  }

  double number(FeatureIndex feature, const Expression& literal) {
    const FeatureType& type = scope_.vocabulary()[feature];
    if (literal.kind != Kind::Number && literal.kind != Kind::Quantity) {
      error(literal.span, fmt::format("{} is compared with a number", quoted(type.name)), "");
      return type.low;
    }
    if (literal.kind == Kind::Quantity && literal.unit != type.unit) {
      error(literal.span, fmt::format("{} is in '{}', not in '{}'", quoted(type.name), type.unit, literal.unit),
            "convert the number; units are not converted silently");
    }
    if (literal.number < type.low || literal.number > type.high) {
      error(literal.span, fmt::format("{} is outside the range of {}", literal.text, quoted(type.name)),
            fmt::format("allowed: {} to {}", type.low, type.high));
    }
    return literal.number;
  }

  /// The usual reason for a comparison of something that is no feature.
  static std::string not_help(const Expression& e) {
    return e.kind == Kind::Not ? "`not` binds tighter than a comparison: write not (… < …)" : std::string{};
  }
  static std::string ignorance() { return fmt::format("conditions cannot ask what is unknown: {}", kMonotone); }

  Condition error(diagnostics::Span span, std::string message, std::string help) {
    errors_.add(diagnostics::at(source_, span, std::move(message), std::move(help)));
    return constant(false);
  }

  static constexpr std::string_view kMonotone = "more facts must never overturn a certain answer";
  const diagnostics::Excerpt& source_;
  const Scope& scope_;
  diagnostics::Collector errors_;
};

/// Checks the definitions of a library in the order in which they use each other.
class LibraryChecker {
 public:
  LibraryChecker(const Library& library, const diagnostics::Excerpt& source, Scope& scope,
                 std::vector<CheckedDefinition>& definitions)
      : library_(library), source_(source), scope_(scope), definitions_(definitions) {}

  void run() {
    for (std::size_t i = 0; i < library_.definitions.size(); ++i) {
      const cql::Definition& definition = library_.definitions[i];
      const bool known = scope_.find(definition.name) != nullptr || !index_.emplace(definition.name, i).second;
      if (known) fail(definition, fmt::format("{} is defined twice", quoted(definition.name)), "give it another name");
      if (scope_.vocabulary().find(definition.name) != nullptr) {
        fail(definition, fmt::format("{} is the name of a feature", quoted(definition.name)), "give it another name");
      }
    }
    errors_.throw_if_any();
    state_.assign(library_.definitions.size(), State::Waiting);
    for (std::size_t i = 0; i < library_.definitions.size(); ++i) visit(i);
    errors_.throw_if_any();
  }

 private:
  enum class State { Waiting, Open, Done };

  void visit(std::size_t i) {
    if (state_[i] != State::Waiting) return;
    state_[i] = State::Open;
    path_.push_back(i);
    visit_names(library_.definitions[i].expression);
    path_.pop_back();
    state_[i] = State::Done;
    const cql::Definition& definition = library_.definitions[i];
    Checker checker(source_, scope_);
    CheckedDefinition out{definition.name,
                          definition.tags,
                          checker.boolean(definition.expression),
                          print(definition.expression),
                          definition.span,
                          source_.file().position(source_.in_file(definition.span).begin)};
    try {
      checker.errors().throw_if_any();
    } catch (const diagnostics::InputError& error) {
      errors_.add(error);
    }
    const bool known = always_known(out.condition, scope_);
    scope_.add(definition.name, static_cast<DefinitionIndex>(definitions_.size()), known);
    definitions_.push_back(std::move(out));
  }

  void visit_names(const Expression& e) {
    if (e.kind == Kind::Name) {
      const auto found = index_.find(e.text);
      if (found != index_.end()) {
        if (state_[found->second] == State::Open) circular(e, found->second);
        visit(found->second);
      }
    }
    for (const Expression& operand : e.operands) visit_names(operand);
  }

  [[noreturn]] void circular(const Expression& e, std::size_t first) {
    std::string path;
    for (auto at = std::find(path_.begin(), path_.end(), first); at != path_.end(); ++at) {
      path += fmt::format("\"{}\" uses ", library_.definitions[*at].name);
    }
    errors_.add(diagnostics::at(source_, e.span, fmt::format("circular definition: {}\"{}\"", path, e.text),
                                "a definition cannot rest on itself"));
    errors_.throw_if_any();
    throw std::logic_error("unreachable");
  }

  void fail(const cql::Definition& definition, std::string message, std::string help) {
    errors_.add(diagnostics::at(source_, definition.span, std::move(message), std::move(help)));
  }

  const Library& library_;
  const diagnostics::Excerpt& source_;
  Scope& scope_;
  std::vector<CheckedDefinition>& definitions_;
  std::map<std::string, std::size_t> index_;
  std::vector<State> state_;
  std::vector<std::size_t> path_;
  diagnostics::Collector errors_;
};

}  // namespace

const DefinitionIndex* Scope::find(const std::string& name) const {
  const auto found = definitions_.find(name);
  return found == definitions_.end() ? nullptr : &found->second;
}

std::vector<std::string> Scope::names() const {
  std::vector<std::string> out;
  for (const FeatureType& feature : vocabulary_->features()) out.push_back(feature.name);
  for (const auto& [name, index] : definitions_) out.push_back(name);
  return out;
}

void Scope::add(std::string name, DefinitionIndex index, bool always_known) {
  definitions_.emplace(std::move(name), index);
  always_known_.emplace(index, always_known);
}

Condition check(const Expression& expression, const diagnostics::Excerpt& source, const Scope& scope) {
  Checker checker(source, scope);
  Condition out = checker.boolean(expression);
  checker.errors().throw_if_any();
  return out;
}

void check(const Library& library, const diagnostics::Excerpt& source, Scope& scope,
           std::vector<CheckedDefinition>& definitions) {
  LibraryChecker(library, source, scope, definitions).run();
}

}  // namespace consilium::cql
