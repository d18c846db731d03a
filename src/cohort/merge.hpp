// From the answers to the parts of cases to the answers to the cases.
#pragma once

#include <cstdint>
#include <span>

#include "cohort/circuit.hpp"

namespace consilium::cohort {

/// Parts that follow each other in one word of a block, those of each case together, and where their cases are: one
/// word of the answers, the cases in the same order.
struct Segment {
  std::size_t word = 0;              ///< of the parts
  std::uint64_t inside = 0;          ///< all of the parts but the last of each case
  std::uint64_t ends = 0;            ///< the last part of each case
  std::uint64_t cases = 0;           ///< as many bits as `ends` has
  std::uint64_t* answers = nullptr;  ///< the word of the first plane; that of the next is a block further
};

/// Adds to the answers of each case, plane by plane, whether one of its parts has the bit and is settled.
/// A sum carries any bit of a run of ones to the bit behind it: so one addition asks all cases of a word.
void merge(const std::uint64_t* planes, std::span<const Slot> answers, const std::uint64_t* settled,
           std::span<const Segment> segments);

}  // namespace consilium::cohort
