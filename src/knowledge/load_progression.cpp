#include <algorithm>

#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

using document::Value;
using Kind = cql::FeatureType::Kind;

std::vector<std::string> words_of(const Feature& feature) {
  if (feature.type.kind == Kind::Code) return feature.type.values;
  return {"false", "true"};
}

}  // namespace

/// A knowledge base may do without the file: then every fact stays.
void Loader::progression() {
  const auto path = directory_ / "progression.yaml";
  if (!std::filesystem::exists(path)) return;
  const document::Document file = yaml(path);
  document::Fields fields(file, file.root, "progression.yaml", errors_);
  for (const char* what : {"becomes", "stays"}) {
    const Value* rules = fields.optional(what);
    if (rules == nullptr) continue;
    for (const document::Member& member : rules->members) {
      Value key;
      key.kind = Value::Kind::String;
      key.text = member.key;
      key.span = member.key_span;
      progression_rule(file, key, &member.value, std::string_view(what) == "becomes");
    }
  }
  if (const Value* unknown = fields.optional("unknown")) {
    for (const Value& feature : unknown->items) progression_rule(file, feature, nullptr, false);
  }
  fields.finish();
}

void Loader::progression_rule(const document::Document& file, const Value& key, const Value* values, bool becomes) {
  const auto fail = [&](const Value& at, std::string message, std::string help) {
    errors_.add(diagnostics::at(*file.source, at.span, std::move(message), std::move(help)));
  };
  const auto index = content_.feature(key.text);
  if (!index || content_.features[*index].derivation) {
    fail(key, index ? "this feature follows from the treatments" : "`" + key.text + "` is no feature",
         index ? "" : diagnostics::suggest(key.text, content_.feature_ids(), false));
    return;
  }
  const bool twice = std::any_of(content_.progression.begin(), content_.progression.end(),
                                 [&](const Progression& rule) { return rule.feature == *index; });
  if (twice) fail(key, "this feature has a rule already", "");
  Progression rule{*index, 0, becomes};
  const Feature& feature = content_.features[*index];
  if (values != nullptr && feature.type.kind == Kind::Number) {
    fail(*values, "a number becomes unknown", "list it under `unknown`");
    return;
  }
  const auto add = [&](Value value) {
    if (value.kind == Value::Kind::Boolean) value.text = value.boolean ? "true" : "false";
    if (value.kind == Value::Kind::Boolean) value.kind = Value::Kind::String;
    if (const auto bit = document::one_of(file, value, feature.id(), words_of(feature), errors_))
      rule.values |= cql::ValueSet{1} << *bit;
  };
  if (values != nullptr && values->kind == Value::Kind::List)
    std::for_each(values->items.begin(), values->items.end(), add);
  if (values != nullptr && values->kind != Value::Kind::List) add(*values);
  content_.progression.push_back(rule);
}

}  // namespace consilium::knowledge
