// Small knowledge bases, made in memory.
#pragma once

#include "advice/facts.hpp"
#include "knowledge/compile.hpp"
#include "support/random.hpp"

namespace consilium::test {

/// Features a0, a1, … (boolean), b (a code with three values), n (a number 0 to 4), and d (a boolean that is false when
/// the case does not say).
[[nodiscard]] knowledge::Content toy_content(std::size_t booleans = 3);
[[nodiscard]] cql::Vocabulary vocabulary_of(const knowledge::Content& content);

/// Random constraints (that some case satisfies) and statements over the toy features.
[[nodiscard]] knowledge::Base random_base(Random& random, std::size_t constraints, std::size_t statements,
                                          std::size_t booleans = 3);

/// A case that states some of the features, some of them only in part.
[[nodiscard]] advice::Case random_case(Random& random, const knowledge::Content& content, double known);

/// Is the condition true for this complete assignment (cells by variable)? Evaluated by walking the tree.
[[nodiscard]] bool holds(const knowledge::Base& base, const cql::Condition& condition,
                         const diagram::Assignment& assignment);

}  // namespace consilium::test
