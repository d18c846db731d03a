// What to find out next, for a terminal.
#pragma once

#include <string>

#include "advice/case.hpp"
#include "inquiry/questions.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// "72 of 359 statements about treatment are still open, …".
[[nodiscard]] std::string progress(const inquiry::Questions& questions);
/// What an answer settles: "settles 12: 3 apply, 9 fall away".
[[nodiscard]] std::string effect(const inquiry::Answer& answer);

/// The first questions with what each answer settles, the others by name.
[[nodiscard]] std::string questions_text(const knowledge::Base& base, const advice::Case& patient,
                                         const inquiry::Questions& questions, const Style& style);

}  // namespace consilium::report
