// Parts of the knowledge base in words: a source, a statement, an intervention, a feature, a concept.
#pragma once

#include <optional>
#include <string>

#include "knowledge/base.hpp"
#include "report/figure.hpp"
#include "report/text.hpp"

namespace consilium::report {

/// What `consilium show` prints without a name: what there is.
[[nodiscard]] std::string contents_text(const knowledge::Base& base, const Style& style);

/// Everything that carries this id or name; empty where nothing does.
[[nodiscard]] std::string show_text(const knowledge::Base& base, const std::string& name, const Style& style);

/// The figure of a study, of an intervention's studies, or of all (`evidence`); nothing where there is none to draw.
[[nodiscard]] std::optional<FigurePlot> shown_figure(const knowledge::Base& base, const std::string& name);

/// All names that `show_text` knows.
[[nodiscard]] std::vector<std::string> shown_names(const knowledge::Base& base);

}  // namespace consilium::report
