// Writes a registry of random patients: complete ones that satisfy all constraints, from which facts are then left out.
//
//   generate_registry 1000000 > cases.csv
//
// `csv` and `ndjson` are what `consilium audit` reads; `sql` is the table that `consilium export sql` declares: the
// date and what is no number stand there as numbers. The same seed and share give the same patients in all three.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <bit>
#include <cmath>
#include <cstdio>
#include <string>

#include "knowledge/embedded.hpp"
#include "support/patients.hpp"
#include "translate/parts.hpp"

namespace {

using consilium::knowledge::Base;
using consilium::knowledge::CellMap;
using consilium::knowledge::Feature;
using consilium::knowledge::FeatureIndex;
using consilium::knowledge::Interval;
using consilium::test::Random;
using Kind = consilium::cql::FeatureType::Kind;

enum class Format : std::uint8_t { Csv, Ndjson, Sql };

bool holds(const Interval& cell, double number) {
  const bool above = cell.low_open ? number > cell.low : number >= cell.low;
  return above && (cell.high_open ? number < cell.high : number <= cell.high);
}

/// Numbers of the cell as a registry has them: whole ones where there are any, and the ends, so that thresholds are
/// met.
std::vector<double> numbers_in(const Interval& cell) {
  constexpr int kSteps = 20;
  std::vector<double> out;
  const auto add = [&](double number) {
    if (holds(cell, number) && (out.empty() || out.back() != number)) out.push_back(number);
  };
  add(cell.low);
  for (int i = 1; i < kSteps; ++i) add(std::round(cell.low + (cell.high - cell.low) * i / kSteps));
  add(cell.high);
  if (out.empty()) out.push_back(cell.low + (cell.high - cell.low) / 2);
  return out;
}

/// Days of the cell within the years that registries are about, as YYYYMMDD; its first where there is none.
std::vector<double> days_in(const Interval& cell) {
  constexpr int kFirstYear = 2015;
  constexpr int kLastYear = 2026;
  constexpr int kMonths = 12;
  constexpr int kDaysOfAnyMonth = 28;
  std::vector<double> out;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    for (int month = 1; month <= kMonths; ++month) {
      for (int day = 1; day <= kDaysOfAnyMonth; ++day) {
        const double number = year * 10'000 + month * 100 + day;
        if (holds(cell, number)) out.push_back(number);
      }
    }
  }
  if (out.empty()) out.push_back(cell.low);
  return out;
}

std::string day_text(double number) {
  const auto day = static_cast<int>(number);
  return fmt::format("{:04}-{:02}-{:02}", day / 10'000, day / 100 % 100, day % 100);
}

/// What a file says of one feature.
class Column {
 public:
  Column(const Base& base, FeatureIndex f, Format format) : feature_(base.content.features[f]), format_(format) {
    const CellMap& cells = base.cells[f];
    for (std::size_t cell = 0; cell < cells.size(); ++cell) texts_.push_back(texts_of(cells, cell));
  }

  [[nodiscard]] std::string header() const { return is_as_of() ? "as_of" : feature_.id(); }
  /// What is assumed where nothing is said cannot be left unknown, and a registry knows its dates.
  [[nodiscard]] bool may_be_missing() const { return feature_.absent.empty() && !feature_.is_date(); }
  /// The ways to say that the value lies in the cell; none where that is said by saying nothing.
  [[nodiscard]] const std::vector<std::string>& texts(std::size_t cell) const { return texts_[cell]; }

 private:
  [[nodiscard]] bool is_as_of() const { return feature_.is_date() && format_ != Format::Sql; }

  [[nodiscard]] std::vector<std::string> texts_of(const CellMap& cells, std::size_t cell) const {
    if (cells.has_special() && cell + 1 == cells.size()) {
      if (feature_.only || feature_.absent == feature_.special) return {};
      if (format_ == Format::Sql) return {fmt::format("{}", consilium::translate::special_number(feature_))};
      return {word(feature_.special)};
    }
    switch (feature_.type.kind) {
      case Kind::Boolean:
        return {cell == 1 ? "true" : "false"};
      case Kind::Code:
        if (cell >= feature_.type.values.size()) return {};  // where the feature does not pertain
        return {word(feature_.type.values[cell])};
      default:
        std::vector<std::string> out;
        for (const double number :
             feature_.is_date() ? days_in(cells.interval(cell)) : numbers_in(cells.interval(cell))) {
          out.push_back(is_as_of() ? word(day_text(number)) : fmt::format("{}", number));
        }
        return out;
    }
  }

  [[nodiscard]] std::string word(const std::string& text) const {
    return format_ == Format::Ndjson ? '"' + text + '"' : text;
  }

  const Feature& feature_;
  Format format_;
  std::vector<std::vector<std::string>> texts_;  ///< by cell
};

void write(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw std::runtime_error("cannot write");
}

struct Options {
  std::uint64_t count = 0;
  std::uint64_t seed = 1;
  double missing = 0.2;
  Format format = Format::Csv;
};

void generate(const Base& base, const Options& options) {
  constexpr std::size_t kBuffer = 1U << 20U;
  const bool lines = options.format == Format::Ndjson;
  std::vector<Column> columns;
  for (FeatureIndex f = 0; f < base.content.features.size(); ++f) columns.emplace_back(base, f, options.format);
  std::string out = lines ? "" : "id";
  if (!lines) {
    for (const Column& column : columns) out += "," + column.header();
    out += '\n';
  }
  Random random(options.seed);
  consilium::test::Patients patients(base);
  for (std::uint64_t i = 1; i <= options.count; ++i) {
    const auto patient = patients.next(random);
    out += lines ? fmt::format("{{\"id\":\"{}\"", i) : fmt::format("{}", i);
    for (FeatureIndex f = 0; f < columns.size(); ++f) {
      const auto cell = static_cast<std::size_t>(std::countr_zero(patient[base.variable_of[f]]));
      const auto& texts = columns[f].texts(cell);
      const bool said = !texts.empty() && !(columns[f].may_be_missing() && random.chance(options.missing));
      if (!lines) out += ',';
      if (!said) continue;
      if (lines) out.append(",\"").append(columns[f].header()).append("\":");
      out += texts.size() == 1 ? texts.front() : random.pick(texts);
    }
    out += lines ? "}\n" : "\n";
    if (out.size() > kBuffer) {
      write(out);
      out.clear();
    }
  }
  write(out);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Random patients that satisfy all constraints, as a registry.");
  Options options;
  app.add_option("COUNT", options.count, "Patients")->required();
  app.add_option("--seed", options.seed, "Of the random numbers")->capture_default_str();
  app.add_option("--missing", options.missing, "Share of the facts that are left out")->capture_default_str();
  app.add_option("--format", options.format, "csv, ndjson, or sql: the table of `consilium export sql` as CSV")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Format>{{"csv", Format::Csv}, {"ndjson", Format::Ndjson}, {"sql", Format::Sql}}));
  CLI11_PARSE(app, argc, argv);
  generate(*consilium::knowledge::open(""), options);
}
