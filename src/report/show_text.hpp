// Parts of the knowledge base in words: a source, a statement, an intervention, a feature, a concept.
#pragma once

#include <string>

#include "knowledge/base.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// What `consilium show` prints without a name: what there is.
[[nodiscard]] std::string contents_text(const knowledge::Base& base, const Style& style);

/// Everything that carries this id or name; empty where nothing does.
[[nodiscard]] std::string show_text(const knowledge::Base& base, const std::string& name, const Style& style);

/// All names that `show_text` knows.
[[nodiscard]] std::vector<std::string> shown_names(const knowledge::Base& base);

}  // namespace consilium::report
