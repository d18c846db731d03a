#include <fmt/format.h>

#include <chrono>

#include "report/board_page.hpp"
#include "report/page_formats.hpp"
#include "server/body.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace consilium::server {

Response board_report(Service& service, const Call& call) {
  const knowledge::Base& base = service.base;
  const auto asked = call.query.find("format");
  const std::string name = asked == call.query.end() ? "pdf" : asked->second;
  const report::PageFormat* format = report::page_format(name);
  if (format == nullptr) {
    throw Problem(http::status::bad_request,
                  fmt::format("{} is no format of a report; write pdf, html or md", diagnostics::quoted(name)));
  }
  Body body(base.content, call.request);
  const advice::Case patient = body.patient();
  const auto sources = body.sources();
  body.finish();
  const advice::Facts facts = advice::facts_of(base, patient);
  const advice::Board board = advice::advise(base, facts, {sources, false, true});
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return text_response(http::status::ok, format->media_type,
                       format->write(report::board_page(base, patient, facts, board, sources, today)));
}

}  // namespace consilium::server
