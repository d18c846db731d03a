#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "advice/dates.hpp"

namespace consilium::report {
namespace {

using knowledge::Feature;
using knowledge::Interval;
using Kind = cql::FeatureType::Kind;

/// The fact: a value of the feature in a sentence.
std::string phrase(const Feature& feature, const std::string& value) {
  const std::size_t at = feature.phrase.find("{}");
  if (at == std::string::npos) return fmt::format("{} {}", lower_first(feature.label), value);
  return feature.phrase.substr(0, at) + value + feature.phrase.substr(at + 2);
}

std::string values(const Feature& feature, cql::ValueSet set) {
  if (feature.type.kind == Kind::Boolean) return set == 2 ? feature.yes : set == 1 ? feature.no : feature.label;
  std::vector<std::string> items;
  for (std::size_t i = 0; i < feature.type.values.size(); ++i) {
    if (((set >> i) & 1U) != 0) items.push_back(feature.value_labels[i]);
  }
  // "any but one" is shorter said as such
  const auto other = static_cast<std::size_t>(std::countr_one(set));
  const bool all_but_one = items.size() > 3 && items.size() + 1 == feature.type.values.size();
  if (all_but_one && !feature.value_labels[other].starts_with("no ")) {
    return phrase(feature, "not " + feature.value_labels[other]);
  }
  return phrase(feature, join(items, "or"));
}

std::string range(const Feature& feature, const Interval& interval) {
  const std::string unit = unit_words(feature.type.unit);
  const bool low = interval.low > feature.type.low || interval.low_open;
  const bool high = interval.high < feature.type.high || interval.high_open;
  const std::string lowest = report::words(feature, interval.low);
  const std::string highest = report::words(feature, interval.high);
  if (interval.low == interval.high) return lowest + unit;
  if (!low && !high) return "any";
  const std::string from = fmt::format("{} {}", interval.low_open ? "above" : "at least", lowest);
  const std::string to = fmt::format("{} {}", interval.high_open ? "below" : "at most", highest);
  if (low && high && !interval.low_open && !interval.high_open) return fmt::format("{} to {}{}", lowest, highest, unit);
  if (low && high) return fmt::format("{} and {}{}", from, to, unit);
  return (low ? from : to) + unit;
}

}  // namespace

std::string words(const Feature& feature, double value) {
  if (!feature.is_date()) return fmt::format("{}", value);
  constexpr int kYear = 10'000;
  constexpr int kMonth = 100;
  const int date = static_cast<int>(value);
  return fmt::format("{:04}-{:02}-{:02}", date / kYear, date / kMonth % kMonth, date % kMonth);
}

std::string unit_words(const std::string& unit) {
  if (unit == "1" || unit.empty()) return "";
  if (unit == "a") return " years";
  if (unit == "mo") return " months";
  if (unit == "wk") return " weeks";
  if (unit == "d") return " days";
  if (unit == "/(2.mm2)") return " per 2 mm²";
  if (unit == "u[IU]/mL") return " µIU/mL";
  return " " + unit;
}

std::string join(const std::vector<std::string>& items, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    out += items[i];
  }
  return out;
}

std::string words(const knowledge::Content& content, const advice::Stated& stated) {
  const Feature& feature = content.features[stated.feature];
  if (stated.special) return feature.special_label;
  if (stated.interval) return phrase(feature, range(feature, *stated.interval));
  return values(feature, stated.values);
}

std::string words(const knowledge::Base& base, const advice::Requirement& requirement) {
  const Feature& feature = base.content.features[requirement.feature];
  const knowledge::CellMap& cells = base.cells[requirement.feature];
  if (feature.type.kind != Kind::Number)
    return values(feature,
                  requirement.cells & diagram::all_cells(std::max<std::size_t>(2, feature.type.values.size())));
  std::vector<std::string> items;
  for (const Interval& interval : cells.intervals(requirement.cells)) items.push_back(range(feature, interval));
  const bool special = cells.has_special() && (requirement.cells & cells.special()) != 0;
  if (items.empty() && special) return feature.special_label;
  const std::string numbers = phrase(feature, join(items, "or"));
  return special ? fmt::format("{} or {}", numbers, feature.special_label) : numbers;
}

std::string words(const knowledge::Base& base, const std::vector<std::vector<advice::Requirement>>& alternatives) {
  std::vector<std::string> out;
  for (const auto& alternative : alternatives) {
    std::vector<std::string> items;
    for (const advice::Requirement& requirement : alternative) items.push_back(words(base, requirement));
    out.push_back(join(items, "and"));
  }
  const bool one_each =
      std::all_of(alternatives.begin(), alternatives.end(), [](const auto& a) { return a.size() == 1; });
  std::string text;
  for (std::size_t i = 0; i < out.size(); ++i) text += (i == 0 ? "" : one_each ? " or " : "; or ") + out[i];
  return text;
}

std::string words(const knowledge::Content& content, const std::vector<advice::Treatment>& treatments) {
  if (treatments.empty()) return "no treatment so far";
  std::string out;
  for (const advice::Treatment& treatment : treatments) {
    std::vector<std::string> names;
    for (const auto index : treatment.interventions) names.push_back(lower_first(content.interventions[index].label));
    std::vector<std::string> details;
    if (!treatment.outcome.empty()) details.push_back(treatment.outcome);
    if (treatment.outcome.empty() && treatment.stated_ongoing) details.emplace_back("ongoing");
    if (!treatment.best_response.empty()) details.push_back("best response " + treatment.best_response);
    if (treatment.cycles) details.push_back(fmt::format("{} cycles", *treatment.cycles));
    out += (out.empty() ? "" : ", then ") + join(names, "or");
    if (!details.empty()) out += fmt::format(" ({})", fmt::join(details, ", "));
  }
  return out;
}

std::string history_words(const knowledge::Content& content, const advice::Case& patient) {
  if (!patient.treatments) return "unknown";
  return words(content, *patient.treatments) + (patient.treatments_complete ? "" : " (incomplete)");
}

std::string words(const knowledge::Classification& classification, const advice::ClassificationAnswer& answer) {
  if (answer.value) return classification.values[*answer.value].label;
  std::vector<std::string> labels;
  for (const std::uint32_t possible : answer.possible) labels.push_back(classification.values[possible].label);
  return labels.empty() ? "undetermined" : "undetermined, still possible: " + join(labels, "or");
}

std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                    const std::vector<advice::Key>& keys, const std::vector<advice::Requirement>& history) {
  std::vector<std::string> out;
  for (const advice::Key key : keys) {
    if (facts.keys[key] && base.content.features[*facts.keys[key]].is_date()) {
      out.push_back(phrase(base.content.features[*facts.keys[key]], advice::print_day(patient.as_of)));
    } else if (facts.keys[key]) {
      const auto stated = std::find_if(patient.stated.begin(), patient.stated.end(),
                                       [&](const advice::Stated& s) { return s.feature == *facts.keys[key]; });
      out.push_back(words(base.content, *stated));
    } else if (history.empty()) {
      out.push_back("history: " + words(base.content, *patient.treatments));
    } else {
      for (const advice::Requirement& fact : history) out.push_back(words(base, fact));
    }
  }
  return join(out, "and");
}

std::string words(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                  const std::vector<advice::Key>& keys) {
  return because(base, patient, facts, keys, {});
}

std::string because(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                    const advice::Recommendation& recommendation) {
  if (recommendation.because.empty()) return {};
  return because(base, patient, facts, recommendation.because.front(), recommendation.history);
}

std::string stance_words(advice::Position position) {
  switch (position) {
    case advice::Position::For:
      return "for";
    case advice::Position::Against:
      return "against";
    case advice::Position::Mixed:
      return "for and against";
    case advice::Position::NoConsensus:
      return "no consensus";
    case advice::Position::Caution:
      return "caution";
    case advice::Position::Undetermined:
      return "open";
  }
  return {};
}

std::string assumed_words(const Feature& feature) {
  if (feature.type.kind == Kind::Number) return feature.special_label;
  if (feature.type.kind == Kind::Boolean) return feature.absent == "true" ? feature.yes : feature.no;
  const auto value = std::find(feature.type.values.begin(), feature.type.values.end(), feature.absent);
  return phrase(feature, feature.value_labels[static_cast<std::size_t>(value - feature.type.values.begin())]);
}

std::string condition_words(const knowledge::Base& base, knowledge::StatementIndex statement) {
  const advice::Facts facts = advice::facts_of(base, advice::Case{});
  const auto possible = advice::possible_cells(base, facts);
  advice::Residuals residuals(base, facts, possible);
  return words(base, residuals.of(base.statements[statement].when).provided);
}

std::string unit_words(const Feature& feature) {
  const std::string words = unit_words(feature.type.unit);
  return words.empty() ? words : words.substr(1);
}

const std::string& effort(const Feature& feature) {
  static const std::string kHistory = "history";
  return feature.derivation ? kHistory : knowledge::effort_words()[static_cast<std::size_t>(feature.effort)];
}

std::string stated_words(const knowledge::Base& base, const advice::Case& patient, knowledge::FeatureIndex feature) {
  const auto stated = std::find_if(patient.stated.begin(), patient.stated.end(),
                                   [&](const advice::Stated& s) { return s.feature == feature; });
  if (stated != patient.stated.end()) return words(base.content, *stated);
  const knowledge::Feature& own = base.content.features[feature];
  if (!own.absent.empty()) return assumed_words(own) + " (assumed)";
  return own.derivation && patient.treatments ? "what follows from the history" : "nothing";
}

std::string_view stance_words(knowledge::Stance stance) {
  switch (stance) {
    case knowledge::Stance::For:
      return "for";
    case knowledge::Stance::Against:
      return "against";
    case knowledge::Stance::Caution:
      return "cautious about";
    case knowledge::Stance::NoConsensus:
      return "without consensus on";
  }
  return {};
}

std::string lower_first(std::string text) {
  // "CAPTEM", "PRRT", "G1", "Ki-67" stay as they are
  const bool word = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z';
  const bool name = text.starts_with("Ki-67") || text.starts_with("Krenning") || text.starts_with("Karnofsky") ||
                    text.starts_with("Helicobacter");
  if (word && !name) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string_view mark(advice::Position position) {
  switch (position) {
    case advice::Position::For:
      return "+";
    case advice::Position::Against:
      return "-";
    case advice::Position::Mixed:
      return "+/-";
    case advice::Position::NoConsensus:
      return "=";
    case advice::Position::Caution:
      return "!";
    case advice::Position::Undetermined:
      return "?";
  }
  return {};
}

std::string voice(const knowledge::Content& content, knowledge::SourceIndex source) {
  const std::string& name = content.sources[source].short_title;
  return name.substr(0, name.find_first_of(" -"));
}

std::string grade(const knowledge::Source& source, const advice::Stand& stand) {
  if (!stand.strength) return "not graded";
  std::string out = source.strengths[*stand.strength];
  if (stand.certainty) out += fmt::format(", certainty {}", source.certainties[*stand.certainty]);
  return out;
}

}  // namespace consilium::report
