#include <fmt/format.h>

#include <algorithm>

#include "exchange/evidence_json.hpp"
#include "exchange/show_json.hpp"
#include "report/words.hpp"
#include "server/assets.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace consilium::server {
namespace {

/// The index of what the path names, or a problem with the nearest id.
template <class Items, class Id>
std::uint32_t named(const Call& call, std::string_view what, const Items& items, Id id) {
  const std::string& wanted = call.path.at("id");
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return id(item) == wanted; });
  if (found != items.end()) return static_cast<std::uint32_t>(found - items.begin());
  std::vector<std::string> known;
  for (const auto& item : items) known.push_back(id(item));
  const std::string hint = diagnostics::suggest(wanted, known, false);
  throw Problem(http::status::not_found, fmt::format("{} is no {}{}", diagnostics::quoted(wanted), what,
                                                     hint.empty() ? "" : fmt::format("; {}", hint)));
}

const auto kOwnId = [](const auto& item) { return item.id; };

/// The statements that `wanted` holds of.
template <class Wanted>
json::array statements_of(const knowledge::Content& content, Wanted wanted) {
  json::array out;
  for (const knowledge::Statement& statement : content.statements) {
    if (wanted(statement)) out.push_back(exchange::statement_json(content, statement));
  }
  return out;
}

bool names(const knowledge::Statement& statement, knowledge::InterventionIndex intervention) {
  return std::any_of(statement.options.begin(), statement.options.end(),
                     [&](const knowledge::Option& option) { return option.intervention == intervention; });
}

}  // namespace

Response knowledge(Service& service, const Call& call) {
  const bool known = call.request[http::field::if_none_match] == service.knowledge_tag;
  Response response = text_response(known ? http::status::not_modified : http::status::ok, "application/json",
                                    known ? std::string() : service.knowledge_text);
  response.set(http::field::etag, service.knowledge_tag);
  response.set(http::field::cache_control, "no-cache");
  return response;
}

Response statements(Service& service, const Call& /*call*/) {
  return json_response(
      json::object{{"statements", statements_of(service.base.content, [](const auto&) { return true; })}});
}

Response statement(Service& service, const Call& call) {
  const knowledge::Content& content = service.base.content;
  const std::uint32_t index = named(call, "statement", content.statements, kOwnId);
  json::object out = exchange::statement_json(content, content.statements[index]);
  out["when_words"] = report::condition_words(service.base, index);
  out["vignettes"] = vignettes(content.statements[index].id);
  return json_response(out);
}

Response source(Service& service, const Call& call) {
  const knowledge::Content& content = service.base.content;
  const std::uint32_t index = named(call, "source", content.sources, kOwnId);
  json::object out = exchange::source_json(content.sources[index]);
  out["statements"] = statements_of(content, [&](const knowledge::Statement& s) { return s.source == index; });
  return json_response(out);
}

Response intervention(Service& service, const Call& call) {
  const knowledge::Content& content = service.base.content;
  const std::uint32_t index = named(call, "intervention", content.interventions, kOwnId);
  json::object out = exchange::intervention_json(service.base, index);
  out["statements"] = statements_of(content, [&](const knowledge::Statement& s) { return names(s, index); });
  return json_response(out);
}

Response feature(Service& service, const Call& call) {
  const knowledge::Content& content = service.base.content;
  const std::uint32_t index =
      named(call, "feature", content.features, [](const knowledge::Feature& f) { return f.id(); });
  return json_response(exchange::feature_json(content.features[index]));
}

Response studies(Service& service, const Call& /*call*/) {
  json::array out;
  for (const knowledge::Study& each : service.base.content.studies)
    out.push_back(exchange::study_json(service.base, each));
  return json_response(json::object{{"studies", std::move(out)}});
}

Response study(Service& service, const Call& call) {
  const knowledge::Content& content = service.base.content;
  const std::uint32_t index = named(call, "study", content.studies, kOwnId);
  return json_response(exchange::study_json(service.base, content.studies[index]));
}

}  // namespace consilium::server
