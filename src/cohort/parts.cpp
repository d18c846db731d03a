#include "cohort/parts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace consilium::cohort {

const std::vector<Part>& Knife::cut(const Machine& machine, std::span<const std::uint32_t> of) {
  lanes_.clear();
  each_bit(machine.output(layout_.doubtful), of.size(), [&](std::size_t lane) {
    row_of_[lane] = lanes_.size();
    lanes_.push_back(lane);
  });
  count_votes(machine);
  parts_.clear();
  for (std::size_t row = 0; row < lanes_.size(); ++row) {
    const std::size_t lane = lanes_[row];
    const Variable v = where(machine, lane, row);
    const std::vector<std::size_t>& may = layout_.may[v];
    for (std::size_t cell = 0; cell < may.size(); ++cell) {
      if (!bit(machine.output(may[cell]), lane)) continue;
      parts_.push_back({static_cast<std::uint16_t>(lane), static_cast<Code>(cell), v, of[lane]});
    }
  }
  return parts_;
}

/// Counts, for the lanes in doubt, in how many unsettled constraints each variable stands.
void Knife::count_votes(const Machine& machine) {
  votes_.assign(lanes_.size() * stride_, 0);
  if (lanes_.empty()) return;
  const std::uint64_t* doubtful = machine.output(layout_.doubtful);
  for (const Layout::Doubt& doubt : layout_.doubts) {
    std::array<std::uint64_t, kWords> both{};
    const std::uint64_t* plane = machine.output(doubt.output);
    for (std::size_t w = 0; w < kWords; ++w) both[w] = plane[w] & doubtful[w];
    each_bit(both.data(), lanes_.back() + 1, [&](std::size_t lane) {
      std::uint8_t* row = votes_.data() + row_of_[lane] * stride_;
      for (const Variable v : doubt.variables) ++row[v];
    });
  }
}

/// The open variable with the most unsettled constraints for each cell that it can have: few parts that settle much.
Variable Knife::where(const Machine& machine, std::size_t lane, std::size_t row) const {
  const std::uint8_t* votes = votes_.data() + row * stride_;
  Variable best = 0;
  std::size_t most = 0;
  std::size_t in = 1;
  for (std::size_t from = 0; from < stride_; from += kVotes) {
    std::uint64_t any = 0;
    std::memcpy(&any, votes + from, kVotes);
    if (any == 0) continue;
    for (std::size_t v = from; v < from + kVotes; ++v) {
      if (votes[v] == 0) continue;
      const std::size_t cells = open_cells(machine, static_cast<Variable>(v), lane);
      if (cells < 2 || votes[v] * in < most * cells) continue;
      best = static_cast<Variable>(v);
      most = votes[v];
      in = cells;
    }
  }
  return best;
}

std::size_t Knife::open_cells(const Machine& machine, Variable v, std::size_t lane) const {
  std::size_t out = 0;
  for (const std::size_t output : layout_.may[v]) out += bit(machine.output(output), lane) ? 1U : 0U;
  return out;
}

void Waiting::add(std::span<const Code* const> columns, std::span<const Part> parts) {
  const std::size_t before = of_.size();
  for (std::size_t v = 0; v < codes_.size(); ++v) {
    codes_[v].resize(before + parts.size());
    Code* to = codes_[v].data() + before;
    const Code* from = columns[v];
    for (const Part& part : parts) *to++ = from[part.lane];
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    of_.push_back(parts[i].of);
    codes_[parts[i].variable][before + i] = parts[i].code;
  }
}

std::vector<std::uint32_t> Waiting::take(Columns& columns) {
  const auto count = static_cast<std::ptrdiff_t>(std::min(kBlock, of_.size()));
  for (std::size_t v = 0; v < codes_.size(); ++v) {
    std::copy(codes_[v].end() - count, codes_[v].end(), columns.column(static_cast<Variable>(v)));
    codes_[v].erase(codes_[v].end() - count, codes_[v].end());
  }
  std::vector<std::uint32_t> out(of_.end() - count, of_.end());
  of_.erase(of_.end() - count, of_.end());
  return out;
}

}  // namespace consilium::cohort
