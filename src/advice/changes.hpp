// The same patient with other facts.
#pragma once

#include "advice/case.hpp"
#include "document/document.hpp"

namespace consilium::advice {

/// `patient` with each key of `changes`, an object of the form of a case, in the place of its own; null makes a key
/// unknown. Throws diagnostics::InputError with everything that is wrong in the changes.
[[nodiscard]] Case changed(const knowledge::Content& content, Case patient, const document::Document& document,
                           const document::Value& changes);

}  // namespace consilium::advice
