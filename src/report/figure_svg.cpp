#include <fmt/format.h>

#include "report/figure.hpp"
#include "report/study_words.hpp"
#include "report/svg.hpp"

namespace consilium::report {
namespace {

// A column of labels, the axis, and the printed values.
constexpr double kWidth = 860;
constexpr double kLeft = 16;
constexpr double kTrack = 290;
constexpr double kTrackWidth = 330;
constexpr double kPrinted = kTrack + kTrackWidth + 20;
constexpr double kLine = 17;
constexpr double kSmall = 9.5;
constexpr double kText = 11;
constexpr double kHead = 44;

const char* const kLegend =
    " Dot: the value; line: its 95 % confidence interval; arrow: end not estimated; bar: a range of several studies.";

/// What is to be seen, for those who cannot see it.
std::string description(const FigurePlot& plot) {
  std::string out = not_comparable();
  for (const FigureSection& section : plot.sections) {
    for (const FigureStudy& study : section.studies) {
      for (const FigureRow& row : study.rows)
        out += fmt::format(" {}, {}, {}: {}.", section.title, study.name, row.label, row.printed);
    }
  }
  return out;
}

double height_of(const FigureSection& section) {
  double rows = 0;
  for (const FigureStudy& study : section.studies) rows += static_cast<double>(study.rows.size()) + 1;
  return (rows + 3) * kLine;
}

class Drawing {
 public:
  explicit Drawing(const FigurePlot& plot)
      : plot_(plot),
        caption_(wrapped(not_comparable() + kLegend, kWidth - 2 * kLeft, kSmall)),
        svg_(kWidth, height(), fmt::format("{}, {}", plot.title, plot.axis), description(plot)) {}

  std::string run() {
    svg_.text(kLeft, kHead - kLine, fmt::format("{} ({})", plot_.title, plot_.axis), "title");
    double y = kHead;
    for (const std::string& row : caption_) {
      svg_.text(kLeft, y, row, "faint");
      y += kLine - 3;
    }
    for (const FigureSection& section : plot_.sections) {
      this->section(section, y + kLine);
      y += height_of(section);
    }
    return svg_.str();
  }

 private:
  [[nodiscard]] double height() const {
    double out = kHead + static_cast<double>(caption_.size()) * (kLine - 3) + kLine;
    for (const FigureSection& section : plot_.sections) out += height_of(section);
    return out;
  }

  [[nodiscard]] double at(double value) const { return kTrack + value / plot_.most * kTrackWidth; }

  void section(const FigureSection& section, double y) {
    svg_.text(kLeft, y, section.title, "strong");
    const double end = y + height_of(section) - 2 * kLine;
    y += kLine;
    for (double tick = 0; tick <= plot_.most; tick += plot_.step) {
      svg_.text(at(tick), y, fmt::format("{}", tick), "faint", "middle");
      svg_.line(at(tick), y + 4, at(tick), end + 4, "hair");
    }
    for (const FigureStudy& study : section.studies) {
      y += kLine;
      svg_.text(kLeft, y, study.name);
      svg_.text(kPrinted, y, study.sources, "faint");
      for (const FigureRow& row : study.rows) this->row(row, y += kLine);
    }
  }

  void row(const FigureRow& row, double y) {
    svg_.text(kLeft + 12, y, wrapped(row.label, kTrack - kLeft - 20, kText).front());
    svg_.text(kPrinted, y, row.printed);
    const double middle = y - 4;
    if (row.low && (row.high || row.open)) {
      const double from = at(*row.low);
      const double to = row.open ? kTrack + kTrackWidth : at(*row.high);
      if (row.point) {
        interval(from, to, middle, row.open);
      } else {
        svg_.rect(from, middle - 4, to - from, 8, "head");
      }
    }
    if (row.point) svg_.dot(at(*row.point), middle);
  }

  void interval(double from, double to, double middle, bool open) {
    constexpr double kCap = 4;
    svg_.line(from, middle, to, middle);
    svg_.line(from, middle - kCap, from, middle + kCap);
    svg_.line(open ? to - kCap : to, middle - kCap, to, open ? middle : middle + kCap);
    if (open) svg_.line(to - kCap, middle + kCap, to, middle);
  }

  const FigurePlot& plot_;
  std::vector<std::string> caption_;
  Svg svg_;
};

}  // namespace

std::string figure_svg(const FigurePlot& plot) { return Drawing(plot).run(); }

}  // namespace consilium::report
