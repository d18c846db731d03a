#include "audit/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "advice/case_reader.hpp"
#include "advice/dates.hpp"
#include "advice/facts.hpp"
#include "advice/history.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/assignments.hpp"

namespace consilium::audit {
FeatureColumn::FeatureColumn(const knowledge::Base& base, knowledge::FeatureIndex feature, const ColumnRule& rule)
    : base_(base), feature_(feature), variable_(base.variable_of[feature]), rule_(rule) {}

void FeatureColumn::begin(cohort::Alphabet& alphabet, cohort::Code nothing) {
  alphabet_ = &alphabet;
  nothing_.code = nothing;
  memory_.clear();
}

Meaning FeatureColumn::read(std::string_view cell) {
  if (cell.size() > Memory::kShort) {
    if (const Meaning* known = memory_.find_longer(cell)) return *known;
  }
  const Meaning out = understand(cell);
  if (out.kind != Meaning::Kind::Overflow) memory_.insert(cell, out);
  return out;
}

Meaning FeatureColumn::understand(std::string_view cell) const {
  auto cells = plain_number(cell);
  if (!cells) {
    advice::Case patient;
    try {
      state(cell, patient);
    } catch (const std::invalid_argument&) {
      return {Meaning::Kind::Error};
    }
    if (patient.stated.empty() && !patient.as_of_stated) return nothing_;
    cells = base_.content.features[feature_].is_date() ? advice::derive(base_, patient, feature_)
                                                       : advice::facts_of(base_, patient).allowed[variable_];
  }
  const auto code = alphabet_->code(variable_, *cells);
  if (!code) return {Meaning::Kind::Overflow};
  return {Meaning::Kind::Stated, *code};
}

/// The common case of many different texts, without the reader of cases. What it does not take, that decides about.
std::optional<diagram::Cells> FeatureColumn::plain_number(std::string_view cell) const {
  const knowledge::Feature& feature = base_.content.features[feature_];
  const bool as_it_is = rule_.values.empty() && rule_.unknown.empty() && !rule_.decimal_comma;
  if (feature.type.kind != cql::FeatureType::Kind::Number || feature.is_date() || !as_it_is) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  if (!(number >= feature.type.low && number <= feature.type.high)) return std::nullopt;
  return base_.cells[feature_].of(knowledge::Interval{number, number, false, false});
}

void FeatureColumn::state(std::string_view cell, advice::Case& patient) const {
  const std::optional<std::string> text = rule_.read(cell);
  if (!text) return;
  const knowledge::Feature& feature = base_.content.features[feature_];
  if (feature.is_date()) {
    const auto day = advice::parse_day(*text);
    if (!day) throw std::invalid_argument(fmt::format("{} is no date (YYYY-MM-DD)", diagnostics::quoted(*text)));
    patient.as_of = *day;
    patient.as_of_stated = true;
    return;
  }
  try {
    // A grade of 1 is the text "1": tables have no quotes for it.
    const auto& values = feature.type.values;
    const std::string mark = std::find(values.begin(), values.end(), *text) != values.end() ? "'" : "";
    const document::Document document =
        exchange::parse_assignments({fmt::format("{}={}{}{}", feature.id(), mark, *text, mark)});
    const advice::Case read = advice::read_case(base_.content, document, document.root, {});
    patient.stated.insert(patient.stated.end(), read.stated.begin(), read.stated.end());
  } catch (const diagnostics::InputError& error) {
    const diagnostics::Diagnostic& first = error.diagnostics().front();
    throw std::invalid_argument(first.help.empty() ? first.message : fmt::format("{}; {}", first.message, first.help));
  }
}

}  // namespace consilium::audit
