#include <chrono>

#include "exchange/exchange.hpp"
#include "inquiry/follow_up.hpp"
#include "server/body.hpp"
#include "server/consistent.hpp"
#include "server/handlers.hpp"

namespace consilium::server {
namespace {

constexpr std::size_t kMostYears = 50;

struct Asked {
  advice::Case patient;
  advice::Facts facts;
  inquiry::FollowUp plan;

  Asked(const knowledge::Base& base, const Request& request) {
    Body body(base.content, request);
    patient = body.patient();
    const auto sources = body.sources();
    const auto years = body.whole("years", 1, kMostYears).value_or(inquiry::kFollowUpYears);
    body.finish();
    facts = consistent_facts(base, patient);
    plan = inquiry::follow_up(base, patient, facts, sources, static_cast<unsigned>(years));
  }
};

}  // namespace

Response follow_up(Service& service, const Call& call) {
  const Asked asked(service.base, call.request);
  return json_response(exchange::follow_up_json(service.base, asked.patient, asked.facts, asked.plan));
}

Response follow_up_calendar(Service& service, const Call& call) {
  const Asked asked(service.base, call.request);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return text_response(http::status::ok, "text/calendar; charset=utf-8",
                       exchange::calendar(service.base, asked.patient, asked.plan, now));
}

}  // namespace consilium::server
