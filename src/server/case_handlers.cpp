#include <fmt/format.h>

#include <charconv>

#include "server/body.hpp"
#include "server/drafts.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"
#include "server/stored.hpp"

namespace consilium::server {
namespace {

/// The version that the writer has seen: If-Match holds the ETag of the answer.
int seen_version(const Call& call) {
  const std::string tag = call.header(http::field::if_match);
  if (tag.empty()) {
    throw Problem(
        http::status::precondition_required,
        "If-Match must hold the ETag of the version that you have seen, so that nothing is overwritten unseen");
  }
  int version = 0;
  const char* const last = tag.data() + tag.size() - 1;
  const auto [end, error] = std::from_chars(tag.data() + 1, last, version);
  if (tag.size() < 3 || tag.front() != '"' || *last != '"' || error != std::errc() || end != last)
    throw Problem(http::status::bad_request, fmt::format("{} is no ETag of a case", diagnostics::quoted(tag)));
  return version;
}

store::Draft draft(const Service& service, const Call& call) {
  Body body(service.base.content, call.request);
  const advice::Case patient = body.patient();
  body.finish();
  return draft_of(service.base, patient);
}

/// What is in `after` and was not, or was otherwise, in `before`; null = unknown.
json::array changes(const json::object& before, const json::object& after) {
  json::array out;
  const auto add = [&](const json::string_view key, const json::value& old_value, const json::value& new_value) {
    if (old_value != new_value) out.push_back({{"key", key}, {"before", old_value}, {"after", new_value}});
  };
  const json::value unknown;
  for (const auto& [key, value] : before) add(key, value, after.contains(key) ? after.at(key) : unknown);
  for (const auto& [key, value] : after) {
    if (!before.contains(key)) add(key, unknown, value);
  }
  return out;
}

}  // namespace

Response list_cases(Service& service, const Call& call) {
  const auto search = call.query.find("q");
  json::array cases;
  for (const store::Summary& summary : service.store.list(search == call.query.end() ? "" : search->second)) {
    cases.push_back({{"id", std::to_string(summary.id)},
                     {"name", summary.name},
                     {"version", summary.version},
                     {"updated", summary.updated},
                     {"demo", summary.demo},
                     {"decided", summary.decided ? json::value(*summary.decided) : json::value(nullptr)}});
  }
  return json_response(json::object{{"cases", std::move(cases)}});
}

Response create_case(Service& service, const Call& call) {
  const store::Stored stored = service.store.create(draft(service, call));
  Response response = stored_response(stored, http::status::created);
  response.set(http::field::location, fmt::format("/api/v1/cases/{}", stored.id));
  return response;
}

Response read_case(Service& service, const Call& call) { return stored_response(service.store.find(case_id(call))); }

Response save_case(Service& service, const Call& call) {
  const store::CaseId id = case_id(call);
  const int seen = seen_version(call);
  try {
    return stored_response(service.store.save(id, seen, draft(service, call)));
  } catch (const store::Conflict& conflict) {
    return conflict_response(conflict, http::status::precondition_failed);
  }
}

Response delete_case(Service& service, const Call& call) {
  try {
    service.store.remove(case_id(call), seen_version(call));
    return text_response(http::status::no_content, "application/json", {});
  } catch (const store::Conflict& conflict) {
    return conflict_response(conflict, http::status::precondition_failed);
  }
}

Response case_versions(Service& service, const Call& call) {
  json::array versions;
  json::object before;
  for (const store::Version& version : service.store.versions(case_id(call))) {
    json::object now = json::parse(version.content).as_object();
    versions.push_back({{"version", version.number},
                        {"saved", version.saved},
                        {"case", now},
                        {"changes", changes(before, now)},
                        {"fingerprint", version.fingerprint}});
    before = std::move(now);
  }
  return json_response(json::object{{"versions", std::move(versions)}});
}

}  // namespace consilium::server
