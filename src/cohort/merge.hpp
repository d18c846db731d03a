// From planes to answers: those of a block, and those of cases from the answers to their parts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cohort/circuit.hpp"

namespace consilium::cohort {

/// Where the planes of a decision stand.
struct Asked {
  Slot can_be_true;
  Slot can_be_false;
  Slot doubt;  ///< where it seems possible, it is in doubt
};

/// Which of the decisions asked are in doubt in some case of a word.
using Unsure = std::vector<std::uint16_t>;

/// Puts down the answers of a block: of each decision a plane "can be true", then one "can be false". Where a decision
/// is in doubt both stay empty, for those of the parts, and each word of the block notes that.
void put(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* doubtful,
         std::uint64_t* answers, std::span<Unsure> unsure);

/// Parts that follow each other in one word of a block, those of each case together, and where their cases are: one
/// word of the answers, the cases in the same order.
struct Segment {
  std::size_t word = 0;              ///< of the parts
  std::uint64_t inside = 0;          ///< all of the parts but the last of each case
  std::uint64_t ends = 0;            ///< the last part of each case
  std::uint64_t cases = 0;           ///< as many bits as `ends` has
  std::uint64_t* answers = nullptr;  ///< the word of the first plane; that of the next is a block further
  const Unsure* unsure = nullptr;    ///< of this word
};

/// Adds to the answers of each case, for the decisions that were in doubt, whether one of its parts has the bit and is
/// settled. (Added to an answer that was not in doubt, it changes nothing.)
/// A sum carries any bit of a run of ones to the bit behind it: so one addition asks all cases of a word.
void merge(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* settled,
           std::span<const Segment> segments);

}  // namespace consilium::cohort
