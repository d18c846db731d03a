#include "knowledge/regimen.hpp"

#include <algorithm>

namespace consilium::knowledge {

const std::string& Regimen::locator(SourceIndex source) const {
  return std::find_if(stated_in.begin(), stated_in.end(), [&](const Citation& c) { return c.source == source; })
      ->locator;
}

}  // namespace consilium::knowledge
