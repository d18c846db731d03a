// The reference engine: a condition evaluated by walking its tree in Kleene's three-valued logic, as every CQL engine
// does. Slow and obvious. Where it says true or false, exact reasoning says the same; where it says unknown, exact
// reasoning may know better (`a or not a`). That relation is a test.
#pragma once

#include <functional>
#include <optional>

#include "cql/condition.hpp"

namespace consilium::cql {

/// The answer to one test, or nothing where the feature is unknown.
using Oracle = std::function<std::optional<bool>(const Test&)>;

[[nodiscard]] std::optional<bool> kleene(const Condition& condition, const std::vector<const Condition*>& definitions,
                                         const Oracle& oracle);

}  // namespace consilium::cql
