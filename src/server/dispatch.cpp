#include "server/dispatch.hpp"

#include <fmt/format.h>

#include <boost/url.hpp>
#include <optional>
#include <vector>

#include "server/assets.hpp"
#include "server/problem.hpp"

namespace consilium::server {
namespace {

namespace urls = boost::urls;

struct Target {
  std::vector<std::string> segments;
  std::map<std::string, std::string> query;
};

Target parse(const Request& request) {
  const auto url = urls::parse_origin_form(request.target());
  if (!url) throw Problem(http::status::bad_request, "the target of the request is no path");
  Target out;
  for (const auto segment : url->segments()) out.segments.emplace_back(segment);
  for (const auto parameter : url->params()) out.query[parameter.key] = parameter.value;
  return out;
}

/// The parts in braces, where the path fits.
std::optional<std::map<std::string, std::string>> match(std::string_view pattern,
                                                        const std::vector<std::string>& segments) {
  std::map<std::string, std::string> out;
  for (const std::string& segment : segments) {
    if (!pattern.starts_with('/')) return std::nullopt;
    pattern.remove_prefix(1);
    const std::string_view part = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(part.size());
    if (part.starts_with('{') && !segment.empty()) {
      out[std::string(part.substr(1, part.size() - 2))] = segment;
    } else if (part != segment) {
      return std::nullopt;
    }
  }
  return pattern.empty() ? std::optional(std::move(out)) : std::nullopt;
}

std::string path_of(const Target& target) {
  std::string out;
  for (const std::string& segment : target.segments) out += '/' + segment;
  return out.empty() ? "/" : out;
}

/// `label`: the route, for the metrics.
Response route(Service& service, const Request& request, std::string& label) {
  service.guard.check(request);
  Target target = parse(request);
  const http::verb method = request.method() == http::verb::head ? http::verb::get : request.method();
  std::string allowed;
  for (const Route& route : routes()) {
    auto parts = match(route.path, target.segments);
    if (!parts) continue;
    label = route.path;
    if (route.method == method) return route.answer(service, {request, std::move(*parts), std::move(target.query)});
    allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", std::string(http::to_string(route.method)));
  }
  if (!allowed.empty()) {
    Response response = problem_response({http::status::method_not_allowed, "allowed here: " + allowed});
    response.set(http::field::allow, allowed);
    return response;
  }
  if (method == http::verb::get) {
    if (auto file = asset(path_of(target), request)) {
      label = "page";
      return std::move(*file);
    }
  }
  throw Problem(http::status::not_found, fmt::format("there is no {}", diagnostics::quoted(path_of(target))));
}

Response guarded(Service& service, const Request& request, std::string& label) {
  try {
    return route(service, request, label);
  } catch (const Problem& problem) {
    return problem_response(problem);
  } catch (const diagnostics::InputError& error) {
    return problem_response(problem_of(error));
  } catch (const store::Missing& missing) {
    return problem_response({http::status::not_found, missing.what()});
  } catch (const store::Unusable& error) {
    return problem_response({http::status::service_unavailable, error.what()});
  } catch (const std::exception& error) {
    return problem_response({http::status::internal_server_error, error.what()});
  }
}

}  // namespace

Response answer(Service& service, const Request& request) {
  const auto begin = std::chrono::steady_clock::now();
  std::string label = "none";
  Response response = guarded(service, request, label);
  add_security_headers(response);
  service.metrics.count(std::string(request.method_string()), label, response.result_int(),
                        std::chrono::steady_clock::now() - begin);
  response.version(request.version());
  response.keep_alive(request.keep_alive());
  response.prepare_payload();
  if (request.method() == http::verb::head) {
    const auto length = response[http::field::content_length];
    const std::string kept(length);
    response.body().clear();
    response.set(http::field::content_length, kept);
  }
  return response;
}

}  // namespace consilium::server
