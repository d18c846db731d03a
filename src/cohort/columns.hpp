// Cases as columns of cells.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "advice/facts.hpp"

namespace consilium::cohort {

using diagram::Cells;
using diagram::Variable;

/// One byte says what is known of a variable with n cells: 0 … n-1 that cell; n unknown; above, a set of cells from a
/// list that all columns share.
using Code = std::uint8_t;

/// What the codes of each variable mean.
class Alphabet {
 public:
  explicit Alphabet(const std::vector<std::uint8_t>& arities);

  [[nodiscard]] std::size_t variables() const { return sets_.size(); }
  [[nodiscard]] std::size_t arity(Variable v) const { return arities_[v]; }
  [[nodiscard]] Code unknown(Variable v) const { return arities_[v]; }
  [[nodiscard]] Cells cells(Variable v, Code code) const { return sets_[v][code]; }
  /// The code of a set of cells that is not empty; a set that was not seen before gets one. Nothing where all 256 codes
  /// are taken: then one case is asked as `advice::decide`.
  [[nodiscard]] std::optional<Code> code(Variable v, Cells cells);

 private:
  std::vector<std::uint8_t> arities_;
  std::vector<std::vector<Cells>> sets_;  ///< by variable and code
};

/// What is known of a number of cases: by variable, then by case.
struct Columns {
  explicit Columns(const Alphabet& alphabet, std::size_t cases = 0);

  std::size_t cases = 0;
  std::vector<std::vector<Code>> codes;
};

}  // namespace consilium::cohort
