#include "server/stored.hpp"

#include <fmt/format.h>

#include <charconv>

#include "server/problem.hpp"

namespace consilium::server {
namespace {

json::object stored_json(const store::Stored& stored) {
  return {{"id", std::to_string(stored.id)},
          {"version", stored.version.number},
          {"saved", stored.version.saved},
          {"demo", stored.demo},
          {"case", json::parse(stored.version.content)},
          {"fingerprint", stored.version.fingerprint}};
}

std::string tag(const store::Stored& stored) { return fmt::format("\"{}\"", stored.version.number); }

}  // namespace

store::CaseId case_id(const Call& call) {
  const std::string& text = call.path.at("id");
  store::CaseId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size())
    throw store::Missing(fmt::format("there is no case {}", diagnostics::quoted(text)));
  return id;
}

Response stored_response(const store::Stored& stored, http::status status) {
  Response response = json_response(stored_json(stored), status);
  response.set(http::field::etag, tag(stored));
  return response;
}

Response conflict_response(const store::Conflict& conflict, http::status status) {
  Response response = problem_response({status, conflict.what(), {{"current", stored_json(conflict.current())}}});
  response.set(http::field::etag, tag(conflict.current()));
  return response;
}

}  // namespace consilium::server
