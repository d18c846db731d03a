// The figure of one endpoint, study by study: a dot for each value, a line for its interval.
//
// Never pooled, never ranked: sections follow the order of the interventions, studies their names, rows their document.
// An end that is not estimated stays open; a value that a document prints as a range is a bar without a dot; a value
// that is no number ("not reached") is a row without a mark.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/base.hpp"
#include "report/text.hpp"

namespace consilium::report {

struct FigureRow {
  std::string label;
  std::optional<double> point;  ///< in the unit of the axis
  std::optional<double> low;
  std::optional<double> high;
  bool open = false;    ///< the interval goes on to the right: its end is not estimated
  std::string printed;  ///< the value and its interval as they stand
};

struct FigureStudy {
  std::string name;
  std::string sources;
  std::vector<FigureRow> rows;
};

struct FigureSection {
  std::string title;
  std::vector<FigureStudy> studies;
};

struct FigurePlot {
  std::string title;
  std::string axis;
  double most = 1;   ///< the end of the axis
  double step = 10;  ///< between its ticks
  std::vector<FigureSection> sections;
};

/// The studies that have values of the figure's endpoints. Each stands in the section of its first intervention, or all
/// in that of `intervention`.
[[nodiscard]] FigurePlot figure(const knowledge::Content& content, const std::vector<knowledge::StudyIndex>& studies,
                                std::optional<knowledge::InterventionIndex> intervention = std::nullopt);

/// For the terminal; nothing where no study has such a value.
void figure_text(const FigurePlot& plot, const Style& style, Text& text);

/// A drawing that stands for itself, with title and description for those who cannot see it.
[[nodiscard]] std::string figure_svg(const FigurePlot& plot);

}  // namespace consilium::report
