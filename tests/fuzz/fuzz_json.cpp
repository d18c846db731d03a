// Any bytes as a case: either an InputError, or a board in text and JSON.
#include <cstddef>
#include <cstdint>

#include "advice/advice.hpp"
#include "exchange/exchange.hpp"
#include "knowledge/embedded.hpp"
#include "report/board_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace consilium;
  static const auto base = knowledge::open("");
  const auto source =
      std::make_shared<diagnostics::SourceText>("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  try {
    const document::Document file = document::parse_json(source);
    const advice::Case patient = advice::read_case(base->content, file, file.root, {});
    const advice::Facts facts = advice::facts_of(*base, patient);
    const advice::Board board = advice::advise(*base, facts, {});
    (void)report::board_text(*base, patient, facts, board, {});
    (void)exchange::pretty(exchange::answer_json(*base, patient, facts, board));
  } catch (const diagnostics::InputError&) {
  }
  return 0;
}
