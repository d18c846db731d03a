#include "knowledge/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cql/parse.hpp"
#include "cql/print.hpp"
#include "diagram/diagrams.hpp"
#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

constexpr std::size_t kLargestFile = std::size_t{4} << 20U;

/// "It has one of its values" implies that it can have one.
Constraint only_constraint(FeatureIndex index, const Feature& feature) {
  cql::Condition valued;
  valued.kind = cql::Condition::Kind::Test;
  valued.test.feature = index;
  valued.test.values = diagram::all_cells(feature.type.values.size());
  cql::Condition condition;
  condition.kind = cql::Condition::Kind::Implies;
  condition.operands = {std::move(valued), feature.only->when.condition};
  return {feature.label,
          feature.only->reason,
          {feature.id() + " has a value implies " + feature.only->when.text, std::move(condition)},
          feature.place};
}

}  // namespace

Content load(const std::string& directory) { return Loader(directory).run(); }

Content Loader::run() {
  manifest();
  for (const std::string& group : feature_files_) attempt([&] { features(group); });
  attempt([&] { interventions(); });
  resolve_derivations();
  errors_.throw_if_any();  // conditions cannot be read without features

  std::vector<cql::FeatureType> types;
  for (const Feature& feature : content_.features) types.push_back(feature.type);
  const cql::Vocabulary vocabulary(std::move(types));
  cql::Scope scope(vocabulary);
  resolve_only(scope);
  attempt([&] { concepts(directory_ / "concepts.cql", scope, std::nullopt); });
  attempt([&] { constraints(scope); });
  attempt([&] { classifications(scope); });
  attempt([&] { progression(); });
  evidence(scope);
  attempt([&] { regimens(scope); });
  for (const std::string& id : source_ids_) {
    attempt([&] {
      cql::Scope own = scope;
      source(id);
      const auto index = static_cast<SourceIndex>(content_.sources.size() - 1);
      const auto folder = directory_ / "sources" / id;
      if (std::filesystem::exists(folder / "concepts.cql")) concepts(folder / "concepts.cql", own, index);
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("statements")) files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      for (const auto& file : files) attempt([&] { statements(file, index, own); });
    });
  }
  attempt([&] { timings(); });
  unlisted_files();
  errors_.throw_if_any();
  return std::move(content_);
}

void Loader::manifest() {
  const document::Document file = yaml(directory_ / "knowledge.yaml");
  document::Fields fields(file, file.root, "knowledge.yaml", errors_);
  content_.title = fields.text("title");
  content_.version = fields.text("version");
  content_.notice = fields.text("notice");
  feature_files_ = fields.texts("features");
  source_ids_ = fields.texts("sources");
  evidence_files_ = fields.texts("evidence");
  fields.finish();
  errors_.throw_if_any();
}

void Loader::concepts(const std::filesystem::path& path, cql::Scope& scope, std::optional<SourceIndex> source) {
  const diagnostics::Excerpt text(diagnostics::read_file(path.string(), kLargestFile));
  const std::size_t before = definitions_.size();
  cql::check(cql::parse_library(text), text, scope, definitions_);
  for (std::size_t i = before; i < definitions_.size(); ++i) {
    const cql::CheckedDefinition& checked = definitions_[i];
    content_.definitions.push_back(
        {checked.name, checked.tags, {checked.text, checked.condition}, source, place(text.file(), checked.span)});
  }
}

void Loader::constraints(cql::Scope& scope) {
  const diagnostics::Excerpt text(diagnostics::read_file((directory_ / "constraints.cql").string(), kLargestFile));
  const cql::Library library = cql::parse_library(text);
  cql::Scope own = scope;  // a constraint is not a concept: its name is not known elsewhere
  const std::size_t before = definitions_.size();
  cql::check(library, text, own, definitions_);
  for (std::size_t i = before; i < definitions_.size(); ++i) {
    const cql::CheckedDefinition& checked = definitions_[i];
    const auto reason = checked.tags.find("reason");
    if (reason == checked.tags.end() || reason->second.empty()) {
      errors_.add(diagnostics::at(text, checked.span, fmt::format("the constraint \"{}\" has no reason", checked.name),
                                  "say it in a comment before the definition: /* @reason: … */"));
      continue;
    }
    content_.constraints.push_back(
        {checked.name, reason->second, {checked.text, checked.condition}, place(text.file(), checked.span)});
  }
  definitions_.resize(before);
  for (FeatureIndex i = 0; i < content_.features.size(); ++i) {
    const Feature& feature = content_.features[i];
    if (feature.only) content_.constraints.push_back(only_constraint(i, feature));
  }
}

void Loader::classifications(const cql::Scope& scope) {
  const document::Document file = yaml(directory_ / "classification.yaml");
  if (file.root.kind != document::Value::Kind::List) {
    throw diagnostics::InputError(
        diagnostics::at(*file.source, file.root.span, "a list of classifications is wanted here"));
  }
  for (const document::Value& item : file.root.items) {
    document::Fields fields(file, item, "a classification", errors_);
    Classification classification{fields.text("id"), fields.text("label"), {}};
    const document::Value* values = fields.required("values");
    fields.finish();
    if (values == nullptr) continue;
    for (const document::Member& member : values->members) {
      document::Fields value(file, member.value, "a value of a classification", errors_);
      Classification::Value out{member.key, value.text("label"), {}};
      if (const document::Value* condition = value.required("when")) out.when = when(file, *condition, scope);
      value.finish();
      classification.values.push_back(std::move(out));
    }
    content_.classifications.push_back(std::move(classification));
  }
}

/// A file that the manifest forgot would be silently without effect.
void Loader::unlisted_files() {
  const auto check = [&](const char* folder, const std::vector<std::string>& listed, const std::string& extension) {
    if (!std::filesystem::is_directory(directory_ / folder)) return;
    for (const auto& entry : std::filesystem::directory_iterator(directory_ / folder)) {
      std::string name = entry.path().filename().string();
      if (name.size() > extension.size() && name.ends_with(extension)) name.resize(name.size() - extension.size());
      if (std::find(listed.begin(), listed.end(), name) != listed.end()) continue;
      errors_.add(diagnostics::about(entry.path().string(),
                                     fmt::format("is not listed under `{}` in knowledge.yaml", folder),
                                     "list it, or move it away"));
    }
  };
  check("features", feature_files_, ".yaml");
  check("sources", source_ids_, "");
  std::vector<std::string> evidence = evidence_files_;
  evidence.insert(evidence.end(), {"figure", "inventory", "concepts.cql"});
  check("evidence", evidence, ".yaml");
}

document::Document Loader::yaml(const std::filesystem::path& path) const {
  return document::parse_yaml(diagnostics::read_file(path.string(), kLargestFile));
}

When Loader::when(const document::Document& file, const document::Value& value, const cql::Scope& scope) {
  When out;
  if (value.kind == document::Value::Kind::Boolean) {  // `when: true` is a YAML boolean and a condition as well
    out.condition.constant = value.boolean;
    out.text = value.boolean ? "true" : "false";
    return out;
  }
  if (value.kind != document::Value::Kind::String) {
    errors_.add(diagnostics::at(*file.source, value.span, "a condition is wanted here"));
    return out;
  }
  const diagnostics::Excerpt text(file.source, value.text, value.line_offsets);
  attempt([&] {
    const cql::Expression expression = cql::parse_expression(text);
    out.condition = cql::check(expression, text, scope);
    out.text = cql::print(expression);
  });
  return out;
}

Place Loader::place(const diagnostics::SourceText& file, diagnostics::Span span) const {
  const auto path = std::filesystem::path(file.name()).lexically_relative(directory_);
  return {path.generic_string(), static_cast<std::uint32_t>(file.position(span.begin).line)};
}

std::map<std::string, std::string> Loader::codes(document::Fields& fields, const document::Document& file) {
  std::map<std::string, std::string> out;
  const document::Value* value = fields.optional("codes");
  if (value == nullptr) return out;
  for (const document::Member& member : value->members) {
    if (member.value.kind == document::Value::Kind::String) {
      out[member.key] = member.value.text;
    } else {
      errors_.add(diagnostics::at(*file.source, member.value.span, "a code is a text", "put it in quotes"));
    }
  }
  return out;
}

std::optional<InterventionIndex> Loader::intervention(const document::Document& file, const document::Value& value) {
  const auto found = document::one_of(file, value, "intervention", content_.intervention_ids(), errors_);
  return found ? std::optional(static_cast<InterventionIndex>(*found)) : std::nullopt;
}

}  // namespace consilium::knowledge
