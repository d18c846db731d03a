#include <fmt/format.h>

#include <algorithm>

#include "diagram/diagrams.hpp"
#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

using document::Value;
using Kind = cql::FeatureType::Kind;

const std::vector<std::string> kTypes = {"boolean", "code", "number"};
const std::vector<std::string> kWhat = {"any",  "count", "months_since_end", "cycles", "disease_control_months",
                                        "as_of"};

}  // namespace

void Loader::features(const std::string& group) {
  const document::Document file = yaml(directory_ / "features" / (group + ".yaml"));
  document::Fields fields(file, file.root, "a file of features", errors_);
  const std::string id = fields.text("group");
  if (id != group) fields.fail(file.root, fmt::format("the group of this file is `{}`", group), "name it as the file");
  content_.feature_groups.push_back({id, fields.text("label")});
  const Value* list = fields.required("features");
  fields.finish();
  if (list == nullptr) return;
  for (const document::Member& member : list->members) feature(file, member, id);
}

void Loader::feature(const document::Document& file, const document::Member& member, const std::string& group) {
  document::Fields fields(file, member.value, fmt::format("the feature {}", member.key), errors_);
  Feature out;
  out.type.name = member.key;
  out.group = group;
  out.place = place(*file.source, member.key_span);
  if (content_.feature(member.key))
    fields.fail(member.value, fmt::format("the feature `{}` is given twice", member.key));
  if (const Value* type = fields.required("type")) {
    out.type.kind = static_cast<Kind>(document::one_of(file, *type, "type", kTypes, errors_).value_or(0));
  }
  out.label = fields.text("label");
  out.phrase = fields.optional_text("phrase");
  out.question = fields.text("question");
  out.codes = codes(fields, file);
  switch (out.type.kind) {
    case Kind::Boolean:
      out.yes = fields.text("yes");
      out.no = fields.text("no");
      break;
    case Kind::Code:
      if (const Value* values = fields.required("values")) {
        for (const document::Member& value : values->members) {
          out.type.values.push_back(value.key);
          out.value_labels.push_back(value.value.text);
        }
        if (out.type.values.empty() || out.type.values.size() > diagram::kMostCells) {
          fields.fail(*values, "a code has 1 to 64 values, each with its words", "value: its words");
        }
      }
      break;
    case Kind::Number:
      number(fields, file, out);
      break;
  }
  if (const Value* derive = fields.optional("derive")) {
    derivations_.push_back({static_cast<FeatureIndex>(content_.features.size()), file, *derive});
    out.special = fields.optional_text("otherwise");
    if (!out.special.empty()) out.special_label = fields.text("otherwise_label");
  } else if (const Value* effort = fields.required("effort")) {
    out.effort = static_cast<Effort>(document::one_of(file, *effort, "effort", effort_words(), errors_).value_or(0));
  }
  if (const Value* absent = fields.optional("absent")) {
    out.absent = absent->kind == Value::Kind::Boolean ? (absent->boolean ? "true" : "false") : absent->text;
    out.type.always_known = true;
    if (out.type.kind == Kind::Number) {
      out.special = out.absent;
      out.special_label = fields.text("absent_label");
    } else if (out.type.kind == Kind::Boolean
                   ? absent->kind != Value::Kind::Boolean
                   : std::find(out.type.values.begin(), out.type.values.end(), out.absent) == out.type.values.end()) {
      fields.fail(*absent, fmt::format("`{}` is no value of `{}`", out.absent, out.id()));
    }
  }
  if (const Value* only = fields.optional("only")) {
    only_.push_back({static_cast<FeatureIndex>(content_.features.size()), file, *only});
    if (out.type.kind != Kind::Code)
      fields.fail(*only, "`only` is for codes: a boolean is false and a number 0 elsewhere");
  }
  fields.finish();
  content_.features.push_back(std::move(out));
}

void Loader::number(document::Fields& fields, const document::Document& file, Feature& feature) {
  feature.type.unit = fields.text("unit");
  const Value* range = fields.required("range");
  if (range == nullptr) return;
  const bool valid = range->items.size() == 2 && range->items[0].kind == Value::Kind::Number &&
                     range->items[1].kind == Value::Kind::Number && range->items[0].number < range->items[1].number;
  if (!valid) {
    errors_.add(diagnostics::at(*file.source, range->span, "a range is [lowest, highest]", "both are possible values"));
    return;
  }
  feature.type.low = range->items[0].number;
  feature.type.high = range->items[1].number;
}

void Loader::resolve_derivations() {
  for (const Pending& pending : derivations_) {
    attempt([&] { derivation(pending.file, pending.value, content_.features[pending.feature]); });
  }
}

void Loader::resolve_only(const cql::Scope& scope) {
  for (const Pending& pending : only_) {
    document::Fields fields(pending.file, pending.value, "`only`", errors_);
    Feature::Only out;
    if (const Value* condition = fields.required("when")) out.when = when(pending.file, *condition, scope);
    out.reason = fields.text("reason");
    fields.finish();
    content_.features[pending.feature].only = std::move(out);
  }
}

void Loader::derivation(const document::Document& file, const Value& value, Feature& feature) {
  document::Fields fields(file, value, "a derivation", errors_);
  Derivation out;
  if (const Value* what = fields.required("what")) {
    out.what = static_cast<Derivation::What>(document::one_of(file, *what, "derivation", kWhat, errors_).value_or(0));
  }
  const bool date = out.what == Derivation::What::AsOf;
  if (const Value* of = date ? nullptr : fields.required("of")) {
    for (const Value& item : of->items) {
      if (const auto index = intervention(file, item)) out.of.push_back(*index);
    }
    if (out.of.empty()) fields.fail(*of, "a list of interventions is wanted here");
  }
  const auto words = [&](std::string_view key, const std::vector<std::string>& allowed) {
    std::vector<std::string> list;
    const Value* given = fields.optional(key);
    if (given == nullptr) return list;
    for (const Value& item : given->items) {
      if (const auto index = document::one_of(file, item, key, allowed, errors_)) list.push_back(allowed[*index]);
    }
    return list;
  };
  out.outcome = words("outcome", outcome_words());
  out.best_response = words("best_response", response_words());
  out.intent = words("intent", intent_words());
  out.intent_not = words("intent_not", intent_words());
  out.ongoing = fields.boolean("ongoing");
  fields.finish();
  const bool number = feature.type.kind == Kind::Number;
  if (number == (out.what == Derivation::What::Any)) {
    fields.fail(value, "`any` makes a boolean, every other derivation a number");
  }
  const bool may_be_none =
      out.what == Derivation::What::MonthsSinceEnd || out.what == Derivation::What::DiseaseControlMonths;
  if (may_be_none && feature.special.empty()) {
    fields.fail(value, "what is it when there was no such treatment?", "add `otherwise: never` and `otherwise_label`");
  }
  feature.derivation = std::move(out);
}

void Loader::interventions() {
  const document::Document file = yaml(directory_ / "interventions.yaml");
  std::vector<std::pair<InterventionIndex, const Value*>> parents;
  for (const Value& item : file.root.items) {
    document::Fields group(file, item, "a group of interventions", errors_);
    const auto index = static_cast<std::uint32_t>(content_.intervention_groups.size());
    content_.intervention_groups.push_back({group.text("group"), group.text("label"), Purpose::Treatment});
    if (const Value* purpose = group.required("purpose")) {
      content_.intervention_groups.back().purpose =
          static_cast<Purpose>(document::one_of(file, *purpose, "purpose", purpose_words(), errors_).value_or(0));
    }
    const Value* list = group.required("interventions");
    group.finish();
    if (list == nullptr) continue;
    for (const document::Member& member : list->members) {
      document::Fields fields(file, member.value, fmt::format("the intervention {}", member.key), errors_);
      if (content_.intervention(member.key)) fields.fail(member.value, fmt::format("`{}` is given twice", member.key));
      if (const Value* parent = fields.optional("is")) {
        parents.emplace_back(static_cast<InterventionIndex>(content_.interventions.size()), parent);
      }
      content_.interventions.push_back({member.key, fields.text("label"), index, std::nullopt, codes(fields, file)});
      fields.finish();
    }
  }
  for (const auto& [index, parent] : parents) {
    content_.interventions[index].parent = intervention(file, *parent);
    // a broader intervention that belongs to its own member would never end
    std::optional<InterventionIndex> at = content_.interventions[index].parent;
    while (at && *at != index) at = content_.interventions[*at].parent;
    if (at) {
      content_.interventions[index].parent.reset();
      errors_.add(diagnostics::at(*file.source, parent->span, "an intervention cannot belong to itself"));
    }
  }
}

}  // namespace consilium::knowledge
