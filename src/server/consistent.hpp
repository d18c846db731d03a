// The facts of a case for questions that a contradiction would make meaningless.
#pragma once

#include "advice/facts.hpp"
#include "knowledge/base.hpp"

namespace consilium::server {

/// Throws Problem 422 with what contradicts what.
[[nodiscard]] advice::Facts consistent_facts(const knowledge::Base& base, const advice::Case& patient);

}  // namespace consilium::server
