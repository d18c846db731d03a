// The knowledge base that the build compiled into this binary. A library of its own: the compiler that makes it cannot
// contain it.
#pragma once

#include <memory>
#include <string>

#include "knowledge/base.hpp"

namespace consilium::knowledge {

/// The knowledge base of `directory`, or, when that is empty, the embedded one.
[[nodiscard]] std::shared_ptr<const Base> open(const std::string& directory);

}  // namespace consilium::knowledge
