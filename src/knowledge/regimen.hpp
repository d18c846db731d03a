// Regimens: how a treatment is given, as the documents state it.
//
// Nothing is completed from elsewhere: a regimen without a dose is one of which no document states a dose. Numbers are
// kept as they are printed, each with the document that prints it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/evidence.hpp"

namespace consilium::knowledge {

using RegimenIndex = std::uint32_t;

struct Dose {
  std::string drug;
  std::vector<Printed> amount;      ///< of one dose; one, or both ends of a range
  std::string unit;                 ///< mg, mg/m2, GBq, MBq, 10*6.[IU]
  std::uint32_t times_a_day = 0;    ///< 0 = not given daily, or not stated
  std::vector<std::uint32_t> days;  ///< first and last day of the cycle; none = all, or not stated
  std::string note;
  SourceIndex source = 0;

  [[nodiscard]] bool by_surface() const { return unit == "mg/m2"; }
};

/// Something stated about a regimen, with a number or in words only: an interval, a frequency, a precaution.
struct Detail {
  std::string what;
  std::vector<Printed> value;
  std::string unit;  ///< UCUM; "1" for a count
  std::string note;
  SourceIndex source = 0;
};

struct Contraindication {
  std::string what;
  bool relative = false;     ///< the document asks for caution, or says that it may limit the indication
  std::optional<When> when;  ///< where features can say it
  SourceIndex source = 0;
};

struct Regimen {
  /// Where a document speaks of it.
  struct Citation {
    SourceIndex source = 0;
    std::string locator;
  };
  std::string id;  ///< may be that of its intervention
  std::string name;
  std::vector<InterventionIndex> interventions;
  std::vector<Dose> doses;
  std::vector<Detail> schedule;
  std::vector<Detail> toxicities;
  std::vector<Detail> precautions;
  std::vector<Contraindication> contraindications;
  std::vector<Citation> stated_in;
  std::string discrepancy;
  Place place;

  [[nodiscard]] const std::string& locator(SourceIndex source) const;
};

}  // namespace consilium::knowledge
