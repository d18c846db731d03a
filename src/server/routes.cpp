#include "server/routes.hpp"

#include <fmt/format.h>

#include <array>

#include "exchange/knowledge_json.hpp"
#include "server/handlers.hpp"

namespace consilium::server {

Service::Service(const knowledge::Base& answering, store::Store& cases, std::vector<std::string> hosts)
    : base(answering),
      store(cases),
      guard(std::move(hosts)),
      metrics(answering),
      survey(answering, {}),
      knowledge_text(json::serialize(exchange::knowledge_json(answering))),
      knowledge_tag(fmt::format("\"{:x}\"", std::hash<std::string>()(knowledge_text))) {}

std::span<const Route> routes() {
  using enum http::verb;
  static const std::array kRoutes = {
      Route{get, "/health", health},
      Route{get, "/metrics", metrics},
      Route{get, "/api/openapi.json", openapi},
      Route{get, "/api/v1/knowledge", knowledge},
      Route{get, "/api/v1/statements", statements},
      Route{get, "/api/v1/statements/{id}", statement},
      Route{get, "/api/v1/sources/{id}", source},
      Route{get, "/api/v1/interventions/{id}", intervention},
      Route{get, "/api/v1/features/{id}", feature},
      Route{get, "/api/v1/studies", studies},
      Route{get, "/api/v1/studies/{id}", study},
      Route{get, "/api/v1/regimens", regimens},
      Route{post, "/api/v1/advise", advise},
      Route{post, "/api/v1/board", board},
      Route{post, "/api/v1/ask", ask},
      Route{post, "/api/v1/what-if", what_if},
      Route{post, "/api/v1/compare", compare},
      Route{post, "/api/v1/nearest", nearest},
      Route{post, "/api/v1/sensitivity", sensitivity},
      Route{post, "/api/v1/pathway", pathway},
      Route{post, "/api/v1/evidence", evidence},
      Route{post, "/api/v1/evidence/figure", evidence_figure},
      Route{post, "/api/v1/follow-up", follow_up},
      Route{post, "/api/v1/follow-up/calendar", follow_up_calendar},
      Route{post, "/api/v1/regimen", regimen},
      Route{post, "/api/v1/report", board_report},
      Route{get, "/api/v1/cases", list_cases},
      Route{post, "/api/v1/cases", create_case},
      Route{get, "/api/v1/cases/{id}", read_case},
      Route{put, "/api/v1/cases/{id}", save_case},
      Route{delete_, "/api/v1/cases/{id}", delete_case},
      Route{get, "/api/v1/cases/{id}/versions", case_versions},
      Route{get, "/api/v1/cases/{id}/decisions", list_decisions},
      Route{post, "/api/v1/cases/{id}/decisions", record_decision},
  };
  return kRoutes;
}

}  // namespace consilium::server
