#include "server/consistent.hpp"

#include "advice/board.hpp"
#include "exchange/exchange.hpp"
#include "report/words.hpp"
#include "server/problem.hpp"

namespace consilium::server {

advice::Facts consistent_facts(const knowledge::Base& base, const advice::Case& patient) {
  advice::Facts facts = advice::facts_of(base, patient);
  json::array found;
  for (const advice::Contradiction& contradiction : advice::contradictions(base, facts)) {
    json::array reasons(contradiction.reasons.begin(), contradiction.reasons.end());
    found.push_back({{"facts", exchange::part_json(base, patient, facts, contradiction.keys)},
                     {"facts_words", report::words(base, patient, facts, contradiction.keys)},
                     {"reasons", std::move(reasons)}});
  }
  if (!found.empty()) {
    throw Problem(http::status::unprocessable_entity, "the facts of the case contradict each other",
                  {{"contradictions", std::move(found)}});
  }
  return facts;
}

}  // namespace consilium::server
