// A board as JSON: the contract with programs that read answers.
#pragma once

#include <boost/json.hpp>

#include "advice/board.hpp"
#include "advice/case.hpp"

namespace consilium::exchange {

/// For programs, or also with the words that the text report uses, for programs that show the answer to people.
enum class Words : std::uint8_t { Left, Added };

[[nodiscard]] boost::json::object answer_json(const knowledge::Base& base, const advice::Case& patient,
                                              const advice::Facts& facts, const advice::Board& board,
                                              Words words = Words::Left);

/// What a page draws of it, with the words: of the statements only which apply or may, and on how many of them each
/// unknown fact bears. A fifth of the size.
[[nodiscard]] boost::json::object board_json(const knowledge::Base& base, const advice::Case& patient,
                                             const advice::Facts& facts, const advice::Board& board);

/// Program and knowledge base that answered: name, version, fingerprint.
[[nodiscard]] boost::json::object version_json(const knowledge::Base& base);

}  // namespace consilium::exchange
