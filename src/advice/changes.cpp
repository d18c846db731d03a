#include "advice/changes.hpp"

#include <algorithm>

#include "advice/case_reader.hpp"

namespace consilium::advice {

Case changed(const knowledge::Content& content, Case patient, const document::Document& document,
             const document::Value& changes) {
  Case read = read_case(content, document, changes, patient.as_of);
  for (const document::Member& member : changes.members) {
    const std::string& key = member.key;
    if (key == "id") patient.id = read.id;
    if (key == "as_of") patient.as_of = read.as_of;
    if (key == "as_of") patient.as_of_stated = read.as_of_stated;
    if (key == "treatments") patient.treatments = read.treatments;
    if (key == "treatments_complete") patient.treatments_complete = read.treatments_complete;
    if (key == "declined") patient.declined = read.declined;
    if (key == "done") patient.done = read.done;
    if (const auto feature = content.feature(key)) {
      patient.stated.erase(std::remove_if(patient.stated.begin(), patient.stated.end(),
                                          [&](const Stated& stated) { return stated.feature == *feature; }),
                           patient.stated.end());
    }
  }
  patient.stated.insert(patient.stated.end(), read.stated.begin(), read.stated.end());
  std::sort(patient.stated.begin(), patient.stated.end(),
            [](const Stated& a, const Stated& b) { return a.feature < b.feature; });
  return patient;
}

}  // namespace consilium::advice
