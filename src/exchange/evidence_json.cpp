#include "exchange/evidence_json.hpp"

#include <algorithm>
#include <map>

#include "advice/dates.hpp"
#include "exchange/answer_json.hpp"
#include "exchange/case_json.hpp"
#include "report/evidence_text.hpp"
#include "report/study_words.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using inquiry::StudyMatch;
using knowledge::Content;
using knowledge::Endpoint;
using knowledge::Study;

json::array interventions(const Content& content, const std::vector<knowledge::InterventionIndex>& list) {
  json::array out;
  for (const auto index : list) out.emplace_back(content.interventions[index].id);
  return out;
}

json::object endpoint(const Content& content, const Study& study, const Endpoint& e) {
  json::object out{{"endpoint", e.name}, {"source", content.sources[e.source].id}};
  if (e.arm) out["arm"] = study.arms[*e.arm].id;
  if (!e.group.empty()) out["group"] = e.group;
  if (!e.value.empty()) {
    out["value"] = printed_json(e.value);
    out["unit"] = e.unit;
  }
  if (!e.interval.empty()) out[e.range ? "range" : "ci95"] = printed_json(e.interval);
  if (!e.p.empty()) out["p"] = e.p;
  if (const std::string words = report::words(e); !words.empty()) out["as_printed"] = words;
  if (!e.note.empty()) out["note"] = e.note;
  return out;
}

json::array stated_in(const Content& content, const Study& study) {
  json::array out;
  for (const knowledge::Mention& mention : study.mentions) {
    const knowledge::Source& source = content.sources[mention.source];
    json::object item{{"source", source.id},
                      {"locator", mention.locator},
                      {"status", knowledge::progress_words()[static_cast<std::size_t>(mention.progress)]}};
    if (!source.published.empty()) item["as_of"] = source.published;
    out.push_back(std::move(item));
  }
  return out;
}

/// The facts of the case at these features, each as the cells that it leaves.
json::object here(const knowledge::Base& base, const advice::Facts& facts, const StudyMatch& match) {
  json::object out;
  for (const auto feature : match.differs) {
    const advice::Requirement known{feature, facts.allowed[base.variable_of[feature]]};
    out[base.content.features[feature].id()] = cells_json(base, known);
  }
  return out;
}

json::object match_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                        const StudyMatch& match) {
  const Content& content = base.content;
  const Study& study = content.studies[match.study];
  json::object out{{"id", study.id},
                   {"name", study.name},
                   {"belonging", inquiry::word(match.belonging)},
                   {"interventions", interventions(content, study.interventions())},
                   {"status", knowledge::progress_words()[static_cast<std::size_t>(study.progress)]},
                   {"population", study.population},
                   {"stated_in", stated_in(content, study)}};
  if (!study.beyond.empty()) out["beyond"] = study.beyond;
  if (!match.depends_on.empty()) {
    json::array features;
    for (const auto feature : match.depends_on) features.emplace_back(content.features[feature].id());
    out["depends_on"] = std::move(features);
  }
  if (!match.differs.empty()) out["differs"] = here(base, facts, match);
  if (!match.provided.empty()) out["provided"] = alternatives_json(base, match.provided);
  if (const std::string words = report::words(base, patient, facts, match); !words.empty()) out["words"] = words;
  return out;
}

}  // namespace

json::value printed_json(const std::vector<knowledge::Printed>& values) {
  json::array out;
  for (const knowledge::Printed& value : values)
    out.push_back(value.number ? json::value(*value.number) : json::value(value.text));
  if (out.size() == 1) return out[0];
  return out;
}

json::object study_json(const knowledge::Base& base, const Study& study) {
  const Content& content = base.content;
  json::object out{{"type", "study"},
                   {"id", study.id},
                   {"name", study.name},
                   {"design", study.design},
                   {"status", knowledge::progress_words()[static_cast<std::size_t>(study.progress)]},
                   {"population", study.population}};
  if (!study.registration.empty())
    out["registration"] = json::array(study.registration.begin(), study.registration.end());
  if (study.when) out["when"] = study.when->text;
  if (!study.beyond.empty()) out["beyond"] = study.beyond;
  if (study.n) out["n"] = *study.n;
  if (!study.n_note.empty()) out["n_note"] = study.n_note;
  json::array arms;
  for (const knowledge::Arm& arm : study.arms) {
    json::object item{
        {"arm", arm.id}, {"label", arm.label}, {"interventions", interventions(content, arm.interventions)}};
    if (arm.n) item["n"] = *arm.n;
    arms.push_back(std::move(item));
  }
  out["arms"] = std::move(arms);
  json::array endpoints;
  for (const Endpoint& e : study.endpoints) endpoints.push_back(endpoint(content, study, e));
  out["endpoints"] = std::move(endpoints);
  out["stated_in"] = stated_in(content, study);
  if (!study.discrepancy.empty()) out["discrepancy"] = study.discrepancy;
  json::array statements;
  for (const knowledge::Statement& s : content.statements) {
    if (std::find(s.evidence.begin(), s.evidence.end(), study.id) != s.evidence.end()) statements.emplace_back(s.id);
  }
  out["statements"] = std::move(statements);
  return out;
}

json::object evidence_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                           const std::vector<StudyMatch>& matches,
                           std::optional<knowledge::InterventionIndex> intervention) {
  const Content& content = base.content;
  std::vector<knowledge::StudyIndex> wanted;
  if (intervention) wanted = report::studies_of(content, *intervention);
  json::array studies;
  std::map<knowledge::InterventionIndex, json::object> groups;
  for (const StudyMatch& match : matches) {
    if (intervention && std::find(wanted.begin(), wanted.end(), match.study) == wanted.end()) continue;
    studies.push_back(match_json(base, patient, facts, match));
    for (const auto index : content.studies[match.study].interventions()) {
      json::object& group = groups[index];
      group["intervention"] = content.interventions[index].id;
      json::value& list = group[inquiry::word(match.belonging)];
      if (!list.is_array()) list = json::array();
      list.get_array().emplace_back(content.studies[match.study].id);
    }
  }
  json::array by_intervention;
  for (auto& [index, group] : groups) {
    if (!intervention || content.belongs_to(index, *intervention)) by_intervention.push_back(std::move(group));
  }
  return {{"case", patient.id},
          {"as_of", advice::print_day(patient.as_of)},
          {"notice", report::not_comparable()},
          {"interventions", std::move(by_intervention)},
          {"studies", std::move(studies)},
          {"knowledge", version_json(base)}};
}

}  // namespace consilium::exchange
