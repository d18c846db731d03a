// Cases on their way into the store.
#pragma once

#include <vector>

#include "advice/case.hpp"
#include "knowledge/base.hpp"
#include "store/store.hpp"

namespace consilium::server {

[[nodiscard]] store::Draft draft_of(const knowledge::Base& base, const advice::Case& patient);

/// The published cases of examples/, part of the binary, so that a first look has something to look at.
[[nodiscard]] std::vector<store::Draft> demonstration_cases(const knowledge::Base& base);

}  // namespace consilium::server
