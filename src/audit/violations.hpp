// Which constraint a contradictory case violates.
#pragma once

#include <cstdint>
#include <vector>

#include "knowledge/base.hpp"

namespace consilium::audit {

class Violations {
 public:
  explicit Violations(const knowledge::Base& base);

  /// The constraints, by index, that no completion of these facts (cells by variable) satisfies, each taken by itself.
  [[nodiscard]] std::vector<std::uint32_t> of(const std::vector<diagram::Cells>& allowed) const;

 private:
  std::vector<diagram::Node> constraints_;
  diagram::Frozen frozen_;
};

}  // namespace consilium::audit
