#include "audit/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "advice/case_reader.hpp"
#include "advice/dates.hpp"
#include "advice/facts.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/assignments.hpp"

namespace consilium::audit {
namespace {

constexpr std::size_t kShort = 16;

struct Key {
  std::uint64_t low;
  std::uint64_t high;
};

/// A text of at most 16 bytes; what follows it is cut off.
Key key_of(std::string_view text) {
  static constexpr auto kMasks = [] {
    std::array<std::array<std::uint64_t, 2>, kShort + 1> out{};
    for (std::size_t n = 0; n <= kShort; ++n) {
      for (std::size_t half = 0; half < 2; ++half) {
        const std::size_t bytes = n < 8 * half ? 0 : std::min<std::size_t>(8, n - 8 * half);
        out[n][half] = bytes == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * bytes)) - 1;
      }
    }
    return out;
  }();
  Key key{};
  std::memcpy(&key.low, text.data(), 8);
  std::memcpy(&key.high, text.data() + 8, 8);
  key.low &= kMasks[text.size()][0];
  key.high &= kMasks[text.size()][1];
  return key;
}

std::size_t hash(const Key& key) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(((key.low ^ (key.high * kOdd)) * kOdd) >> 52U);
}

}  // namespace

const Meaning* Memory::find(std::string_view text) const {
  if (text.size() > kShort) {
    const auto found = longer_.find(std::string(text));
    return found == longer_.end() ? nullptr : &found->second;
  }
  if (slots_.empty()) return nullptr;
  const Key key = key_of(text);
  for (std::size_t i = hash(key);; i = (i + 1) % kSlots) {
    const Slot& slot = slots_[i];
    if (!slot.used) return nullptr;
    if (slot.low == key.low && slot.high == key.high) return &slot.meaning;
  }
}

bool Memory::insert(std::string_view text, Meaning meaning) {
  if (used_ + longer_.size() >= kSlots / 2) return false;
  if (text.size() > kShort) return longer_.emplace(text, meaning).second;
  slots_.resize(kSlots);
  // the text may stand at the end of what can be read
  std::array<char, kShort> copy{};
  std::memcpy(copy.data(), text.data(), text.size());
  const Key key = key_of({copy.data(), text.size()});
  std::size_t i = hash(key);
  while (slots_[i].used) i = (i + 1) % kSlots;
  slots_[i] = {key.low, key.high, meaning, true};
  ++used_;
  return true;
}

void Memory::clear() {
  slots_.clear();
  longer_.clear();
  used_ = 0;
}

FeatureColumn::FeatureColumn(const knowledge::Base& base, knowledge::FeatureIndex feature, const ColumnRule& rule)
    : base_(base), feature_(feature), variable_(base.variable_of[feature]), rule_(rule) {}

std::optional<Meaning> FeatureColumn::read(std::string_view cell, cohort::Alphabet& alphabet) {
  if (const Meaning* known = memory_.find(cell)) return *known;
  const auto out = understand(cell, alphabet);
  if (out) memory_.insert(cell, *out);
  return out;
}

std::optional<Meaning> FeatureColumn::understand(std::string_view cell, cohort::Alphabet& alphabet) const {
  auto cells = plain_number(cell);
  if (!cells) {
    advice::Case patient;
    try {
      state(cell, patient);
    } catch (const std::invalid_argument&) {
      return Meaning{Meaning::Kind::Error};
    }
    if (patient.stated.empty() && !patient.as_of_stated) return Meaning{};
    cells = advice::facts_of(base_, patient).allowed[variable_];
  }
  const auto code = alphabet.code(variable_, *cells);
  if (!code) return std::nullopt;
  return Meaning{Meaning::Kind::Value, *code};
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
