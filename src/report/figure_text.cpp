#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/figure.hpp"
#include "report/study_words.hpp"

namespace consilium::report {
namespace {

constexpr std::size_t kLabel = 26;
constexpr std::size_t kTrack = 30;

std::size_t column(const FigurePlot& plot, double value) {
  return static_cast<std::size_t>(std::lround(value / plot.most * static_cast<double>(kTrack - 1)));
}

/// "   ├──●─────▶   "
std::string track(const FigurePlot& plot, const FigureRow& row) {
  std::vector<std::string> cells(kTrack, " ");
  if (row.low && (row.high || row.open)) {
    const std::size_t from = column(plot, *row.low);
    const std::size_t to = row.open ? kTrack - 1 : column(plot, *row.high);
    for (std::size_t i = from; i <= to; ++i) cells[i] = row.point ? "─" : "═";
    if (row.point) {
      cells[from] = "├";
      cells[to] = row.open ? "▶" : "┤";
    }
  }
  if (row.point) cells[column(plot, *row.point)] = "●";
  std::string out;
  for (const std::string& cell : cells) out += cell;
  return out;
}

/// The ticks with their numbers.
std::string axis(const FigurePlot& plot) {
  std::string out(kTrack + 4, ' ');
  for (double tick = 0; tick <= plot.most; tick += plot.step) {
    const std::string number = fmt::format("{}", tick);
    out.replace(column(plot, tick), number.size(), number);
  }
  return out.substr(0, out.find_last_not_of(' ') + 1);
}

std::string fitted(const std::string& label) {
  if (columns(label) <= kLabel) return label + std::string(kLabel - columns(label), ' ');
  std::string out = label;
  while (columns(out) > kLabel - 1 || (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
  return out + "…";
}

}  // namespace

void figure_text(const FigurePlot& plot, const Style& style, Text& text) {
  if (plot.sections.empty()) return;
  text.heading(fmt::format("{}, {}", plot.title, plot.axis));
  text.paragraph("", not_comparable(), Text::Look::Warning);
  text.paragraph("", "● value   ├ ┤ 95 % confidence interval   ▶ end not estimated   ═ range of several studies",
                 Text::Look::Faint);
  for (const FigureSection& section : plot.sections) {
    text.gap();
    text.row("", section.title, "", Text::Look::Strong);
    text.line(std::string(kLabel + 3, ' ') + axis(plot));
    for (const FigureStudy& study : section.studies) {
      text.row(" ", study.name, study.sources);
      for (const FigureRow& row : study.rows) {
        std::string line = "   " + fitted(row.label) + track(plot, row);
        const bool fits = columns(line) + 1 + columns(row.printed) <= style.width;
        text.line(fits ? line + ' ' + row.printed : line);
        if (!fits) text.line(std::string(kLabel + 3, ' ') + row.printed);
      }
    }
  }
}

}  // namespace consilium::report
