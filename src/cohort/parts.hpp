// Cases in doubt are cut: at a variable that is open, into one part for each cell that it may have.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "cohort/columns.hpp"
#include "cohort/lower.hpp"
#include "cohort/machine.hpp"

namespace consilium::cohort {

/// What stands in a lane, with a variable that has but this cell.
struct Part {
  std::uint16_t lane;
  Code code;
  Variable variable;
  std::uint32_t of;  ///< the case
};

/// Finds where to cut.
class Knife {
 public:
  /// `layout` is borrowed.
  Knife(const Layout& layout, std::size_t variables)
      : layout_(layout), stride_((variables + kVotes - 1) / kVotes * kVotes) {}

  /// The parts of the cases in doubt that the machine has just run, those of each case together. `of`: the case in each
  /// lane.
  const std::vector<Part>& cut(const Machine& machine, std::span<const std::uint32_t> of);

 private:
  static constexpr std::size_t kVotes = sizeof(std::uint64_t);  ///< that are looked at together

  void count_votes(const Machine& machine);
  [[nodiscard]] Variable where(const Machine& machine, std::size_t lane, std::size_t row) const;
  [[nodiscard]] std::size_t open_cells(const Machine& machine, Variable v, std::size_t lane) const;

  const Layout& layout_;
  std::size_t stride_;
  std::vector<std::size_t> lanes_;
  std::array<std::size_t, kBlock> row_of_{};  ///< by lane: its row of votes
  std::vector<std::uint8_t> votes_;           ///< by row and variable
  std::vector<Part> parts_;
};

/// Parts that wait until they fill a block.
class Waiting {
 public:
  explicit Waiting(std::size_t variables) : codes_(variables) {}

  [[nodiscard]] std::size_t size() const { return of_.size(); }
  /// Takes the codes from where the parts were cut off.
  void add(std::span<const Code* const> columns, std::span<const Part> parts);
  /// Moves those that came last, as many as a block has, to `columns`; returns the case of each.
  std::vector<std::uint32_t> take(Columns& columns);

 private:
  std::vector<std::uint32_t> of_;
  std::vector<std::vector<Code>> codes_;  ///< by variable
};

}  // namespace consilium::cohort
