#include "support/toy.hpp"

#include "cql/kleene.hpp"

namespace consilium::test {
namespace {

using Kind = cql::FeatureType::Kind;

knowledge::Feature feature(std::string name, Kind kind) {
  knowledge::Feature out;
  out.type.name = std::move(name);
  out.type.kind = kind;
  out.label = out.type.name;
  return out;
}

}  // namespace

knowledge::Content toy_content(std::size_t booleans) {
  knowledge::Content out;
  for (std::size_t i = 0; i < booleans; ++i) out.features.push_back(feature("a" + std::to_string(i), Kind::Boolean));
  out.features.push_back(feature("b", Kind::Code));
  out.features.back().type.values = {"x", "y", "z"};
  out.features.push_back(feature("n", Kind::Number));
  out.features.back().type.low = 0;
  out.features.back().type.high = 4;
  out.features.push_back(feature("d", Kind::Boolean));
  out.features.back().absent = "false";
  out.features.back().type.always_known = true;
  out.intervention_groups = {{"g", "G", knowledge::Purpose::Treatment}};
  out.interventions = {{"i", "I", 0, std::nullopt, {}}, {"j", "J", 0, std::nullopt, {}}};
  knowledge::Source source;
  source.id = "s";
  source.strengths = {"strong", "weak"};
  out.sources = {source};
  return out;
}

cql::Vocabulary vocabulary_of(const knowledge::Content& content) {
  std::vector<cql::FeatureType> types;
  for (const knowledge::Feature& f : content.features) types.push_back(f.type);
  return cql::Vocabulary(std::move(types));
}

knowledge::Base random_base(Random& random, std::size_t constraints, std::size_t statements, std::size_t booleans) {
  const knowledge::Content plain = toy_content(booleans);
  const cql::Vocabulary vocabulary = vocabulary_of(plain);
  while (true) {
    knowledge::Content content = plain;
    for (std::size_t i = 0; i < constraints; ++i) {
      content.constraints.push_back(
          {"c" + std::to_string(i), "reason", {"", random_condition(random, vocabulary, 1 + random.below(3))}, {}});
    }
    for (std::size_t i = 0; i < statements; ++i) {
      knowledge::Statement statement;
      statement.id = "s" + std::to_string(i);
      statement.when.condition = random_condition(random, vocabulary, 1 + random.below(6));
      knowledge::Option option;
      option.intervention = static_cast<knowledge::InterventionIndex>(random.below(2));
      option.stance = static_cast<knowledge::Stance>(random.below(4));
      if (random.chance(0.5)) option.when = knowledge::When{"", random_condition(random, vocabulary, 2)};
      if (random.chance(0.7)) statement.strength = static_cast<std::uint32_t>(random.below(2));
      statement.options = {option};
      content.statements.push_back(std::move(statement));
    }
    knowledge::Base base = knowledge::compile(std::move(content));
    bool satisfiable = true;
    for (const knowledge::Component& component : base.components)
      satisfiable = satisfiable && component.root != diagram::kFalse;
    if (satisfiable) return base;
  }
}

advice::Case random_case(Random& random, const knowledge::Content& content, double known) {
  advice::Case out;
  for (cql::FeatureIndex i = 0; i < content.features.size(); ++i) {
    if (!random.chance(known)) continue;
    const cql::FeatureType& type = content.features[i].type;
    advice::Stated stated;
    stated.feature = i;
    if (type.kind == Kind::Boolean) stated.values = random.chance(0.5) ? 2 : 1;
    if (type.kind == Kind::Code) stated.values = 1 + random.below((1U << type.values.size()) - 1);
    if (type.kind == Kind::Number) {
      const auto low = static_cast<double>(random.below(9)) / 2;
      const double high =
          random.chance(0.6) ? low : low + static_cast<double>(random.below(static_cast<std::size_t>(9 - 2 * low))) / 2;
      stated.interval = {low, high, high > low && random.chance(0.3), high > low && random.chance(0.3)};
    }
    out.stated.push_back(stated);
  }
  return out;
}

bool holds(const knowledge::Base& base, const cql::Condition& condition, const diagram::Assignment& assignment) {
  const auto answer =
      cql::kleene(condition, base.content.definition_conditions(), [&](const cql::Test& test) -> std::optional<bool> {
        const std::uint8_t cell = assignment[base.variable_of[test.feature]];
        return ((base.cells[test.feature].of(test) >> cell) & 1U) != 0;
      });
  return *answer;
}

}  // namespace consilium::test
