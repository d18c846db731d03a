#include "report/sensitivity_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>

#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Sensitivity;
using inquiry::Stretch;

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const Sensitivity& sensitivity, const Style& style)
      : base_(base), content_(base.content), patient_(patient), along_(sensitivity), text_(style) {}

  std::string run() {
    const knowledge::Feature& feature = content_.features[along_.feature];
    text_.heading("ALONG: " + feature.label);
    text_.paragraph("The case says: ", stated_words(base_, patient_, along_.feature));
    text_.gap();
    for (std::size_t i = 0; i < along_.stretches.size(); ++i) stretch(i);
    if (along_.voices.empty() && along_.statements.empty()) {
      text_.gap();
      text_.paragraph("", "No source and no statement changes along it, for this case.");
    }
    for (std::size_t first = 0; first < along_.stretches.size(); first += kColumns) table(first);
    own_values();
    return text_.str();
  }

 private:
  static constexpr std::size_t kColumns = 14;  ///< stretches side by side
  static constexpr std::size_t kSource = 6;

  [[nodiscard]] bool is_own(const Stretch& stretch) const { return (stretch.cells & along_.own) != 0; }

  void stretch(std::size_t i) {
    const Stretch& stretch = along_.stretches[i];
    text_.row(fmt::format("{} {:>2}  ", is_own(stretch) ? ">" : " ", i + 1),
              words(base_, advice::Requirement{along_.feature, stretch.cells}),
              !stretch.possible ? "not possible with the rest of the case"
              : is_own(stretch) ? "the case"
                                : "",
              is_own(stretch) ? Text::Look::Strong : Text::Look::Plain);
  }

  /// One cell of the table for each of these stretches.
  template <class Mark>
  std::string cells(std::size_t first, Mark mark) const {
    std::string out;
    const std::size_t last = std::min(first + kColumns, along_.stretches.size());
    for (std::size_t i = first; i < last; ++i) {
      out += fmt::format("{:>3}", along_.stretches[i].possible ? mark(i) : std::string("/"));
    }
    return out;
  }

  void table(std::size_t first) {
    if (along_.voices.empty() && along_.statements.empty()) return;
    text_.heading("WHAT CHANGES");
    text_.paragraph("", "+ for   - against   ! caution   = no consensus   +/- both   ? open   (blank: silent)",
                    Text::Look::Faint);
    text_.table_row("", "", cells(first, [](std::size_t i) { return fmt::format("{}", i + 1); }));
    text_.table_row("", "", cells(first, [&](std::size_t i) { return is_own(along_.stretches[i]) ? "^" : ""; }));
    std::optional<std::uint32_t> group;
    std::optional<knowledge::InterventionIndex> last;
    for (const inquiry::VoiceRow& row : along_.voices) {
      const knowledge::Intervention& intervention = content_.interventions[row.intervention];
      if (group != intervention.group) {
        text_.paragraph("", content_.intervention_groups[intervention.group].label, Text::Look::Faint);
      }
      group = intervention.group;
      const std::string marks =
          cells(first, [&](std::size_t i) { return row.stands[i] ? std::string(mark(row.stands[i]->position)) : ""; });
      text_.table_row("  ", last == row.intervention ? "" : intervention.label,
                      fmt::format("{:<{}}", voice(content_, row.source).substr(0, kSource), kSource) + marks);
      last = row.intervention;
      grades(row);
    }
    statements(first);
  }

  /// Statements of one source that change alike share a line.
  void statements(std::size_t first) {
    if (along_.statements.empty()) return;
    text_.gap();
    text_.paragraph("", "Statements   + applies   . does not apply   ? open", Text::Look::Faint);
    std::optional<knowledge::SourceIndex> source;
    std::vector<std::pair<std::string, std::vector<std::string>>> alike;
    const auto flush = [&] {
      if (!alike.empty()) text_.paragraph("", content_.sources[*source].short_title, Text::Look::Faint);
      for (const auto& [marks, ids] : alike) text_.paragraph(marks + "   ", fmt::format("{}", fmt::join(ids, ", ")));
      alike.clear();
    };
    for (const inquiry::StatementRow& row : along_.statements) {
      const knowledge::Statement& statement = content_.statements[row.statement];
      if (source != statement.source) flush();
      source = statement.source;
      const std::string marks = cells(first, [&](std::size_t i) { return std::string(status_mark(*row.statuses[i])); });
      const auto same = std::find_if(alike.begin(), alike.end(), [&](const auto& one) { return one.first == marks; });
      if (same == alike.end()) {
        alike.push_back({marks, {statement.id}});
      } else {
        same->second.push_back(statement.id);
      }
    }
    flush();
  }

  /// Where the position stays and its strength or certainty does not.
  void grades(const inquiry::VoiceRow& row) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> by_grade;
    for (std::size_t i = 0; i < row.stands.size(); ++i) {
      if (!row.stands[i] || row.stands[i]->position == advice::Position::Undetermined) continue;
      const std::string text = grade(content_.sources[row.source], *row.stands[i]);
      if (by_grade.empty() || by_grade.back().first != text) by_grade.push_back({text, {}});
      by_grade.back().second.push_back(i + 1);
    }
    if (by_grade.size() < 2) return;
    std::vector<std::string> parts;
    for (const auto& [text, stretches] : by_grade)
      parts.push_back(fmt::format("{}: {}", fmt::join(stretches, " "), text));
    text_.paragraph("    ", fmt::format("{}", fmt::join(parts, "; ")), Text::Look::Faint);
  }

  static std::string_view status_mark(advice::Status status) {
    switch (status) {
      case advice::Status::Applies:
        return "+";
      case advice::Status::Excluded:
        return ".";
      case advice::Status::Possible:
        return "?";
    }
    return {};
  }

  void own_values() {
    if (std::popcount(along_.own) < 2) return;
    text_.heading("WHATEVER ITS TRUE VALUE");
    text_.paragraph("", fmt::format("{} statements apply whichever of the values that the case leaves is the true one; "
                                    "{} are answered differently within them.",
                                    along_.survive.size(), along_.change.size()));
    ids("apply throughout: ", along_.survive);
    ids("change: ", along_.change);
  }

  void ids(std::string_view first, const std::vector<knowledge::StatementIndex>& statements) {
    std::vector<std::string> out;
    for (const auto s : statements) out.push_back(content_.statements[s].id);
    if (!out.empty()) text_.paragraph(fmt::format("  {}", first), fmt::format("{}", fmt::join(out, ", ")));
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const Sensitivity& along_;
  Text text_;
};

}  // namespace

std::string sensitivity_text(const knowledge::Base& base, const advice::Case& patient, const Sensitivity& sensitivity,
                             const Style& style) {
  return Writer(base, patient, sensitivity, style).run();
}

}  // namespace consilium::report
