#include "advice/changes.hpp"
#include "advice/decisions.hpp"
#include "exchange/exchange.hpp"
#include "inquiry/inquiry.hpp"
#include "server/body.hpp"
#include "server/consistent.hpp"
#include "server/handlers.hpp"

namespace consilium::server {
namespace {

std::vector<std::string> statement_ids(const knowledge::Content& content) {
  std::vector<std::string> out;
  for (const knowledge::Statement& statement : content.statements) out.push_back(statement.id);
  return out;
}

}  // namespace

Response ask(Service& service, const Call& call) {
  Body body(service.base.content, call.request);
  const advice::Case patient = body.patient();
  const auto sources = body.sources();
  const auto set_aside = body.features("unknown");
  body.finish();
  const advice::Facts facts = consistent_facts(service.base, patient);
  const inquiry::Questions questions =
      sources.empty() ? inquiry::questions(service.survey, facts, set_aside)
                      : inquiry::questions(inquiry::Survey(service.base, sources), facts, set_aside);
  return json_response(exchange::questions_json(service.base, patient, questions));
}

Response what_if(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  const advice::Case before = body.patient();
  const auto sources = body.sources();
  const document::Value* changes = body.fields().required("changes");
  body.finish();
  const advice::Case after = advice::changed(base.content, before, body.document(), *changes);
  const advice::Board board_before = advice::advise(base, consistent_facts(base, before), {sources, false, false});
  const advice::Board board_after = advice::advise(base, consistent_facts(base, after), {sources, false, false});
  json::object out{{"case", before.id}, {"changed", exchange::case_json(base.content, after)}};
  for (auto& [key, value] : exchange::difference_json(base, inquiry::difference(base, board_before, board_after))) {
    out[key] = std::move(value);
  }
  out["knowledge"] = exchange::version_json(base);
  return json_response(out);
}

Response compare(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  const advice::Case patient = body.patient();
  const auto sources = body.sources();
  body.finish();
  const advice::Facts facts = consistent_facts(base, patient);
  const advice::Board board = advice::advise(base, facts, {sources, false, false});
  const auto tables = inquiry::tables(base, facts, board, sources);
  return json_response(json::object{{"case", patient.id},
                                    {"interventions", exchange::tables_json(base, patient, facts, tables)},
                                    {"knowledge", exchange::version_json(base)}});
}

Response nearest(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  const advice::Case patient = body.patient();
  const auto statement = body.one("statement", "statement", statement_ids(base.content));
  const auto to = body.optional_one("to", "status to become", {"applies", "excluded"});
  body.finish();
  const advice::Facts facts = consistent_facts(base, patient);
  const inquiry::Target target = inquiry::target_of(base, static_cast<knowledge::StatementIndex>(statement));
  const bool value = to ? *to == 0 : advice::Decisions(base, facts).of(target.decision) != advice::Status::Applies;
  const inquiry::Nearest found = inquiry::nearest(base, facts, target.decision, value);
  return json_response(json::object{{"case", patient.id},
                                    {"answers", {exchange::nearest_json(base, target, value, found)}},
                                    {"knowledge", exchange::version_json(base)}});
}

Response sensitivity(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  const advice::Case patient = body.patient();
  const auto sources = body.sources();
  const auto feature = static_cast<knowledge::FeatureIndex>(body.one("feature", "feature", base.content.feature_ids()));
  body.finish();
  // the value of the feature itself may contradict the others: it takes every value here
  if (advice::decide(base, inquiry::facts_beside(base, patient, feature)).empty())
    (void)consistent_facts(base, patient);
  return json_response(
      exchange::sensitivity_json(base, patient, inquiry::sensitivity(base, patient, feature, sources)));
}

Response pathway(Service& service, const Call& call) {
  constexpr std::size_t kDeepest = 6;
  constexpr std::size_t kWidest = 20;
  constexpr std::size_t kUsual = 3;
  const knowledge::Base& base = service.base;
  Body body(base.content, call.request);
  const advice::Case patient = body.patient();
  const inquiry::PathwayRequest request{body.whole("depth", 1, kDeepest).value_or(kUsual),
                                        body.whole("width", 1, kWidest).value_or(kUsual), body.sources()};
  body.finish();
  (void)consistent_facts(base, patient);
  return json_response(exchange::pathway_json(base, patient, inquiry::pathway(base, patient, request)));
}

}  // namespace consilium::server
