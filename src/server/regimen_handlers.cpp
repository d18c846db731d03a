#include "exchange/exchange.hpp"
#include "inquiry/dosing.hpp"
#include "server/body.hpp"
#include "server/consistent.hpp"
#include "server/handlers.hpp"

namespace consilium::server {

Response regimens(Service& service, const Call& /*call*/) {
  json::array out;
  for (const knowledge::Regimen& each : service.base.content.regimens)
    out.push_back(exchange::regimen_json(service.base, each, {}));
  return json_response(json::object{{"regimens", std::move(out)}});
}

Response regimen(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  std::vector<std::string> known;
  for (const knowledge::Regimen& each : base.content.regimens) known.push_back(each.id);
  const auto index = static_cast<knowledge::RegimenIndex>(body.one("regimen", "regimen", known));
  const auto height = body.number("height_cm", inquiry::kSmallest.height_cm, inquiry::kLargest.height_cm);
  const auto weight = body.number("weight_kg", inquiry::kSmallest.weight_kg, inquiry::kLargest.weight_kg);
  if (height.has_value() != weight.has_value()) {
    body.fields().fail(body.document().root, "`height_cm` and `weight_kg` go together", "send both, or neither");
  }
  std::optional<advice::Case> patient;
  if (body.fields().optional("case") != nullptr) patient = body.patient();
  body.finish();
  report::RegimenFor whom;
  if (height && weight) whom.person = inquiry::Person{*height, *weight};
  if (patient) whom.met = inquiry::contraindications(base, consistent_facts(base, *patient), index);
  return json_response(exchange::regimen_json(base, base.content.regimens[index], whom));
}

}  // namespace consilium::server
