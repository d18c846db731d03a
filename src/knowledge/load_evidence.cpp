#include <fmt/format.h>

#include <algorithm>

#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

using document::Value;

constexpr double kMostPatients = 1e6;

/// A number of patients.
std::optional<std::uint32_t> count(document::Fields& fields, std::string_view key) {
  const Value* value = fields.optional(key);
  if (value == nullptr || value->kind == Value::Kind::Null) return std::nullopt;
  const bool whole =
      value->kind == Value::Kind::Number && value->text.find_first_not_of("0123456789") == std::string::npos;
  if (!whole || value->number < 1 || value->number > kMostPatients) {
    fields.fail(*value, fmt::format("`{}` is a number of patients", key), "what is not stated is left out");
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(value->number);
}

std::optional<Printed> printed(const Value& value) {
  if (value.kind == Value::Kind::Number) return Printed{value.text, value.number};
  if (value.kind == Value::Kind::String && !value.text.empty()) return Printed{value.text, std::nullopt};
  return std::nullopt;
}

}  // namespace

std::vector<Printed> printed_values(document::Fields& fields, const Value& value, bool one_allowed) {
  std::vector<Printed> out;
  const bool list = value.kind == Value::Kind::List;
  for (std::size_t i = 0; i < (list ? value.items.size() : 1); ++i) {
    if (const auto item = printed(list ? value.items[i] : value)) out.push_back(*item);
  }
  if (out.size() == (list ? value.items.size() : 1) && (list ? out.size() == 2 : one_allowed)) return out;
  fields.fail(value, one_allowed ? "a value is a number or a text, or both ends of a range: [lowest, highest]"
                                 : "an interval has both its ends: [lowest, highest]");
  return {};
}

void Loader::evidence(cql::Scope scope) {
  if (evidence_files_.empty()) return;
  const auto folder = directory_ / "evidence";
  if (std::filesystem::exists(folder / "concepts.cql"))
    attempt([&] { concepts(folder / "concepts.cql", scope, std::nullopt); });
  attempt([&] { figure(); });
  for (const std::string& name : evidence_files_) attempt([&] { studies(name, scope); });
}

void Loader::figure() {
  const document::Document file = yaml(directory_ / "evidence" / "figure.yaml");
  document::Fields fields(file, file.root, "the figure", errors_);
  content_.figure.title = fields.text("title");
  content_.figure.axis = fields.text("axis");
  content_.figure.endpoints = fields.texts("endpoints");
  if (const Value* units = fields.required("units")) {
    for (const document::Member& member : units->members) {
      if (member.value.kind != Value::Kind::Number || member.value.number <= 0) {
        fields.fail(member.value, fmt::format("how many {} is one `{}`?", content_.figure.axis, member.key));
      } else {
        content_.figure.units[member.key] = member.value.number;
      }
    }
  }
  fields.finish();
}

void Loader::studies(const std::string& name, const cql::Scope& scope) {
  const document::Document file = yaml(directory_ / "evidence" / (name + ".yaml"));
  if (file.root.kind != Value::Kind::List) {
    throw diagnostics::InputError(diagnostics::at(*file.source, file.root.span, "a list of studies is wanted here"));
  }
  for (const Value& item : file.root.items) study(file, item, scope);
  ++evidence_files_read_;
}

void Loader::study(const document::Document& file, const Value& value, const cql::Scope& scope) {
  document::Fields fields(file, value, "a study", errors_);
  Study out;
  out.place = place(*file.source, value.span);
  out.id = fields.text("id");
  if (content_.study(out.id)) fields.fail(value, fmt::format("the study `{}` is given twice", out.id));
  out.name = fields.text("name");
  out.registration = fields.texts("registration");
  out.design = fields.text("design");
  out.population = fields.text("population");
  if (const Value* condition = fields.optional("when")) out.when = when(file, *condition, scope);
  out.beyond = fields.optional_text("beyond");
  out.n = count(fields, "n");
  out.n_note = fields.optional_text("n_note");
  const auto each = [&](const Value* list, auto read) {
    if (list == nullptr) return;
    if (list->kind != Value::Kind::List) fields.fail(*list, "a list is wanted here");
    for (const Value& item : list->items) read(item);
  };
  each(fields.optional("arms"), [&](const Value& item) { arm(file, item, out); });
  const Value* stated_in = fields.required("stated_in");
  each(stated_in, [&](const Value& item) { mention(file, item, out); });
  if (stated_in != nullptr && out.mentions.empty()) fields.fail(*stated_in, "a study is stated in some document");
  each(fields.optional("endpoints"), [&](const Value& item) { endpoint(file, item, out); });
  if (const Value* status = fields.required("status")) {
    out.progress =
        static_cast<Progress>(document::one_of(file, *status, "status", progress_words(), errors_).value_or(0));
  }
  out.discrepancy = fields.optional_text("discrepancy");
  fields.finish();
  content_.studies.push_back(std::move(out));
}

void Loader::arm(const document::Document& file, const Value& value, Study& study) {
  document::Fields fields(file, value, "an arm", errors_);
  Arm out;
  out.id = fields.text("arm");
  out.label = fields.optional_text("label");
  if (out.label.empty()) out.label = out.id;
  const bool known =
      std::any_of(study.arms.begin(), study.arms.end(), [&](const Arm& other) { return other.id == out.id; });
  if (known) fields.fail(value, fmt::format("the arm `{}` is given twice", out.id));
  out.n = count(fields, "n");
  if (const Value* of = fields.optional("of")) {
    const bool list = of->kind == Value::Kind::List;
    for (std::size_t i = 0; i < (list ? of->items.size() : 1); ++i) {
      if (const auto index = intervention(file, list ? of->items[i] : *of)) out.interventions.push_back(*index);
    }
  }
  fields.finish();
  study.arms.push_back(std::move(out));
}

void Loader::mention(const document::Document& file, const Value& value, Study& study) {
  document::Fields fields(file, value, "a mention", errors_);
  Mention out;
  const Value* source = fields.required("source");
  const auto index = source == nullptr ? std::nullopt : document::one_of(file, *source, "source", source_ids_, errors_);
  out.source = static_cast<SourceIndex>(index.value_or(0));
  out.locator = fields.text("locator");
  if (const Value* status = fields.optional("status")) {
    out.progress =
        static_cast<Progress>(document::one_of(file, *status, "status", progress_words(), errors_).value_or(0));
  }
  fields.finish();
  if (index) study.mentions.push_back(std::move(out));
}

void Loader::endpoint(const document::Document& file, const Value& value, Study& study) {
  document::Fields fields(file, value, "an endpoint", errors_);
  Endpoint out;
  out.place = place(*file.source, value.span);
  out.name = fields.text("endpoint");
  if (const Value* arm = fields.optional("arm")) {
    std::vector<std::string> arms;
    for (const Arm& known : study.arms) arms.push_back(known.id);
    const auto index = document::one_of(file, *arm, "arm of this study", arms, errors_);
    if (index) out.arm = static_cast<std::uint32_t>(*index);
  }
  out.group = fields.optional_text("group");
  if (const Value* given = fields.optional("value")) out.value = printed_values(fields, *given, true);
  out.unit = out.value.empty() ? fields.optional_text("unit") : fields.text("unit");
  const Value* interval = fields.optional("ci95");
  const Value* range = fields.optional("range");
  if (interval != nullptr && range != nullptr) fields.fail(*range, "an interval is printed as `ci95` or as `range`");
  out.range = interval == nullptr && range != nullptr;
  if (interval != nullptr || range != nullptr)
    out.interval = printed_values(fields, interval != nullptr ? *interval : *range, false);
  out.p = fields.optional_text("p");
  out.note = fields.optional_text("note");
  if (out.value.empty() && out.p.empty() && out.note.empty())
    fields.fail(value, "an endpoint has a value, a p or a note", "a study without figures has no endpoints");
  if (const Value* source = fields.required("source")) {
    std::vector<std::string> stated_in;
    for (const Mention& mention : study.mentions) stated_in.push_back(source_ids_[mention.source]);
    if (const auto index = document::one_of(file, *source, "source in which this study is stated", stated_in, errors_))
      out.source = study.mentions[*index].source;
  }
  fields.finish();
  study.endpoints.push_back(std::move(out));
}

void Loader::rests_on(const document::Document& file, const Value& value, Statement& statement) {
  if (evidence_files_read_ < evidence_files_.size()) return;  // what is missing is not the statement's mistake
  std::vector<std::string> known;
  for (const Study& study : content_.studies) known.push_back(study.id);
  const bool list = value.kind == Value::Kind::List;
  for (std::size_t i = 0; i < (list ? value.items.size() : 1); ++i) {
    const Value& item = list ? value.items[i] : value;
    if (content_.study(item.text)) {
      statement.evidence.push_back(item.text);
    } else {
      errors_.add(diagnostics::at(*file.source, item.span,
                                  fmt::format("{} is no study", diagnostics::quoted(item.text)),
                                  diagnostics::suggest(item.text, known, false)));
    }
  }
}

}  // namespace consilium::knowledge
