// Diagrams against an independent engine: Z3 decides the same random formulas, with numbers as real numbers and codes
// as integers, so that cells and their boundaries are checked as well.
#include <gtest/gtest.h>
#include <z3++.h>

#include "knowledge/builder.hpp"
#include "support/toy.hpp"

namespace consilium {
namespace {

using diagram::Diagrams;
using diagram::kFalse;
using diagram::kTrue;
using diagram::Node;
using test::Random;

class Translator {
 public:
  Translator(z3::context& context, const cql::Vocabulary& vocabulary) : context_(context), vocabulary_(vocabulary) {}

  z3::expr expression(const cql::Condition& c) {
    using Kind = cql::Condition::Kind;
    switch (c.kind) {
      case Kind::Constant:
        return context_.bool_val(c.constant);
      case Kind::Test:
        return test(c.test);
      case Kind::Not:
        return !expression(c.operands[0]);
      case Kind::And:
        return expression(c.operands[0]) && expression(c.operands[1]);
      case Kind::Or:
        return expression(c.operands[0]) || expression(c.operands[1]);
      case Kind::Xor:
        return expression(c.operands[0]) != expression(c.operands[1]);
      case Kind::Implies:
        return z3::implies(expression(c.operands[0]), expression(c.operands[1]));
      default:
        return expression(c.operands[0]) == expression(c.operands[1]);
    }
  }

  /// Values lie in their domains.
  z3::expr domains() {
    z3::expr out = context_.bool_val(true);
    for (const cql::FeatureType& type : vocabulary_.features()) {
      const z3::expr x = variable(type);
      if (type.kind == cql::FeatureType::Kind::Code) out = out && x >= 0 && x < static_cast<int>(type.values.size());
      if (type.kind == cql::FeatureType::Kind::Number)
        out = out && x >= static_cast<int>(type.low) && x <= static_cast<int>(type.high);
    }
    return out;
  }

 private:
  z3::expr variable(const cql::FeatureType& type) {
    if (type.kind == cql::FeatureType::Kind::Boolean) return context_.bool_const(type.name.c_str());
    if (type.kind == cql::FeatureType::Kind::Code) return context_.int_const(type.name.c_str());
    return context_.real_const(type.name.c_str());
  }

  z3::expr test(const cql::Test& t) {
    const cql::FeatureType& type = vocabulary_[t.feature];
    const z3::expr x = variable(type);
    if (type.kind == cql::FeatureType::Kind::Boolean) return t.values == 2 ? x : !x;
    if (type.kind == cql::FeatureType::Kind::Code) {
      z3::expr out = context_.bool_val(false);
      for (int i = 0; i < static_cast<int>(type.values.size()); ++i) {
        if (((t.values >> static_cast<unsigned>(i)) & 1U) != 0) out = out || x == i;
      }
      return out;
    }
    const int number = static_cast<int>(t.number);
    switch (t.relation) {
      case cql::Test::Relation::Less:
        return x < number;
      case cql::Test::Relation::LessEqual:
        return x <= number;
      case cql::Test::Relation::GreaterEqual:
        return x >= number;
      case cql::Test::Relation::Greater:
        return x > number;
      default:
        return x == number;
    }
  }

  z3::context& context_;
  const cql::Vocabulary& vocabulary_;
};

TEST(Z3, AgreesOnSatisfiabilityAndEquivalence) {
  const knowledge::Content content = test::toy_content();
  const cql::Vocabulary vocabulary = test::vocabulary_of(content);
  z3::context context;
  Translator translator(context, vocabulary);
  const auto satisfiable = [&](const z3::expr& e) {
    z3::solver solver(context);
    solver.add(translator.domains());
    solver.add(e);
    return solver.check() == z3::sat;
  };
  std::size_t constant = 0;
  std::size_t equal = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const cql::Condition a = test::random_condition(random, vocabulary, 1 + random.below(10));
    const cql::Condition b = test::random_condition(random, vocabulary, 1 + random.below(4));
    std::vector<cql::Condition> pair = {a, b};
    std::vector<knowledge::CellMap> cells;
    std::vector<std::uint8_t> arities;
    std::vector<diagram::Variable> order;
    for (cql::FeatureIndex i = 0; i < content.features.size(); ++i) {
      std::vector<cql::Test> tests;
      for (const cql::Condition& c : pair) {
        for (const cql::Test& t : cql::tests_of(c, {})) {
          if (t.feature == i) tests.push_back(t);
        }
      }
      cells.emplace_back(content.features[i], tests);
      arities.push_back(static_cast<std::uint8_t>(cells.back().size()));
      order.push_back(static_cast<diagram::Variable>(i));
    }
    Diagrams diagrams(arities);
    knowledge::Builder builder(cells, order, {}, diagrams);
    const Node f = builder.node_of(a);
    const Node g = builder.node_of(b);
    EXPECT_EQ(f != kFalse, satisfiable(translator.expression(a)));
    EXPECT_EQ(f != kTrue, satisfiable(!translator.expression(a)));
    EXPECT_EQ(diagrams.difference(f, g) == kFalse, !satisfiable(translator.expression(a) && !translator.expression(b)));
    const bool same = !satisfiable(translator.expression(a) != translator.expression(b));
    EXPECT_EQ(f == g, same);
    if (diagrams.is_constant(f)) ++constant;
    if (same) ++equal;
  }
  EXPECT_GT(constant, 5U);
  EXPECT_GT(equal, 0U);
}

}  // namespace
}  // namespace consilium
