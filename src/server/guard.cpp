#include "server/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>

#include "server/problem.hpp"

namespace consilium::server {
namespace {

/// "[::1]:8080" -> "[::1]", "localhost:8080" -> "localhost".
std::string_view without_port(std::string_view authority) {
  const std::size_t colon = authority.rfind(':');
  const bool in_brackets = colon != std::string_view::npos && authority.find(']', colon) != std::string_view::npos;
  return colon == std::string_view::npos || in_brackets ? authority : authority.substr(0, colon);
}

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Guard::Guard(std::vector<std::string> hosts) : hosts_(std::move(hosts)) {}

void Guard::check(const Request& request) const {
  const std::string_view host = view(request[http::field::host]);
  const std::string name = boost::algorithm::to_lower_copy(std::string(without_port(host)));
  if (std::find(hosts_.begin(), hosts_.end(), name) == hosts_.end()) {
    throw Problem(http::status::misdirected_request,
                  fmt::format("{} is no name of this server; --host allows one", diagnostics::quoted(host)));
  }
  if (request.method() == http::verb::get || request.method() == http::verb::head) return;
  if (const std::string_view origin = view(request[http::field::origin]);
      !origin.empty() && origin != fmt::format("http://{}", host) && origin != fmt::format("https://{}", host)) {
    throw Problem(http::status::forbidden, fmt::format("{} is another site", diagnostics::quoted(origin)));
  }
  const std::string_view type = view(request[http::field::content_type]);
  if (!request.body().empty() && type.substr(0, type.find(';')) != "application/json") {
    throw Problem(http::status::unsupported_media_type, "the body must be application/json");
  }
}

void add_security_headers(Response& response) {
  response.set("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
               "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

}  // namespace consilium::server
