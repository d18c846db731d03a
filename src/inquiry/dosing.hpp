// How much a regimen is for one person, and which of its stated contraindications this case meets.
#pragma once

#include <vector>

#include "advice/board.hpp"
#include "advice/facts.hpp"
#include "knowledge/base.hpp"

namespace consilium::inquiry {

/// In centimetres and kilograms.
struct Person {
  double height_cm = 0;
  double weight_kg = 0;
};

/// What a person can measure: 50 to 250 cm, 5 to 400 kg. Beyond it a formula is not asked.
inline constexpr Person kSmallest{50, 5};
inline constexpr Person kLargest{250, 400};

/// Body surface in m²: 0.007184 · W^0.425 · H^0.725. Du Bois D, Du Bois EF. Arch Intern Med 1916;17:863-871.
[[nodiscard]] double du_bois(const Person& person);
/// Body surface in m²: sqrt(H · W / 3600). Mosteller RD. N Engl J Med 1987;317:1098.
[[nodiscard]] double mosteller(const Person& person);

/// A dose times a body surface (1 for a dose that does not go by it), unrounded; each a value or both ends of a range,
/// in the unit of the dose without "/m2".
struct Computed {
  std::vector<double> single;
  std::vector<double> daily;      ///< empty where the document does not say how often a day
  std::vector<double> per_cycle;  ///< empty where it does not say on which days
};
[[nodiscard]] Computed computed(const knowledge::Dose& dose, double surface);

/// Of one contraindication with a condition: met, open (with the features that decide it) or not met.
struct Met {
  std::size_t contraindication = 0;
  advice::Status status = advice::Status::Possible;
  std::vector<advice::FeatureIndex> depends_on;
};
/// In their order; those without a condition are left out. The facts must not contradict each other.
[[nodiscard]] std::vector<Met> contraindications(const knowledge::Base& base, const advice::Facts& facts,
                                                 knowledge::RegimenIndex regimen);

}  // namespace consilium::inquiry
