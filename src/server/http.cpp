#include "server/http.hpp"

namespace consilium::server {

Response text_response(http::status status, std::string_view type, std::string body) {
  constexpr unsigned kHttp11 = 11;
  Response response{status, kHttp11};
  response.set(http::field::content_type, {type.data(), type.size()});
  // answers are of patients; what may be kept says so
  response.set(http::field::cache_control, "no-store");
  response.body() = std::move(body);
  return response;
}

Response json_response(const json::value& body, http::status status) {
  return text_response(status, "application/json", json::serialize(body));
}

}  // namespace consilium::server
