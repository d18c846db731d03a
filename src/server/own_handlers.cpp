#include "exchange/answer_json.hpp"
#include "server/assets.hpp"
#include "server/handlers.hpp"

namespace consilium::server {

Response health(Service& service, const Call& /*call*/) {
  return json_response(json::object{{"status", "ok"}, {"knowledge", exchange::version_json(service.base)}});
}

Response metrics(Service& service, const Call& /*call*/) {
  return text_response(http::status::ok, "text/plain; version=0.0.4; charset=utf-8", service.metrics.text());
}

Response openapi(Service& /*service*/, const Call& /*call*/) {
  return text_response(http::status::ok, "application/json", std::string(description()));
}

}  // namespace consilium::server
