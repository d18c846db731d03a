#include <fmt/format.h>

#include <algorithm>

#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

using document::Value;

/// A small whole number, at least 1.
std::uint32_t whole(document::Fields& fields, const Value& value, std::string_view what) {
  constexpr double kMost = 366;
  const bool digits =
      value.kind == Value::Kind::Number && value.text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && value.number >= 1 && value.number <= kMost) return static_cast<std::uint32_t>(value.number);
  fields.fail(value, fmt::format("{} is a whole number, at least 1", what));
  return 0;
}

}  // namespace

/// A knowledge base may do without the file.
void Loader::regimens(const cql::Scope& scope) {
  const auto path = directory_ / "regimens.yaml";
  if (!std::filesystem::exists(path)) return;
  const document::Document file = yaml(path);
  if (file.root.kind != Value::Kind::List) {
    throw diagnostics::InputError(diagnostics::at(*file.source, file.root.span, "a list of regimens is wanted here"));
  }
  for (const Value& item : file.root.items) regimen(file, item, scope);
}

void Loader::regimen(const document::Document& file, const Value& value, const cql::Scope& scope) {
  document::Fields fields(file, value, "a regimen", errors_);
  Regimen out;
  out.place = place(*file.source, value.span);
  out.id = fields.text("id");
  if (content_.regimen(out.id)) fields.fail(value, fmt::format("the regimen `{}` is given twice", out.id));
  out.name = fields.text("name");
  const auto each = [&](const char* key, auto read) {
    const Value* list = fields.optional(key);
    if (list == nullptr) return;
    if (list->kind != Value::Kind::List) fields.fail(*list, "a list is wanted here");
    for (const Value& item : list->items) read(item);
  };
  each("for", [&](const Value& item) {
    if (const auto index = intervention(file, item)) out.interventions.push_back(*index);
  });
  if (out.interventions.empty()) fields.fail(value, "a regimen belongs to an intervention", "name it under `for`");
  each("stated_in", [&](const Value& item) { citation(file, item, out); });
  if (out.stated_in.empty()) fields.fail(value, "a regimen is stated in some document", "name it under `stated_in`");
  each("doses", [&](const Value& item) { dose(file, item, out); });
  each("schedule", [&](const Value& item) { out.schedule.push_back(detail(file, item, out)); });
  each("toxicities", [&](const Value& item) { out.toxicities.push_back(detail(file, item, out)); });
  each("precautions", [&](const Value& item) { out.precautions.push_back(detail(file, item, out)); });
  each("contraindications", [&](const Value& item) { contraindication(file, item, out, scope); });
  out.discrepancy = fields.optional_text("discrepancy");
  fields.finish();
  content_.regimens.push_back(std::move(out));
}

void Loader::citation(const document::Document& file, const Value& value, Regimen& regimen) {
  document::Fields fields(file, value, "a citation", errors_);
  const Value* source = fields.required("source");
  const auto index = source == nullptr ? std::nullopt : document::one_of(file, *source, "source", source_ids_, errors_);
  Regimen::Citation out{static_cast<SourceIndex>(index.value_or(0)), fields.text("locator")};
  fields.finish();
  if (!index) return;
  const bool twice = std::any_of(regimen.stated_in.begin(), regimen.stated_in.end(),
                                 [&](const auto& other) { return other.source == out.source; });
  if (twice) fields.fail(value, "this document is cited already", "several places of one document go with `; `");
  regimen.stated_in.push_back(std::move(out));
}

/// The document of one figure: one of those that the regimen cites.
SourceIndex Loader::cited(document::Fields& fields, const document::Document& file, const Regimen& regimen) {
  const Value* source = fields.required("source");
  if (source == nullptr) return 0;
  std::vector<std::string> known;
  for (const Regimen::Citation& citation : regimen.stated_in) known.push_back(source_ids_[citation.source]);
  const auto index = document::one_of(file, *source, "source in which this regimen is stated", known, errors_);
  return index ? regimen.stated_in[*index].source : 0;
}

void Loader::dose(const document::Document& file, const Value& value, Regimen& regimen) {
  document::Fields fields(file, value, "a dose", errors_);
  Dose out;
  out.drug = fields.text("drug");
  if (const Value* amount = fields.required("amount")) out.amount = printed_values(fields, *amount, true);
  const bool counted = std::all_of(out.amount.begin(), out.amount.end(),
                                   [](const Printed& printed) { return printed.number && *printed.number > 0; });
  if (!counted) fields.fail(value, "the amount of a dose is a number above 0");
  if (const Value* unit = fields.required("unit")) {
    static const std::vector<std::string> kUnits{"mg", "mg/m2", "MBq", "GBq", "10*6.[IU]"};
    if (const auto index = document::one_of(file, *unit, "unit of a dose", kUnits, errors_)) out.unit = kUnits[*index];
  }
  if (const Value* times = fields.optional("times_a_day")) out.times_a_day = whole(fields, *times, "`times_a_day`");
  if (const Value* days = fields.optional("days")) {
    for (const Value& day : days->items) out.days.push_back(whole(fields, day, "a day"));
    if (out.days.size() != 2 || out.days[0] > out.days[1]) {
      fields.fail(*days, "`days` are the first and the last day: [1, 14]");
      out.days.clear();
    }
  }
  out.note = fields.optional_text("note");
  out.source = cited(fields, file, regimen);
  fields.finish();
  regimen.doses.push_back(std::move(out));
}

Detail Loader::detail(const document::Document& file, const Value& value, const Regimen& regimen) {
  document::Fields fields(file, value, "a detail of a regimen", errors_);
  Detail out;
  out.what = fields.text("what");
  if (const Value* given = fields.optional("value")) out.value = printed_values(fields, *given, true);
  if (!out.value.empty()) out.unit = fields.text("unit");
  out.note = fields.optional_text("note");
  out.source = cited(fields, file, regimen);
  fields.finish();
  return out;
}

void Loader::contraindication(const document::Document& file, const Value& value, Regimen& regimen,
                              const cql::Scope& scope) {
  document::Fields fields(file, value, "a contraindication", errors_);
  Contraindication out;
  out.what = fields.text("what");
  out.relative = fields.boolean("relative").value_or(false);
  if (const Value* condition = fields.optional("when")) out.when = when(file, *condition, scope);
  out.source = cited(fields, file, regimen);
  fields.finish();
  regimen.contraindications.push_back(std::move(out));
}

}  // namespace consilium::knowledge
