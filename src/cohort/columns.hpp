// Cases as columns of cells.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

inline constexpr std::size_t kBlock = 512;  ///< cases that are answered together

/// What is known of a number of cases: block by block, in each by variable, then by case. So a block is one piece of
/// memory, which is read from end to end.
class Columns {
 public:
  explicit Columns(const Alphabet& alphabet, std::size_t cases = 0);

  std::size_t cases = 0;  ///< at most as many as it was made for

  /// In all cases.
  void fill(Variable v, Code code);
  [[nodiscard]] Code& at(Variable v, std::size_t i) { return column(v)[offset(i)]; }
  [[nodiscard]] Code at(Variable v, std::size_t i) const { return codes_[v * kStride + offset(i)]; }
  /// The codes of the kBlock cases of a block; what stands behind the last case means nothing.
  [[nodiscard]] const Code* block(Variable v, std::size_t b) const { return &codes_[v * kStride + offset(b * kBlock)]; }
  /// All columns of a block; nothing behind the last.
  [[nodiscard]] std::span<const Code> block(std::size_t b) const {
    return b * size_ < codes_.size() ? std::span(codes_).subspan(b * size_, size_) : std::span<const Code>();
  }
  /// For a row that is written across all columns: where the code of a case stands, seen from `column`.
  [[nodiscard]] Code* column(Variable v) { return &codes_[v * kStride]; }
  [[nodiscard]] std::size_t offset(std::size_t i) const { return i / kBlock * size_ + i % kBlock; }

 private:
  /// Columns that lie a power of two apart would share a few lines of the cache.
  static constexpr std::size_t kStride = kBlock + 64;

  std::size_t size_;  ///< of a block
  std::vector<Code> codes_;
};

}  // namespace consilium::cohort
