// A suggested vignette as an author pastes it; the form is that of docs/authoring.md.
#pragma once

#include <string>

#include "knowledge/base.hpp"
#include "proof/coverage.hpp"

namespace consilium::exchange {

/// A list item of `vignettes*.yaml`: the patient, and what is expected of the statement.
[[nodiscard]] std::string suggestion_yaml(const knowledge::Base& base, const std::string& name,
                                          const proof::Suggestion& suggestion);

}  // namespace consilium::exchange
