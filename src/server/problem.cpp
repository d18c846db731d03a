#include "server/problem.hpp"

#include <fmt/format.h>

namespace consilium::server {

Problem::Problem(http::status status, const std::string& detail, json::object more)
    : std::runtime_error(detail), status_(status), more_(std::move(more)) {}

Response problem_response(const Problem& problem) {
  json::object body{{"title", http::obsolete_reason(problem.status())},
                    {"status", static_cast<unsigned>(problem.status())},
                    {"detail", problem.what()}};
  for (const auto& [key, value] : problem.more()) body[key] = value;
  Response response = json_response(body, problem.status());
  response.set(http::field::content_type, "application/problem+json");
  return response;
}

Problem problem_of(const diagnostics::InputError& error) {
  json::array errors;
  std::string detail;
  for (const diagnostics::Diagnostic& diagnostic : error.diagnostics()) {
    json::object item{{"message", diagnostic.message}};
    if (!diagnostic.help.empty()) item["help"] = diagnostic.help;
    if (diagnostic.position.line > 0) {
      item["line"] = diagnostic.position.line;
      item["column"] = diagnostic.position.column;
    }
    errors.push_back(std::move(item));
    detail += fmt::format("{}{}{}", detail.empty() ? "" : "; ", diagnostic.message,
                          diagnostic.help.empty() ? "" : fmt::format(" ({})", diagnostic.help));
  }
  return {http::status::bad_request, detail, {{"errors", std::move(errors)}}};
}

}  // namespace consilium::server
