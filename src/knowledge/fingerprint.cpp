#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <boost/json.hpp>
#include <memory>
#include <stdexcept>

#include "knowledge/content.hpp"

namespace consilium::knowledge {
namespace {

namespace json = boost::json;

json::array list(const std::vector<std::string>& items) { return json::array(items.begin(), items.end()); }

json::object map(const std::map<std::string, std::string>& items) {
  json::object out;
  for (const auto& [key, value] : items) out[key] = value;
  return out;
}

json::value derivation(const std::optional<Derivation>& derivation) {
  if (!derivation) return nullptr;
  json::array of;
  for (const InterventionIndex index : derivation->of) of.emplace_back(index);
  json::value ongoing = derivation->ongoing ? json::value(*derivation->ongoing) : json::value(nullptr);
  return json::array{static_cast<unsigned>(derivation->what),
                     of,
                     list(derivation->outcome),
                     list(derivation->best_response),
                     list(derivation->intent),
                     list(derivation->intent_not),
                     ongoing};
}

json::value feature(const Feature& f) {
  return json::array{f.id(),
                     static_cast<unsigned>(f.type.kind),
                     list(f.type.values),
                     f.type.unit,
                     f.type.low,
                     f.type.high,
                     f.group,
                     f.label,
                     f.phrase,
                     f.question,
                     f.yes,
                     f.no,
                     list(f.value_labels),
                     static_cast<unsigned>(f.effort),
                     map(f.codes),
                     f.special,
                     f.special_label,
                     f.absent,
                     derivation(f.derivation),
                     f.only ? f.only->when.text : ""};
}

json::value statement(const Content& content, const Statement& s) {
  const Source& source = content.sources[s.source];
  json::array options;
  for (const Option& option : s.options) {
    options.push_back(json::array{content.interventions[option.intervention].id,
                                  stance_words()[static_cast<std::size_t>(option.stance)], option.note,
                                  option.when ? option.when->text : ""});
  }
  return json::array{s.id,
                     source.id,
                     s.locator,
                     s.text,
                     s.kind,
                     s.when.text,
                     options,
                     s.strength ? source.strengths[*s.strength] : "",
                     s.certainty ? source.certainties[*s.certainty] : "",
                     s.discrepancy,
                     list(s.evidence),
                     list(s.limits)};
}

json::array printed(const std::vector<Printed>& values) {
  json::array out;
  for (const Printed& value : values) out.emplace_back(value.text);
  return out;
}

json::value study(const Content& content, const Study& s) {
  json::array arms;
  for (const Arm& arm : s.arms) {
    json::array interventions;
    for (const InterventionIndex i : arm.interventions) interventions.emplace_back(content.interventions[i].id);
    arms.push_back(json::array{arm.id, arm.label, arm.n.value_or(0), interventions});
  }
  json::array endpoints;
  for (const Endpoint& e : s.endpoints) {
    endpoints.push_back(json::array{e.name, e.arm ? s.arms[*e.arm].id : "", e.group, printed(e.value), e.unit,
                                    printed(e.interval), e.range, e.p, content.sources[e.source].id, e.note});
  }
  json::array mentions;
  for (const Mention& m : s.mentions) {
    mentions.push_back(
        json::array{content.sources[m.source].id, m.locator, progress_words()[static_cast<std::size_t>(m.progress)]});
  }
  return json::array{s.id,
                     s.name,
                     list(s.registration),
                     s.design,
                     s.population,
                     s.when ? s.when->text : "",
                     s.beyond,
                     s.n.value_or(0),
                     s.n_note,
                     arms,
                     endpoints,
                     mentions,
                     progress_words()[static_cast<std::size_t>(s.progress)],
                     s.discrepancy};
}

json::array details(const Content& content, const std::vector<Detail>& list) {
  json::array out;
  for (const Detail& d : list)
    out.push_back(json::array{d.what, printed(d.value), d.unit, d.note, content.sources[d.source].id});
  return out;
}

json::value regimen(const Content& content, const Regimen& r) {
  json::array interventions;
  for (const InterventionIndex i : r.interventions) interventions.emplace_back(content.interventions[i].id);
  json::array doses;
  for (const Dose& d : r.doses) {
    json::array days(d.days.begin(), d.days.end());
    doses.push_back(
        json::array{d.drug, printed(d.amount), d.unit, d.times_a_day, days, d.note, content.sources[d.source].id});
  }
  json::array contraindications;
  for (const Contraindication& c : r.contraindications) {
    contraindications.push_back(
        json::array{c.what, c.relative, c.when ? c.when->text : "", content.sources[c.source].id});
  }
  json::array stated_in;
  for (const Regimen::Citation& c : r.stated_in)
    stated_in.push_back(json::array{content.sources[c.source].id, c.locator});
  return json::array{r.id,
                     r.name,
                     interventions,
                     doses,
                     details(content, r.schedule),
                     details(content, r.toxicities),
                     details(content, r.precautions),
                     contraindications,
                     stated_in,
                     r.discrepancy};
}

json::value timing(const Content& content, const Timing& t) {
  const auto ids = [&](const std::vector<InterventionIndex>& list) {
    json::array out;
    for (const InterventionIndex i : list) out.emplace_back(content.interventions[i].id);
    return out;
  };
  const auto lapse = [](const std::optional<Lapse>& given) { return given ? print(*given) : ""; };
  json::array phases;
  for (const Timing::Phase& phase : t.phases) phases.push_back(json::array{print(phase.every), lapse(phase.until)});
  return json::array{content.statements[t.statement].id,
                     ids(t.of),
                     ids(t.after),
                     phases,
                     lapse(t.once),
                     ids(t.before),
                     lapse(t.within),
                     t.occasion,
                     t.provided,
                     t.ends};
}

/// Everything that bears on an answer, in a fixed form.
json::value canonical(const Content& content) {
  json::array features;
  for (const Feature& f : content.features) features.push_back(feature(f));
  json::array interventions;
  for (const Intervention& i : content.interventions) {
    const InterventionGroup& group = content.intervention_groups[i.group];
    interventions.push_back(json::array{i.id, i.label, group.id,
                                        purpose_words()[static_cast<std::size_t>(group.purpose)],
                                        i.parent ? content.interventions[*i.parent].id : "", map(i.codes)});
  }
  json::array definitions;
  for (const Definition& d : content.definitions) {
    definitions.push_back(json::array{d.name, map(d.tags), d.when.text, d.source ? content.sources[*d.source].id : ""});
  }
  json::array constraints;
  for (const Constraint& c : content.constraints) constraints.push_back(json::array{c.name, c.reason, c.when.text});
  json::array classifications;
  for (const Classification& c : content.classifications) {
    json::array values;
    for (const auto& value : c.values) values.push_back(json::array{value.id, value.label, value.when.text});
    classifications.push_back(json::array{c.id, c.label, values});
  }
  json::array progression;
  for (const Progression& p : content.progression) {
    progression.push_back(json::array{content.features[p.feature].id(), p.values, p.becomes});
  }
  json::array sources;
  for (const Source& s : content.sources) {
    sources.push_back(json::array{s.id, s.title, s.short_title, s.kind, s.doi, s.scope, s.published,
                                  list(s.reported_in), list(s.strengths), list(s.certainties)});
  }
  json::array studies;
  for (const Study& s : content.studies) studies.push_back(study(content, s));
  json::array regimens;
  for (const Regimen& r : content.regimens) regimens.push_back(regimen(content, r));
  json::array statements;
  for (const Statement& s : content.statements) statements.push_back(statement(content, s));
  json::array timings;
  for (const Timing& t : content.timings) timings.push_back(timing(content, t));
  return json::object{{"title", content.title},
                      {"version", content.version},
                      {"notice", content.notice},
                      {"features", features},
                      {"interventions", interventions},
                      {"definitions", definitions},
                      {"constraints", constraints},
                      {"classifications", classifications},
                      {"sources", sources},
                      {"evidence", studies},
                      {"statements", statements},
                      {"progression", progression},
                      {"regimens", regimens},
                      {"timings", timings}};
}

}  // namespace

std::string fingerprint(const Content& content) {
  const std::string text = json::serialize(canonical(content));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  std::string out;
  for (unsigned int i = 0; i < size; ++i) out += fmt::format("{:02x}", digest.at(i));
  return out;
}

}  // namespace consilium::knowledge
