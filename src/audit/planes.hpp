// Counting in planes of 512 cases, with the widest vectors of the processor.
#pragma once

#include <array>
#include <cstdint>

#include "cohort/machine.hpp"

namespace consilium::audit {

/// One bit a case.
using Plane = std::array<std::uint64_t, cohort::kWords>;

/// How many cases are in the plane.
[[nodiscard]] std::uint64_t count(const Plane& plane);
/// How many are in both.
[[nodiscard]] std::uint64_t count(const Plane& a, const Plane& b);
/// The cases whose code is this one or a higher one. `codes` are those of a whole block.
[[nodiscard]] Plane at_least(const cohort::Code* codes, cohort::Code least);

}  // namespace consilium::audit
