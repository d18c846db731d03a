#include "report/difference_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "report/words.hpp"

namespace consilium::report {
namespace {

using advice::Status;
using Look = Text::Look;

std::string classified(const knowledge::Classification& classification, const advice::ClassificationAnswer& answer) {
  return answer.value ? classification.values[*answer.value].label : "undetermined";
}

/// "for (strong)", "silent".
std::string position(const knowledge::Source& source, const advice::MatrixElement* element) {
  if (element == nullptr) return "silent";
  const std::string stance = stance_words(element->position);
  return element->strength ? fmt::format("{} ({})", stance, source.strengths[*element->strength]) : stance;
}

/// The statements with this status now, and why.
class Statements {
 public:
  Statements(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
             const advice::Board& after, Text& text)
      : base_(base), patient_(patient), facts_(facts), after_(after), text_(text) {}

  void list(const std::vector<inquiry::StatementChange>& changes, Status status, std::string_view title, Look look) {
    bool titled = false;
    for (const inquiry::StatementChange& change : changes) {
      if (change.after != status) continue;
      if (!titled) {
        text_.gap();
        text_.paragraph("", title, look);
      }
      titled = true;
      const knowledge::Statement& statement = base_.content.statements[change.statement];
      text_.paragraph("  ", fmt::format("{} [{}]", statement.text, statement.id));
      const auto r = std::find_if(after_.recommendations.begin(), after_.recommendations.end(),
                                  [&](const advice::Recommendation& x) { return x.statement == change.statement; });
      if (r == after_.recommendations.end()) continue;
      const std::string why =
          status == Status::Possible ? words(base_, r->provided) : because(base_, patient_, facts_, *r);
      if (!why.empty())
        text_.paragraph(status == Status::Possible ? "    provided: " : "    because: ", why, Look::Faint);
    }
  }

 private:
  const knowledge::Base& base_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const advice::Board& after_;
  Text& text_;
};

struct Section {
  inquiry::Accord accord;
  std::string_view title;
  Look look;
};

constexpr std::array<Section, 4> kSections = {{
    {inquiry::Accord::Split, "THEY PART", Look::Warning},
    {inquiry::Accord::Agreement, "THEY AGREE", Look::Good},
    {inquiry::Accord::SingleVoice, "ONE VOICE", Look::Strong},
    {inquiry::Accord::Open, "STILL OPEN", Look::Strong},
}};

}  // namespace

std::string difference_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                            const advice::Board& after, const inquiry::Difference& difference, const Style& style) {
  Text text(style);
  text.heading("WHAT CHANGES" + (patient.id.empty() ? "" : ": " + patient.id));
  if (difference.empty()) text.paragraph("", "Nothing: every answer stays as it is.");
  for (const inquiry::ClassificationChange& change : difference.classifications) {
    const knowledge::Classification& classification = base.content.classifications[change.classification];
    text.paragraph("",
                   fmt::format("{}: {} → {}", classification.label, classified(classification, *change.before),
                               classified(classification, *change.after)),
                   Look::Strong);
  }
  std::optional<knowledge::InterventionIndex> last;
  for (const inquiry::PositionChange& change : difference.positions) {
    if (!last) text.gap();
    if (last != change.intervention)
      text.paragraph("", base.content.interventions[change.intervention].label, Look::Strong);
    last = change.intervention;
    const knowledge::Source& source = base.content.sources[change.source];
    text.paragraph(fmt::format("  {:<24} ", source.short_title),
                   fmt::format("{} → {}", position(source, change.before), position(source, change.after)));
  }
  Statements statements(base, patient, facts, after, text);
  statements.list(difference.statements, Status::Applies, "Applies now", Look::Good);
  statements.list(difference.statements, Status::Possible, "Open now", Look::Warning);
  statements.list(difference.statements, Status::Excluded, "Does not apply any more", Look::Bad);
  return text.str();
}

std::string tables_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                        const std::vector<inquiry::Table>& tables, const Style& style) {
  Text text(style);
  text.paragraph(
      "", patient.id.empty() ? "Where the sources agree and part" : "Where the sources agree and part: " + patient.id,
      Look::Strong);
  for (const Section& section : kSections) {
    bool titled = false;
    for (const inquiry::Table& table : tables) {
      if (table.accord != section.accord) continue;
      if (!titled) text.heading(section.title);
      if (titled) text.gap();
      titled = true;
      text.paragraph("", base.content.interventions[table.intervention].label, section.look);
      for (const inquiry::Voice& voice : table.voices) {
        const std::string why = because(base, patient, facts, voice.because, voice.history);
        text.paragraph(fmt::format("  {:<24} ", base.content.sources[voice.source].short_title),
                       fmt::format("{}{}{}", voice.position ? stance_words(*voice.position) : "not for this patient",
                                   why.empty() ? "" : ": ", why));
      }
      if (!table.difference.empty()) {
        text.paragraph("  The difference: ", words(base, patient, facts, table.difference));
      }
    }
  }
  return text.str();
}

}  // namespace consilium::report
