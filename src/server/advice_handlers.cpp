#include "exchange/answer_json.hpp"
#include "server/body.hpp"
#include "server/handlers.hpp"

namespace consilium::server {

Response advise(Service& service, const Call& call) {
  Body body(service.base.content, call.request);
  const advice::Case patient = body.patient();
  const advice::Request request{body.sources(), body.fields().boolean("excluded").value_or(false), true};
  body.finish();
  const advice::Facts facts = advice::facts_of(service.base, patient);
  const advice::Board board = advice::advise(service.base, facts, request);
  return json_response(exchange::answer_json(service.base, patient, facts, board, exchange::Words::Added));
}

Response board(Service& service, const Call& call) {
  Body body(service.base.content, call.request);
  const advice::Case patient = body.patient();
  body.finish();
  const advice::Facts facts = advice::facts_of(service.base, patient);
  advice::Request request;
  request.because = false;
  const advice::Board board = advice::advise(service.base, facts, request);
  return json_response(exchange::board_json(service.base, patient, facts, board));
}

}  // namespace consilium::server
