#include "support/random.hpp"

namespace consilium::test {

cql::Condition random_condition(Random& random, const cql::Vocabulary& vocabulary, std::size_t size) {
  using Kind = cql::Condition::Kind;
  cql::Condition out;
  if (size > 1) {
    static const std::vector<Kind> kinds = {Kind::And, Kind::And,     Kind::Or,   Kind::Or,
                                            Kind::Xor, Kind::Implies, Kind::Equal};
    out.kind = random.pick(kinds);
    const std::size_t left = 1 + random.below(size - 1);
    out.operands.push_back(random_condition(random, vocabulary, left));
    out.operands.push_back(random_condition(random, vocabulary, size - left));
  } else if (random.chance(0.02)) {
    out.constant = random.chance(0.5);
  } else {
    out.kind = Kind::Test;
    out.test.feature = static_cast<cql::FeatureIndex>(random.below(vocabulary.features().size()));
    const cql::FeatureType& type = vocabulary[out.test.feature];
    switch (type.kind) {
      case cql::FeatureType::Kind::Boolean:
        out.test.values = 2;
        break;
      case cql::FeatureType::Kind::Code:
        out.test.values = 1 + random.below((1U << type.values.size()) - 1);
        break;
      case cql::FeatureType::Kind::Number:
        out.test.relation = static_cast<cql::Test::Relation>(1 + random.below(5));
        out.test.number = static_cast<double>(1 + random.below(3));
        break;
    }
  }
  if (random.chance(0.25)) {
    cql::Condition negation;
    negation.kind = Kind::Not;
    negation.operands.push_back(std::move(out));
    return negation;
  }
  return out;
}

}  // namespace consilium::test
