// Requests and responses as handlers see them.
#pragma once

#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <map>
#include <string>

namespace consilium::server {

namespace http = boost::beast::http;
namespace json = boost::json;

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

/// A request that found its route.
struct Call {
  const Request& request;
  std::map<std::string, std::string> path;   ///< the parts of the path that the route names in braces
  std::map<std::string, std::string> query;  ///< decoded

  [[nodiscard]] std::string header(http::field name) const { return std::string(request[name]); }
};

[[nodiscard]] Response text_response(http::status status, std::string_view type, std::string body);
[[nodiscard]] Response json_response(const json::value& body, http::status status = http::status::ok);

}  // namespace consilium::server
