#include "cohort/columns.hpp"

#include <algorithm>
#include <bit>

namespace consilium::cohort {

Alphabet::Alphabet(const std::vector<std::uint8_t>& arities) : arities_(arities) {
  for (const std::uint8_t arity : arities_) {
    std::vector<Cells>& sets = sets_.emplace_back();
    for (std::size_t cell = 0; cell < arity; ++cell) sets.push_back(Cells{1} << cell);
    sets.push_back(diagram::all_cells(arity));
  }
}

std::optional<Code> Alphabet::code(Variable v, Cells cells) {
  if (std::has_single_bit(cells)) return static_cast<Code>(std::countr_zero(cells));
  std::vector<Cells>& sets = sets_[v];
  const auto found = std::find(sets.begin() + arities_[v], sets.end(), cells);
  if (found == sets.end()) {
    if (sets.size() > 0xFF) return std::nullopt;
    sets.push_back(cells);
    return static_cast<Code>(sets.size() - 1);
  }
  return static_cast<Code>(found - sets.begin());
}

Columns::Columns(const Alphabet& alphabet, std::size_t count)
    : cases(count), size_(alphabet.variables() * kStride), codes_((count + kBlock - 1) / kBlock * size_) {
  for (Variable v = 0; v < alphabet.variables(); ++v) fill(v, alphabet.unknown(v));
}

void Columns::fill(Variable v, Code code) {
  for (std::size_t from = v * kStride; from < codes_.size(); from += size_) std::fill_n(&codes_[from], kStride, code);
}

}  // namespace consilium::cohort
