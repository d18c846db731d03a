// Runs a program on one block after another, with the widest vectors that the processor has.
//
// One source for all processors, chosen between at run time: Google Highway.
#pragma once

#include <hwy/aligned_allocator.h>

#include <span>

#include "cohort/circuit.hpp"
#include "cohort/columns.hpp"

namespace consilium::cohort {

inline constexpr std::size_t kWords = kBlock / 64;

class Machine {
 public:
  /// Both are borrowed.
  Machine(const Program& program, const Alphabet& alphabet);

  /// `columns[v]`: the codes of kBlock cases. `soon`: what will be read next, to be fetched in the meantime.
  void run(const std::vector<const Code*>& columns, std::span<const Code> soon);

  /// The words of an output: bit i of word w is case 64·w + i.
  [[nodiscard]] const std::uint64_t* output(std::size_t index) const {
    return planes_.get() + std::size_t{program_.outputs[index]} * kWords;
  }

 private:
  /// Adds the cells of the codes that stand for sets.
  void load_sets(Variable v, const Code* codes, std::span<const Program::Input> inputs);

  const Program& program_;
  const Alphabet& alphabet_;
  hwy::AlignedFreeUniquePtr<std::uint64_t[]> planes_;
};

[[nodiscard]] inline bool bit(const std::uint64_t* words, std::size_t i) {
  return ((words[i / 64] >> (i % 64)) & 1U) != 0;
}

/// What it runs on, for benchmarks: "AVX3", "NEON", …
[[nodiscard]] const char* vectors();

}  // namespace consilium::cohort
