// What one source says about one intervention: all its statements together. Every completion of the unknown facts may
// have another statement behind the same stance.
#pragma once

#include <optional>

#include "advice/board.hpp"
#include "advice/decisions.hpp"

namespace consilium::advice {

struct Stand {
  Position position = Position::Undetermined;
  std::optional<std::uint32_t> strength;
  std::optional<std::uint32_t> certainty;

  friend bool operator==(const Stand&, const Stand&) = default;
};

/// Is some statement with this stance behind the voice, in every completion, in some or in none?
[[nodiscard]] Status status_of(Decisions& decisions, const knowledge::Voice& voice, knowledge::Stance stance);

/// Nothing where the source is silent on this case.
[[nodiscard]] std::optional<Stand> stand_of(Decisions& decisions, const knowledge::Voice& voice);

}  // namespace consilium::advice
