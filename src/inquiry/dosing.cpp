#include "inquiry/dosing.hpp"

#include <cmath>

#include "advice/decisions.hpp"

namespace consilium::inquiry {

double du_bois(const Person& person) {
  return 0.007184 * std::pow(person.weight_kg, 0.425) * std::pow(person.height_cm, 0.725);
}

double mosteller(const Person& person) { return std::sqrt(person.height_cm * person.weight_kg / 3600); }

Computed computed(const knowledge::Dose& dose, double surface) {
  Computed out;
  for (const knowledge::Printed& amount : dose.amount) {
    const double single = *amount.number * surface;
    out.single.push_back(single);
    if (dose.times_a_day == 0) continue;
    out.daily.push_back(single * dose.times_a_day);
    if (!dose.days.empty()) out.per_cycle.push_back(out.daily.back() * (dose.days[1] - dose.days[0] + 1));
  }
  return out;
}

std::vector<Met> contraindications(const knowledge::Base& base, const advice::Facts& facts,
                                   knowledge::RegimenIndex regimen) {
  advice::Decisions decisions(base, facts);
  std::vector<Met> out;
  const auto& own = base.contraindications[regimen];
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!own[i]) continue;
    Met met{i, decisions.of(*own[i]), {}};
    if (met.status == advice::Status::Possible) met.depends_on = decisions.residuals().of(*own[i]).depends_on;
    out.push_back(std::move(met));
  }
  return out;
}

}  // namespace consilium::inquiry
