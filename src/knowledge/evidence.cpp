#include "knowledge/evidence.hpp"

#include <algorithm>

namespace consilium::knowledge {

const std::vector<std::string>& progress_words() {
  static const std::vector<std::string> words = {"completed", "ongoing", "recruiting", "planned"};
  return words;
}

std::vector<InterventionIndex> Study::interventions() const {
  std::vector<InterventionIndex> out;
  for (const Arm& arm : arms) {
    for (const InterventionIndex index : arm.interventions) {
      if (std::find(out.begin(), out.end(), index) == out.end()) out.push_back(index);
    }
  }
  return out;
}

}  // namespace consilium::knowledge
