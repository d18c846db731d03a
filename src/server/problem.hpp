// What is wrong with a request, as RFC 9457 problem details (application/problem+json).
//
//   {"title": "Bad Request", "status": 400, "detail": "…",
//    "errors": [{"message": "unknown key `ki67`", "help": "did you mean `ki67_percent`?", "line": 1, "column": 12}]}
#pragma once

#include <stdexcept>
#include <string>

#include "diagnostics/diagnostics.hpp"
#include "server/http.hpp"

namespace consilium::server {

/// Thrown by handlers; becomes the response.
class Problem : public std::runtime_error {
 public:
  /// `more`: members besides title, status and detail.
  Problem(http::status status, const std::string& detail, json::object more = {});
  [[nodiscard]] http::status status() const { return status_; }
  [[nodiscard]] const json::object& more() const { return more_; }

 private:
  http::status status_;
  json::object more_;
};

[[nodiscard]] Response problem_response(const Problem& problem);
/// Bad input: each error with its place, what is allowed, the nearest known name.
[[nodiscard]] Problem problem_of(const diagnostics::InputError& error);

}  // namespace consilium::server
