// What a condition means: Boolean connectives over tests of single features. Every engine starts from this form.
#pragma once

#include <cstdint>
#include <vector>

#include "cql/vocabulary.hpp"

namespace consilium::cql {

/// Values of a Boolean (bit 0 false, bit 1 true) or of a code (bit i = its i-th value).
using ValueSet = std::uint64_t;

/// Position of a definition in the list of all definitions.
using DefinitionIndex = std::uint32_t;

/// "This feature has one of these values": the only question a condition asks of a case.
struct Test {
  enum class Relation { In, Less, LessEqual, Equal, GreaterEqual, Greater };

  FeatureIndex feature = 0;
  Relation relation = Relation::In;
  ValueSet values = 0;  ///< for In
  double number = 0;    ///< for the comparisons of a number

  friend bool operator==(const Test&, const Test&) = default;
};

struct Condition {
  enum class Kind { Constant, Test, Use, Not, And, Or, Xor, Implies, Equal };

  Kind kind = Kind::Constant;
  bool constant = false;           ///< of a Constant
  Test test;                       ///< of a Test
  DefinitionIndex definition = 0;  ///< of a Use: the definition that stands here
  std::vector<Condition> operands;

  friend bool operator==(const Condition&, const Condition&) = default;
};

/// All tests that a condition rests on, through the definitions it uses, each once, in the order they are written.
[[nodiscard]] std::vector<Test> tests_of(const Condition& condition, const std::vector<const Condition*>& definitions);

}  // namespace consilium::cql
