#include "report/study_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/words.hpp"

namespace consilium::report {

using knowledge::Endpoint;
using knowledge::Study;

std::string ends(const std::vector<knowledge::Printed>& values) {
  return values.size() == 2 ? fmt::format("{} to {}", values[0].text, values[1].text) : values[0].text;
}

std::string value_words(const Endpoint& endpoint) {
  if (endpoint.value.empty()) return {};
  std::string out = ends(endpoint.value);
  const bool counted = out.find_first_of("0123456789") != std::string::npos;
  std::string unit = counted ? unit_words(endpoint.unit) : "";  // "not reached" has no unit
  if (!counted && endpoint.unit == "patients") unit = " of the patients";
  if (out == "1" && unit.ends_with('s')) unit.pop_back();
  out += unit;
  if (!endpoint.interval.empty())
    out += fmt::format(" ({} {})", endpoint.range ? "range" : "95 % CI", ends(endpoint.interval));
  return out;
}

std::string words(const Endpoint& endpoint) {
  std::string out = value_words(endpoint);
  if (!endpoint.p.empty()) out += fmt::format("{}p {}", out.empty() ? "" : ", ", endpoint.p);
  return out;
}

std::string label(const Study& study, const Endpoint& endpoint) {
  std::string out = endpoint.name;
  if (endpoint.arm) out += ", " + study.arms[*endpoint.arm].id;
  if (!endpoint.group.empty()) out += ", " + endpoint.group;
  return out;
}

std::string progress_words(const knowledge::Content& content, const knowledge::Mention& mention) {
  const knowledge::Source& source = content.sources[mention.source];
  const std::string& progress = knowledge::progress_words()[static_cast<std::size_t>(mention.progress)];
  if (mention.progress == knowledge::Progress::Completed) return fmt::format("results in {}", source.short_title);
  return fmt::format("{} as of {} ({}); may have closed", progress,
                     source.published.empty() ? "the document" : source.published, source.short_title);
}

std::string words(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                  const inquiry::StudyMatch& match) {
  if (match.differs.empty()) return match.provided.empty() ? "" : "if " + words(base, match.provided);
  std::vector<std::string> here;
  for (const auto feature : match.differs) {
    const auto stated = std::find_if(patient.stated.begin(), patient.stated.end(),
                                     [&](const advice::Stated& s) { return s.feature == feature; });
    const diagram::Cells known = facts.allowed[base.variable_of[feature]];
    here.push_back(stated != patient.stated.end() ? words(base.content, *stated)
                                                  : words(base, advice::Requirement{feature, known}));
  }
  return fmt::format("here {}; studied: {}", join(here, "and"), words(base, match.provided));
}

const std::string& not_comparable() {
  static const std::string text =
      "Different trials are not comparable: other patients, other times, other comparisons. Every figure stands as its "
      "document prints it; nothing is pooled or ranked.";
  return text;
}

}  // namespace consilium::report
