#include "report/board_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "advice/dates.hpp"
#include "advice/work_up.hpp"
#include "report/follow_up_words.hpp"
#include "report/matrix_rows.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using advice::OptionAnswer;
using advice::Recommendation;
using advice::Status;
using knowledge::Stance;
using Look = Text::Look;

/// One section of a source: a stance that is certain, or one that is only possible.
struct Section {
  std::string_view title;
  Stance stance;
  Status status;
  Look look;
};

constexpr std::array<Section, 8> kSections = {{
    {"+ FOR", Stance::For, Status::Applies, Look::Good},
    {"- AGAINST", Stance::Against, Status::Applies, Look::Bad},
    {"! CAUTION", Stance::Caution, Status::Applies, Look::Warning},
    {"= NO CONSENSUS", Stance::NoConsensus, Status::Applies, Look::Warning},
    {"? FOR, provided that …", Stance::For, Status::Possible, Look::Strong},
    {"? AGAINST, provided that …", Stance::Against, Status::Possible, Look::Strong},
    {"? CAUTION, provided that …", Stance::Caution, Status::Possible, Look::Strong},
    {"? NO CONSENSUS, provided that …", Stance::NoConsensus, Status::Possible, Look::Strong},
}};

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const advice::Board& board, const Style& style)
      : base_(base),
        content_(base.content),
        patient_(patient),
        facts_(facts),
        board_(board),
        style_(style),
        text_(style) {}

  std::string run() {
    header();
    if (!board_.contradictions.empty()) {
      contradictions();
    } else {
      matrix();
      work_up();
      for (knowledge::SourceIndex source = 0; source < content_.sources.size(); ++source) this->source(source);
      if (board_.recommendations.empty()) {
        text_.gap();
        text_.paragraph("", "No statement of these sources applies to this case or can still apply to it.");
      }
      open();
    }
    footer();
    return text_.str();
  }

 private:
  void header() {
    text_.row("", patient_.id.empty() ? "Case" : patient_.id, advice::print_day(patient_.as_of), Look::Strong);
    for (std::size_t i = 0; i < content_.classifications.size(); ++i) {
      const auto& classification = content_.classifications[i];
      text_.paragraph(fmt::format("{:<11}", classification.label), words(classification, board_.classification[i]),
                      Look::Strong);
    }
    std::vector<std::string> facts;
    for (const advice::Stated& stated : patient_.stated) facts.push_back(words(content_, stated));
    text_.paragraph("Facts      ", facts.empty() ? "none" : fmt::format("{}", fmt::join(facts, "; ")));
    text_.paragraph("History    ", history_words(content_, patient_));
    std::vector<std::string> done;
    for (const auto index : patient_.done) done.push_back(lower_first(content_.interventions[index].label));
    if (!done.empty()) text_.paragraph("Done       ", fmt::format("{}", fmt::join(done, "; ")));
    std::vector<std::string> assumed;
    for (const auto feature : board_.assumed) assumed.push_back(assumed_words(content_.features[feature]));
    if (!assumed.empty()) text_.paragraph("Assumed    ", fmt::format("{}", fmt::join(assumed, "; ")));
    std::vector<std::string> declined;
    for (const auto index : patient_.declined) declined.push_back(content_.interventions[index].label);
    if (!declined.empty()) text_.paragraph("Declined   ", fmt::format("{}", fmt::join(declined, "; ")));
  }

  void contradictions() {
    text_.heading("THE FACTS CONTRADICT EACH OTHER");
    for (const advice::Contradiction& contradiction : board_.contradictions) {
      text_.paragraph("  ! ", words(base_, patient_, facts_, contradiction.keys), Look::Bad);
      for (const std::string& reason : contradiction.reasons) text_.paragraph("    ", reason);
      for (const auto feature : contradiction.assumed) {
        text_.paragraph(
            "    ", fmt::format("Assumed: {}. State it if that is not so.", assumed_words(content_.features[feature])));
      }
    }
    text_.gap();
    text_.paragraph("", "No source is asked before the facts agree: from a contradiction everything would follow.");
  }

  // --- the matrix: what is certain, one row an intervention, one column a source --------------

  void matrix() {
    const MatrixRows rows = matrix_rows(content_, board_);
    if (rows.columns.size() < 2) return;  // one voice needs no table
    text_.heading("AT ONE TABLE");
    text_.paragraph("", "+ for   - against   ! caution   = no consensus   +/- both   ? open   (blank: silent)",
                    Look::Faint);
    std::string head;
    for (const knowledge::SourceIndex source : rows.columns)
      head += fmt::format("{:^{}}", column_name(source), cell_width());
    text_.table_row("", "", head);
    for (const MatrixGroup& group : rows.groups) {
      text_.paragraph("", group.group ? content_.intervention_groups[*group.group].label : "Sources disagree",
                      group.group ? Look::Faint : Look::Warning);
      for (const MatrixRow& row : group.rows) matrix_row(row, rows.columns);
    }
    if (!rows.undecided.empty())
      text_.paragraph("", fmt::format("and {} interventions on which nothing is certain yet", rows.undecided.size()),
                      Look::Faint);
  }

  /// Narrow columns leave room for labels that can be told apart.
  [[nodiscard]] std::size_t cell_width() const {
    constexpr std::size_t kWide = 100;
    return style_.width < kWide ? 6 : 7;
  }

  std::string column_name(knowledge::SourceIndex source) const {
    return voice(content_, source).substr(0, cell_width() - 1);
  }

  void matrix_row(const MatrixRow& row, const std::vector<knowledge::SourceIndex>& columns) {
    std::string cells;
    for (const knowledge::SourceIndex source : columns) {
      const auto cell = row.cells.find(source);
      cells += fmt::format("{:^{}}", cell == row.cells.end() ? "" : mark(cell->second->position), cell_width());
    }
    text_.table_row("  ", content_.interventions[row.intervention].label, cells);
  }

  // --- what to do in order to know more -------------------------------------------------------

  void work_up() {
    const advice::WorkUp found = advice::work_up(content_, patient_, board_);
    if (found.examinations.empty() && found.before.empty()) return;
    text_.heading("WORK-UP");
    for (const advice::Examination& examination : found.examinations) {
      std::vector<std::string> voices;
      for (const auto source : examination.sources) voices.push_back(voice(content_, source));
      text_.row("  ",
                fmt::format("{} {}", examination.done ? "[x]" : "[ ]",
                            content_.interventions[examination.intervention].label),
                fmt::format("{}", fmt::join(voices, ", ")), examination.done ? Look::Faint : Look::Plain);
    }
    if (found.before.empty()) return;
    text_.gap();
    text_.paragraph("", "Before a treatment that is in question here:", Look::Strong);
    for (const advice::Prerequisite& prerequisite : found.before) this->prerequisite(prerequisite);
  }

  void prerequisite(const advice::Prerequisite& prerequisite) {
    const knowledge::Timing& timing = content_.timings[prerequisite.timing];
    const knowledge::Statement& statement = content_.statements[timing.statement];
    std::vector<std::string> names;
    for (const auto index : timing.of) names.push_back(content_.interventions[index].label);
    std::string line = fmt::format("{}, {}", join(names, "or"), report::words(timing, content_));
    if (prerequisite.done && timing.within) line += "; done, but the case does not say when";
    if (prerequisite.status == Status::Possible)
      line += fmt::format("; provided: {}", words(base_, prerequisite.provided));
    text_.paragraph(prerequisite.done ? "  [x] " : "  [ ] ",
                    fmt::format("{} ({}) [{}]", line, voice(content_, statement.source), statement.id),
                    prerequisite.done ? Look::Faint : Look::Plain);
  }

  void source(knowledge::SourceIndex index) {
    std::vector<const Recommendation*> statements;
    for (const Recommendation& r : board_.recommendations) {
      if (content_.statements[r.statement].source == index) statements.push_back(&r);
    }
    if (statements.empty()) return;
    text_.heading(content_.sources[index].short_title);
    text_.paragraph("", content_.sources[index].title, Look::Faint);
    for (std::size_t purpose = 0; purpose < knowledge::purpose_words().size(); ++purpose) {
      for (const Section& section : kSections)
        this->section(section, static_cast<knowledge::Purpose>(purpose), statements);
    }
    notes(statements);
    excluded(statements);
  }

  /// The options of a statement that belong to a section.
  [[nodiscard]] std::vector<const OptionAnswer*> options_of(const Recommendation& r,
                                                            const knowledge::Statement& statement,
                                                            const Section& section, knowledge::Purpose purpose) const {
    std::vector<const OptionAnswer*> out;
    for (const OptionAnswer& option : r.options) {
      const knowledge::Option& own = statement.options[option.option];
      if (own.stance == section.stance && option.status == section.status &&
          content_.purpose(own.intervention) == purpose)
        out.push_back(&option);
    }
    return out;
  }

  void section(const Section& section, knowledge::Purpose purpose,
               const std::vector<const Recommendation*>& statements) {
    static constexpr std::array<std::string_view, 3> kWhat{"", "WORK-UP: ", "FOLLOW-UP: "};
    bool titled = false;
    for (const Recommendation* r : statements) {
      const knowledge::Statement& statement = content_.statements[r->statement];
      const auto options = options_of(*r, statement, section, purpose);
      if (options.empty()) continue;
      if (!titled) {
        text_.gap();
        // the sign first: "+ WORK-UP: FOR"
        text_.paragraph("",
                        fmt::format("{}{}{}", section.title.substr(0, 2), kWhat.at(static_cast<std::size_t>(purpose)),
                                    section.title.substr(2)),
                        section.look);
        titled = true;
      }
      this->statement(*r, statement, options, section);
    }
  }

  void statement(const Recommendation& r, const knowledge::Statement& statement,
                 const std::vector<const OptionAnswer*>& options, const Section& section) {
    // Options under the same proviso share a line.
    std::map<std::string, std::vector<std::string>> by_proviso;
    std::vector<std::string> notes;
    for (const OptionAnswer* option : options) {
      const knowledge::Option& own = statement.options[option->option];
      const bool declined =
          std::find(patient_.declined.begin(), patient_.declined.end(), own.intervention) != patient_.declined.end();
      by_proviso[words(base_, option->provided)].push_back(content_.interventions[own.intervention].label +
                                                           (declined ? " [declined]" : ""));
      if (!own.note.empty() && std::find(notes.begin(), notes.end(), own.note) == notes.end())
        notes.push_back(own.note);
    }
    for (const auto& [proviso, labels] : by_proviso) {
      text_.row("  ", fmt::format("{}", fmt::join(labels, " · ")), grade(statement), Look::Strong);
      if (section.status == Status::Possible && !proviso.empty()) text_.paragraph("    provided: ", proviso);
    }
    text_.paragraph("    ", statement.text);
    for (const std::string& note : notes) text_.paragraph("    note: ", note);
    if (section.status == Status::Applies) reason(r);
    if (!statement.discrepancy.empty()) text_.paragraph("    discrepancy: ", statement.discrepancy, Look::Faint);
    text_.paragraph("    ", fmt::format("[{}] {}", statement.id, statement.locator), Look::Faint);
  }

  /// Nothing where it holds of every patient.
  void reason(const Recommendation& r) {
    if (const std::string why = because(base_, patient_, facts_, r); !why.empty())
      text_.paragraph("    because: ", why);
  }

  std::string grade(const knowledge::Statement& statement) const {
    return report::grade(content_.sources[statement.source], {{}, statement.strength, statement.certainty});
  }

  /// Criteria, intervals and remarks on evidence: information without a stance.
  void notes(const std::vector<const Recommendation*>& statements) {
    bool titled = false;
    for (const Recommendation* r : statements) {
      const knowledge::Statement& statement = content_.statements[r->statement];
      if (!statement.options.empty() || r->status == Status::Excluded) continue;
      if (!titled) {
        text_.gap();
        text_.paragraph("", "· TO BEAR IN MIND", Look::Strong);
        titled = true;
      }
      const bool open = r->status == Status::Possible;
      text_.paragraph("  ", statement.text + fmt::format(" [{}]", statement.id));
      if (open) text_.paragraph("    provided: ", words(base_, r->provided));
    }
  }

  void excluded(const std::vector<const Recommendation*>& statements) {
    bool titled = false;
    for (const Recommendation* r : statements) {
      if (r->status != Status::Excluded) continue;
      if (!titled) {
        text_.gap();
        text_.paragraph("", "x DOES NOT APPLY", Look::Strong);
        titled = true;
      }
      const knowledge::Statement& statement = content_.statements[r->statement];
      text_.paragraph("  ", fmt::format("[{}] {}", statement.id, statement.text));
      reason(*r);
    }
  }

  /// The unknown facts, those first that the most open answers hang on.
  void open() {
    std::map<knowledge::FeatureIndex, std::size_t> hangs_on;
    std::size_t statements = 0;
    for (const Recommendation& r : board_.recommendations) {
      std::vector<knowledge::FeatureIndex> features = r.depends_on;
      for (const OptionAnswer& option : r.options)
        features.insert(features.end(), option.depends_on.begin(), option.depends_on.end());
      std::sort(features.begin(), features.end());
      features.erase(std::unique(features.begin(), features.end()), features.end());
      for (const auto feature : features) ++hangs_on[feature];
      if (!features.empty()) ++statements;
    }
    if (hangs_on.empty()) return;
    text_.heading("STILL OPEN");
    text_.paragraph(
        "",
        fmt::format("{} unknown facts can still decide {} of {} statements. The number counts those that hang on it.",
                    hangs_on.size(), statements, board_.recommendations.size()));
    std::vector<std::pair<knowledge::FeatureIndex, std::size_t>> order(hangs_on.begin(), hangs_on.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 0; i < order.size() && i < kShown; ++i) {
      const knowledge::Feature& feature = content_.features[order[i].first];
      text_.row(fmt::format("  {:>3}  ", order[i].second), feature.question, effort(feature));
    }
    if (order.size() > kShown)
      text_.paragraph("       ", fmt::format("and {} more", order.size() - kShown), Look::Faint);
  }

  void footer() {
    text_.gap();
    text_.paragraph("", content_.notice, Look::Faint);
    constexpr std::size_t kShort = 12;
    text_.paragraph("",
                    fmt::format("Knowledge {} ({}), Consilium {}", content_.version,
                                base_.fingerprint.substr(0, kShort), CONSILIUM_VERSION),
                    Look::Faint);
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const advice::Board& board_;
  Style style_;
  Text text_;
};

}  // namespace

std::string board_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                       const advice::Board& board, const Style& style) {
  return Writer(base, patient, facts, board, style).run();
}

}  // namespace consilium::report
