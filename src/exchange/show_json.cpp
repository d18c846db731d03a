#include "exchange/show_json.hpp"

#include <algorithm>

#include "exchange/answer_json.hpp"
#include "exchange/evidence_json.hpp"
#include "exchange/regimen_json.hpp"
#include "report/evidence_text.hpp"
#include "report/follow_up_words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using namespace knowledge;

json::array list(const std::vector<std::string>& items) { return json::array(items.begin(), items.end()); }

}  // namespace

json::object source_json(const Source& s) {
  return {{"type", "source"},
          {"id", s.id},
          {"title", s.title},
          {"short", s.short_title},
          {"kind", s.kind},
          {"doi", s.doi},
          {"scope", s.scope},
          {"published", s.published},
          {"strength", list(s.strengths)},
          {"certainty", list(s.certainties)}};
}

json::object statement_json(const Content& content, const Statement& s) {
  const Source& own = content.sources[s.source];
  json::array options;
  for (const Option& option : s.options) {
    json::object item{{"intervention", content.interventions[option.intervention].id},
                      {"stance", stance_words()[static_cast<std::size_t>(option.stance)]}};
    if (option.when) item["when"] = option.when->text;
    if (!option.note.empty()) item["note"] = option.note;
    options.push_back(std::move(item));
  }
  json::object out{
      {"type", "statement"},  {"id", s.id},          {"source", own.id},    {"kind", s.kind},
      {"locator", s.locator}, {"statement", s.text}, {"when", s.when.text}, {"options", std::move(options)},
      {"strength", nullptr},  {"certainty", nullptr}};
  if (s.strength) out["strength"] = own.strengths[*s.strength];
  if (s.certainty) out["certainty"] = own.certainties[*s.certainty];
  if (!s.discrepancy.empty()) out["discrepancy"] = s.discrepancy;
  if (!s.evidence.empty()) out["evidence"] = list(s.evidence);
  json::array timings;
  for (const Timing& timing : content.timings) {
    if (&content.statements[timing.statement] == &s) timings.emplace_back(report::words(timing, content));
  }
  if (!timings.empty()) out["timing"] = std::move(timings);
  return out;
}

json::object intervention_json(const Base& base, InterventionIndex index) {
  const Content& content = base.content;
  const Intervention& i = content.interventions[index];
  json::object codes;
  for (const auto& [system, code] : i.codes) codes[system] = code;
  const knowledge::InterventionGroup& group = content.intervention_groups[i.group];
  json::object out{{"type", "intervention"},
                   {"id", i.id},
                   {"label", i.label},
                   {"group", group.id},
                   {"purpose", knowledge::purpose_words()[static_cast<std::size_t>(group.purpose)]}};
  if (i.parent) out["is"] = content.interventions[*i.parent].id;
  if (!codes.empty()) out["codes"] = std::move(codes);
  json::array statements;
  for (const Statement& s : content.statements) {
    const bool names =
        std::any_of(s.options.begin(), s.options.end(), [&](const Option& o) { return o.intervention == index; });
    if (names) statements.emplace_back(s.id);
  }
  out["statements"] = std::move(statements);
  json::array studies;
  for (const StudyIndex study : report::studies_of(content, index)) studies.emplace_back(content.studies[study].id);
  if (!studies.empty()) out["evidence"] = std::move(studies);
  return out;
}

json::object feature_json(const Feature& f) {
  static const std::vector<std::string> kTypes = {"boolean", "code", "number"};
  json::object out{{"type", "feature"}, {"id", f.id()},     {"kind", kTypes[static_cast<std::size_t>(f.type.kind)]},
                   {"group", f.group},  {"label", f.label}, {"question", f.question}};
  if (!f.derivation) out["effort"] = effort_words()[static_cast<std::size_t>(f.effort)];
  out["derived"] = f.derivation.has_value();
  if (f.type.kind == cql::FeatureType::Kind::Code) {
    json::object values;
    for (std::size_t i = 0; i < f.type.values.size(); ++i) values[f.type.values[i]] = f.value_labels[i];
    out["values"] = std::move(values);
  } else if (f.type.kind == cql::FeatureType::Kind::Number) {
    out["unit"] = f.type.unit;
    out["range"] = {f.type.low, f.type.high};
  } else {
    out["yes"] = f.yes;
    out["no"] = f.no;
  }
  if (!f.absent.empty()) out["absent"] = f.absent;
  if (f.only) out["only"] = f.only->when.text;
  return out;
}

namespace {

json::object definition(const Definition& d) {
  json::object out{{"type", "definition"}, {"name", d.name}, {"condition", d.when.text}};
  for (const auto& [tag, value] : d.tags) out[tag] = value;
  return out;
}

}  // namespace

json::object contents_json(const Base& base) {
  const Content& content = base.content;
  json::array sources;
  for (const Source& s : content.sources) sources.push_back(source_json(s));
  return {{"knowledge", version_json(base)},
          {"sources", std::move(sources)},
          {"statements", content.statements.size()},
          {"studies", content.studies.size()},
          {"regimens", content.regimens.size()},
          {"features", content.features.size()},
          {"interventions", content.interventions.size()},
          {"definitions", content.definitions.size()},
          {"constraints", content.constraints.size()}};
}

json::array show_json(const Base& base, const std::string& name) {
  const Content& content = base.content;
  json::array out;
  if (const auto i = content.source(name)) out.push_back(source_json(content.sources[*i]));
  if (const auto i = content.statement(name)) out.push_back(statement_json(content, content.statements[*i]));
  if (const auto i = content.study(name)) out.push_back(study_json(base, content.studies[*i]));
  if (name == "evidence") {
    for (const Study& study : content.studies) out.push_back(study_json(base, study));
  }
  if (const auto i = content.intervention(name)) out.push_back(intervention_json(base, *i));
  if (const auto i = content.regimen(name)) out.push_back(regimen_json(base, content.regimens[*i], {}));
  if (const auto i = content.feature(name)) out.push_back(feature_json(content.features[*i]));
  for (const Feature& f : content.features) {
    if (f.group == name) out.push_back(feature_json(f));
  }
  for (InterventionIndex i = 0; i < content.interventions.size(); ++i) {
    if (content.intervention_groups[content.interventions[i].group].id == name)
      out.push_back(intervention_json(base, i));
  }
  for (const Definition& d : content.definitions) {
    const auto id = d.tags.find("id");
    if (d.name == name || (id != d.tags.end() && id->second == name)) out.push_back(definition(d));
  }
  for (const Constraint& c : content.constraints) {
    if (c.name == name)
      out.push_back(
          json::object{{"type", "constraint"}, {"name", c.name}, {"reason", c.reason}, {"condition", c.when.text}});
  }
  return out;
}

}  // namespace consilium::exchange
