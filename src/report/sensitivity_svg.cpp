#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/sensitivity_text.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Sensitivity;
using inquiry::Stretch;

constexpr double kMargin = 16;
constexpr double kLabel = 290;  ///< the names of the interventions
constexpr double kSource = 70;  ///< the names of the sources
constexpr double kColumn = 96;  ///< one stretch
constexpr double kNarrowest = 700;
constexpr double kRow = 20;
constexpr double kLine = 13;
constexpr double kSmall = 9.5;

std::string_view look_of(advice::Position position) {
  switch (position) {
    case advice::Position::For:
      return "for";
    case advice::Position::Against:
      return "against";
    case advice::Position::Mixed:
      return "mixed";
    case advice::Position::NoConsensus:
      return "no-consensus";
    case advice::Position::Caution:
      return "caution";
    case advice::Position::Undetermined:
      return "open";
  }
  return {};
}

/// What is written in a bar: the sign, the word and, where there is room, the grade.
std::vector<std::string> captions(const knowledge::Source& source, const advice::Stand& stand) {
  const std::string brief = fmt::format("{} {}", mark(stand.position), stance_words(stand.position));
  if (!stand.strength) return {brief};
  return {fmt::format("{} · {}", brief, grade(source, stand)),
          fmt::format("{} · {}", brief, source.strengths[*stand.strength]), brief};
}

class Drawing {
 public:
  Drawing(const knowledge::Base& base, const advice::Case& patient, const Sensitivity& along)
      : content_(base.content), along_(along) {
    for (const Stretch& stretch : along.stretches) {
      headings_.push_back(wrapped(words(base, advice::Requirement{along.feature, stretch.cells}), kColumn - 8, kSmall));
    }
    std::size_t lines = 1;
    for (const auto& heading : headings_) lines = std::max(lines, heading.size());
    notice_ = wrapped(fmt::format("{} {} · {}", content_.title, content_.version, content_.notice),
                      std::max(column(along.stretches.size()), kNarrowest) - kMargin, kSmall);
    top_ = kMargin + 62;
    table_ = top_ + kLine * static_cast<double>(lines) + 10;
    const knowledge::Feature& feature = content_.features[along.feature];
    title_ = fmt::format("{}{}: where the answers change", patient.id.empty() ? "" : patient.id + " · ", feature.label);
    says_ =
        "The case says: " + stated_words(base, patient, along.feature) +
        ". Framed: what the case leaves. Lined: not possible with the rest of the case. Blank: the source is silent.";
  }

  std::string run() {
    const double width = std::max(column(along_.stretches.size()), kNarrowest);
    const double bottom = table_ + rows_height() + kLine;
    Svg svg(width + kMargin, bottom + 20 + kLine * static_cast<double>(notice_.size()), title_, says_);
    svg.text(kMargin, kMargin + 14, title_, "title");
    double y = kMargin + 32;
    for (const std::string& line : wrapped(says_, width - kMargin, 11)) {
      svg.text(kMargin, y, line);
      y += kLine;
    }
    ground(svg, bottom);
    frame(svg, bottom);
    rows(svg);
    y = bottom + 20;
    for (const std::string& line : notice_) {
      svg.text(kMargin, y, line, "faint");
      y += kLine;
    }
    return svg.str();
  }

 private:
  [[nodiscard]] static double column(std::size_t i) {
    return kMargin + kLabel + kSource + kColumn * static_cast<double>(i);
  }

  [[nodiscard]] double rows_height() const {
    if (along_.voices.empty()) return kRow;
    std::size_t rows = along_.voices.size();
    std::optional<std::uint32_t> group;
    for (const auto& row : along_.voices) {
      const std::uint32_t own = content_.interventions[row.intervention].group;
      if (own != group) ++rows;
      group = own;
    }
    return kRow * static_cast<double>(rows);
  }

  /// The exact ends of each stretch, and what is not possible.
  void ground(Svg& svg, double bottom) const {
    for (std::size_t i = 0; i < along_.stretches.size(); ++i) {
      const double x = column(i);
      if (!along_.stretches[i].possible) svg.rect(x, table_, kColumn, bottom - table_, "impossible");
      double y = top_ + kLine;
      for (const std::string& line : headings_[i]) {
        svg.text(x + kColumn / 2, y, line, "small", "middle");
        y += kLine;
      }
      svg.line(x, table_, x, bottom, "hair");
    }
    svg.line(column(along_.stretches.size()), table_, column(along_.stretches.size()), bottom, "hair");
    svg.line(kMargin, table_, column(along_.stretches.size()), table_);
  }

  void rows(Svg& svg) const {
    double y = table_;
    if (along_.voices.empty()) svg.text(kMargin, y + 14, "No source changes its position along it, for this case.");
    std::optional<std::uint32_t> group;
    std::optional<knowledge::InterventionIndex> last;
    for (const inquiry::VoiceRow& row : along_.voices) {
      const knowledge::Intervention& intervention = content_.interventions[row.intervention];
      if (group != intervention.group) {
        svg.text(kMargin, y + 15, content_.intervention_groups[intervention.group].label, "strong");
        y += kRow;
      }
      group = intervention.group;
      if (last != row.intervention) {
        const auto lines = wrapped(intervention.label, kLabel - 16, 11);
        svg.text(kMargin + 10, y + 14, lines.front() + (lines.size() > 1 ? " …" : ""));
      }
      last = row.intervention;
      svg.text(kMargin + kLabel, y + 14, voice(content_, row.source));
      bars(svg, row, y);
      y += kRow;
    }
  }

  /// Neighbouring stretches with the same answer are one bar.
  void bars(Svg& svg, const inquiry::VoiceRow& row, double y) const {
    for (std::size_t i = 0; i < row.stands.size();) {
      std::size_t end = i + 1;
      while (end < row.stands.size() && row.stands[end] == row.stands[i]) ++end;
      if (row.stands[i]) {
        const double width = kColumn * static_cast<double>(end - i);
        svg.rect(column(i), y + 2, width, kRow - 4, look_of(row.stands[i]->position));
        const auto texts = captions(content_.sources[row.source], *row.stands[i]);
        const auto fits = [&](const std::string& text) { return width_of(text, kSmall) < width - 8; };
        const auto text = std::find_if(texts.begin(), texts.end(), fits);
        const std::string& shown = text == texts.end() ? texts.back() : *text;
        const double middle = column(i) + width / 2;
        svg.rect(middle - width_of(shown, kSmall) / 2 - 2, y + 4, width_of(shown, kSmall) + 4, kRow - 8, "label");
        svg.text(middle, y + 13.5, shown, "small", "middle");
      }
      i = end;
    }
  }

  void frame(Svg& svg, double bottom) const {
    for (std::size_t i = 0; i < along_.stretches.size();) {
      const auto own = [&](std::size_t at) {
        return at < along_.stretches.size() && (along_.stretches[at].cells & along_.own) != 0;
      };
      std::size_t end = i + 1;
      if (own(i)) {
        while (own(end)) ++end;
        if (end - i < along_.stretches.size()) {
          svg.rect(column(i), top_ + 1, kColumn * static_cast<double>(end - i), bottom - top_ - 1, "own");
        }
      }
      i = end;
    }
  }

  const knowledge::Content& content_;
  const Sensitivity& along_;
  std::vector<std::vector<std::string>> headings_;  ///< by stretch: its values in words
  std::vector<std::string> notice_;
  double top_ = 0;
  double table_ = 0;
  std::string title_;
  std::string says_;
};

}  // namespace

std::string sensitivity_svg(const knowledge::Base& base, const advice::Case& patient, const Sensitivity& sensitivity) {
  return Drawing(base, patient, sensitivity).run();
}

}  // namespace consilium::report
