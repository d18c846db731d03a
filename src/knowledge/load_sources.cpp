#include <fmt/format.h>

#include <algorithm>

#include "knowledge/loader.hpp"

namespace consilium::knowledge {

using document::Value;

void Loader::source(const std::string& id) {
  const document::Document file = yaml(directory_ / "sources" / id / "source.yaml");
  document::Fields fields(file, file.root, "a source", errors_);
  Source out;
  out.id = fields.text("id");
  if (out.id != id) fields.fail(file.root, fmt::format("the id of this source is `{}`", id), "name it as its folder");
  out.title = fields.text("title");
  out.short_title = fields.text("short");
  out.kind = fields.optional_text("kind");
  out.doi = fields.optional_text("doi");
  out.file = fields.optional_text("file");
  out.scope = fields.optional_text("scope");
  out.published = fields.optional_text("published");
  out.reported_in = fields.texts("reported_in");
  out.strengths = fields.texts("strength");
  out.certainties = fields.texts("certainty");
  fields.finish();
  content_.sources.push_back(std::move(out));
}

void Loader::statements(const std::filesystem::path& path, SourceIndex source, const cql::Scope& scope) {
  const document::Document file = yaml(path);
  if (file.root.kind != Value::Kind::List) {
    throw diagnostics::InputError(diagnostics::at(*file.source, file.root.span, "a list of statements is wanted here"));
  }
  for (const Value& item : file.root.items) statement(file, item, source, scope);
}

void Loader::statement(const document::Document& file, const Value& value, SourceIndex source,
                       const cql::Scope& scope) {
  document::Fields fields(file, value, "a statement", errors_);
  Statement out;
  out.source = source;
  out.place = place(*file.source, value.span);
  out.id = fields.text("id");
  if (content_.statement(out.id)) fields.fail(value, fmt::format("the statement `{}` is given twice", out.id));
  out.locator = fields.text("locator");
  out.text = fields.text("statement");
  if (const Value* condition = fields.required("when")) out.when = when(file, *condition, scope);
  if (const Value* options = fields.optional("options")) {
    if (options->kind != Value::Kind::List) fields.fail(*options, "a list of options is wanted here");
    for (const Value& item : options->items) option(file, item, out, scope);
  }
  const Value* kind = fields.optional("kind");
  if (kind == nullptr) {
    out.kind = "recommendation";
    if (out.options.empty())
      fields.fail(value, "a statement has options or says its kind", "kind: criterion, schedule, …");
  } else if (const auto index = document::one_of(file, *kind, "kind", information_kinds(), errors_)) {
    out.kind = information_kinds()[*index];
  }
  const auto grade = [&](std::string_view key, const std::vector<std::string>& scale) -> std::optional<std::uint32_t> {
    const Value* given = fields.optional(key);
    if (given == nullptr || given->kind == Value::Kind::Null) return std::nullopt;
    const auto index = document::one_of(file, *given, fmt::format("{} of this source", key), scale, errors_);
    return index ? std::optional(static_cast<std::uint32_t>(*index)) : std::nullopt;
  };
  out.strength = grade("strength", content_.sources[source].strengths);
  out.certainty = grade("certainty", content_.sources[source].certainties);
  out.discrepancy = fields.optional_text("discrepancy");
  if (const Value* studies = fields.optional("evidence")) rests_on(file, *studies, out);
  out.limits = fields.texts("limits");
  fields.finish();
  content_.statements.push_back(std::move(out));
}

void Loader::option(const document::Document& file, const Value& value, Statement& statement, const cql::Scope& scope) {
  document::Fields fields(file, value, "an option", errors_);
  Option out;
  const Value* named = nullptr;
  for (std::size_t i = 0; i < stance_words().size(); ++i) {
    const Value* given = fields.optional(stance_words()[i]);
    if (given == nullptr) continue;
    if (named != nullptr) fields.fail(*given, "an option has one stance", "split it in two");
    named = given;
    out.stance = static_cast<Stance>(i);
  }
  if (named == nullptr) {
    fields.fail(value, "an option says what it is for or against",
                "for | against | caution | no_consensus: intervention");
  }
  if (const Value* condition = fields.optional("when")) out.when = when(file, *condition, scope);
  out.note = fields.optional_text("note");
  fields.finish();
  if (named == nullptr) return;
  const bool list = named->kind == Value::Kind::List;
  for (std::size_t i = 0; i < (list ? named->items.size() : 1); ++i) {
    const auto index = intervention(file, list ? named->items[i] : *named);
    if (!index) continue;
    out.intervention = *index;
    statement.options.push_back(out);
  }
}

}  // namespace consilium::knowledge
