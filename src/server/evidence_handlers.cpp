#include "exchange/exchange.hpp"
#include "inquiry/studies.hpp"
#include "report/evidence_text.hpp"
#include "report/figure.hpp"
#include "server/body.hpp"
#include "server/consistent.hpp"
#include "server/handlers.hpp"

namespace consilium::server {
namespace {

/// The case and the studies held against it, of all interventions or of one.
struct Asked {
  advice::Case patient;
  std::optional<knowledge::InterventionIndex> only;
  advice::Facts facts;
  std::vector<inquiry::StudyMatch> matches;

  Asked(const knowledge::Base& base, const Request& request) {
    Body body(base.content, request);
    patient = body.patient();
    const auto wanted = body.optional_one("intervention", "intervention", base.content.intervention_ids());
    if (wanted) only = static_cast<knowledge::InterventionIndex>(*wanted);
    body.finish();
    facts = consistent_facts(base, patient);
    matches = inquiry::studies(base, facts);
  }
};

}  // namespace

Response evidence(Service& service, const Call& call) {
  const Asked asked(service.base, call.request);
  return json_response(exchange::evidence_json(service.base, asked.patient, asked.facts, asked.matches, asked.only));
}

Response evidence_figure(Service& service, const Call& call) {
  const Asked asked(service.base, call.request);
  const auto studies = report::studies_like(service.base, asked.matches, asked.only);
  const report::FigurePlot plot = report::figure(service.base.content, studies, asked.only);
  if (plot.sections.empty()) return text_response(http::status::no_content, "image/svg+xml", {});
  return text_response(http::status::ok, "image/svg+xml", report::figure_svg(plot));
}

}  // namespace consilium::server
