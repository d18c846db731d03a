// What every kind of content is made of: indices, places, conditions.
#pragma once

#include <cstdint>
#include <string>

#include "cql/condition.hpp"
#include "cql/vocabulary.hpp"

namespace consilium::knowledge {

using cql::FeatureIndex;
using InterventionIndex = std::uint32_t;
using SourceIndex = std::uint32_t;
using StatementIndex = std::uint32_t;

/// A place in the knowledge folder, for people who go and look.
struct Place {
  std::string file;
  std::uint32_t line = 0;
};

/// A condition as text and as meaning.
struct When {
  std::string text;
  cql::Condition condition;
};

}  // namespace consilium::knowledge
