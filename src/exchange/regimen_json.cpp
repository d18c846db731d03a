#include "exchange/regimen_json.hpp"

#include "exchange/evidence_json.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using knowledge::Content;
using knowledge::Detail;
using knowledge::Dose;
using knowledge::Regimen;

void cite(json::object& out, const Content& content, const Regimen& regimen, knowledge::SourceIndex source) {
  out["source"] = content.sources[source].id;
  out["locator"] = regimen.locator(source);
}

json::array details(const Content& content, const Regimen& regimen, const std::vector<Detail>& list) {
  json::array out;
  for (const Detail& detail : list) {
    json::object item{{"what", detail.what}};
    if (!detail.value.empty()) {
      item["value"] = printed_json(detail.value);
      item["unit"] = detail.unit;
      item["as_printed"] = report::words(detail);
    }
    if (!detail.note.empty()) item["note"] = detail.note;
    cite(item, content, regimen, detail.source);
    out.push_back(std::move(item));
  }
  return out;
}

json::object computed(const Dose& dose, double surface) {
  const inquiry::Computed amounts = inquiry::computed(dose, surface);
  json::object out;
  const auto put = [&](const char* key, const std::vector<double>& values) {
    if (values.size() == 1) out[key] = values[0];
    if (values.size() == 2) out[key] = json::array{values[0], values[1]};
  };
  put("single_mg", amounts.single);
  put("daily_mg", amounts.daily);
  put("per_cycle_mg", amounts.per_cycle);
  return out;
}

json::array doses(const Content& content, const Regimen& regimen, const report::RegimenFor& whom) {
  json::array out;
  for (const Dose& dose : regimen.doses) {
    json::object item{{"drug", dose.drug}, {"amount", printed_json(dose.amount)}, {"unit", dose.unit}};
    if (dose.times_a_day > 0) item["times_a_day"] = dose.times_a_day;
    if (!dose.days.empty()) item["days"] = json::array{dose.days[0], dose.days[1]};
    item["as_printed"] = report::words(dose);
    if (!dose.note.empty()) item["note"] = dose.note;
    if (whom.person && dose.by_surface()) {
      item["computed"] = json::object{{"du_bois", computed(dose, inquiry::du_bois(*whom.person))},
                                      {"mosteller", computed(dose, inquiry::mosteller(*whom.person))}};
    }
    cite(item, content, regimen, dose.source);
    out.push_back(std::move(item));
  }
  return out;
}

json::array contraindications(const Content& content, const Regimen& regimen, const report::RegimenFor& whom) {
  json::array out;
  for (const knowledge::Contraindication& c : regimen.contraindications) {
    json::object item{{"what", c.what}, {"relative", c.relative}};
    if (c.when) item["when"] = c.when->text;
    cite(item, content, regimen, c.source);
    out.push_back(std::move(item));
  }
  if (!whom.met) return out;
  for (const inquiry::Met& met : *whom.met) {
    json::object& item = out[met.contraindication].as_object();
    item["case"] = report::met_words(met.status);
    if (met.depends_on.empty()) continue;
    json::array features;
    for (const auto feature : met.depends_on) features.emplace_back(content.features[feature].id());
    item["depends_on"] = std::move(features);
  }
  return out;
}

}  // namespace

json::object regimen_json(const knowledge::Base& base, const Regimen& regimen, const report::RegimenFor& whom) {
  const Content& content = base.content;
  json::array interventions;
  for (const auto index : regimen.interventions) interventions.emplace_back(content.interventions[index].id);
  json::object out{
      {"type", "regimen"}, {"id", regimen.id}, {"name", regimen.name}, {"interventions", std::move(interventions)}};
  if (whom.person) {
    out["height_cm"] = whom.person->height_cm;
    out["weight_kg"] = whom.person->weight_kg;
    out["body_surface_m2"] =
        json::object{{"du_bois", inquiry::du_bois(*whom.person)}, {"mosteller", inquiry::mosteller(*whom.person)}};
  }
  out["doses"] = doses(content, regimen, whom);
  out["schedule"] = details(content, regimen, regimen.schedule);
  out["contraindications"] = contraindications(content, regimen, whom);
  out["precautions"] = details(content, regimen, regimen.precautions);
  out["toxicities"] = details(content, regimen, regimen.toxicities);
  if (!regimen.discrepancy.empty()) out["discrepancy"] = regimen.discrepancy;
  return out;
}

}  // namespace consilium::exchange
