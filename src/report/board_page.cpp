#include "report/board_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "advice/dates.hpp"
#include "advice/work_up.hpp"
#include "inquiry/disagreement.hpp"
#include "inquiry/dosing.hpp"
#include "inquiry/follow_up.hpp"
#include "inquiry/questions.hpp"
#include "report/follow_up_words.hpp"
#include "report/matrix_rows.hpp"
#include "report/questions_text.hpp"
#include "report/references.hpp"
#include "report/regimen_text.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using advice::MatrixElement;
using advice::Position;
using knowledge::Purpose;

// What three sheets hold.
constexpr std::size_t kParts = 6;
constexpr std::size_t kReasons = 12;
constexpr std::size_t kOpen = 6;
constexpr std::size_t kQuestions = 6;
constexpr std::size_t kCautions = 6;
constexpr std::size_t kDoses = 5;

Tone tone(Position position) {
  switch (position) {
    case Position::For:
      return Tone::For;
    case Position::Against:
      return Tone::Against;
    case Position::Mixed:
      return Tone::Mixed;
    case Position::NoConsensus:
      return Tone::NoConsensus;
    case Position::Caution:
      return Tone::Caution;
    case Position::Undetermined:
      return Tone::Open;
  }
  return Tone::Plain;
}

bool asserts(Position position) { return position != Position::Undetermined && position != Position::Caution; }

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const advice::Board& board, const std::vector<knowledge::SourceIndex>& sources)
      : base_(base),
        content_(base.content),
        patient_(patient),
        facts_(facts),
        board_(board),
        sources_(sources),
        references_(base.content) {}

  Page run(std::chrono::sys_days printed) {
    page_.title = "Tumour board report" + (patient_.id.empty() ? "" : ": " + patient_.id);
    page_.created = advice::print_day(printed);
    constexpr std::size_t kShort = 12;
    page_.footer =
        fmt::format("{} · knowledge {} ({}) · supports and does not replace the multidisciplinary team",
                    patient_.id.empty() ? "Case" : patient_.id, content_.version, base_.fingerprint.substr(0, kShort));
    paragraph(
        {{"State of the case: ", true}, {advice::print_day(patient_.as_of)}, {" · Printed: ", true}, {page_.created}});
    note({{content_.notice}});
    summary();
    if (board_.contradictions.empty()) {
      answers();
    } else {
      contradictions();
    }
    basis();
    return std::move(page_);
  }

 private:
  void heading(std::string text) { page_.blocks.emplace_back(Heading{2, std::move(text)}); }
  void paragraph(Runs runs) { page_.blocks.emplace_back(Paragraph{std::move(runs)}); }
  void note(Runs runs) { page_.blocks.emplace_back(Note{std::move(runs)}); }

  /// "And 4 more: …" where a list was cut.
  void more(std::size_t all, std::size_t shown, std::string_view what, std::string_view command) {
    if (all <= shown) return;
    paragraph({{fmt::format("And {} more {}: consilium {} shows all.", all - shown, what, command)}});
  }

  void summary() {
    heading("Case");
    for (std::size_t i = 0; i < content_.classifications.size(); ++i) {
      const knowledge::Classification& classification = content_.classifications[i];
      labelled(classification.label, words(classification, board_.classification[i]));
    }
    std::vector<std::string> facts;
    for (const advice::Stated& stated : patient_.stated) facts.push_back(words(content_, stated));
    labelled("Facts", facts.empty() ? "none" : list(facts));
    labelled("History", history_words(content_, patient_));
    std::vector<std::string> assumed;
    for (const auto feature : board_.assumed) assumed.push_back(assumed_words(content_.features[feature]));
    if (!assumed.empty()) labelled("Assumed, as the case does not say", list(assumed));
    std::vector<std::string> declined;
    for (const auto index : patient_.declined) declined.push_back(content_.interventions[index].label);
    if (!declined.empty()) labelled("Declined", list(declined));
  }

  void labelled(const std::string& label, const std::string& text) { paragraph({{label + ": ", true}, {text}}); }
  static std::string list(const std::vector<std::string>& items) { return fmt::format("{}", fmt::join(items, "; ")); }

  void contradictions() {
    heading("The facts contradict each other");
    List out;
    for (const advice::Contradiction& contradiction : board_.contradictions) {
      Runs runs{{words(base_, patient_, facts_, contradiction.keys) + ". ", true},
                {fmt::format("{}", fmt::join(contradiction.reasons, " "))}};
      for (const auto feature : contradiction.assumed) {
        runs.push_back(
            {fmt::format(" Assumed: {}. State it if that is not so.", assumed_words(content_.features[feature]))});
      }
      out.items.push_back({std::move(runs)});
    }
    page_.blocks.emplace_back(std::move(out));
    note({{"No source is asked before the facts agree: from a contradiction everything would follow."}});
  }

  void answers() {
    rows_ = matrix_rows(content_, board_);
    tables_ = inquiry::tables(base_, facts_, board_, sources_);
    matrix();
    disagreements();
    reasons();
    open();
    questions();
    cautions();
    doses();
  }

  /// A declined treatment says so wherever it is named.
  std::string name(knowledge::InterventionIndex intervention) const {
    const bool declined =
        std::find(patient_.declined.begin(), patient_.declined.end(), intervention) != patient_.declined.end();
    return content_.interventions[intervention].label + (declined ? " [declined]" : "");
  }

  bool treats(knowledge::InterventionIndex intervention) const {
    return content_.purpose(intervention) == Purpose::Treatment;
  }

  // --- the matrix ----------------------------------------------------------------------------

  void matrix() {
    heading("Treatments at one table");
    std::set<knowledge::SourceIndex> columns;
    for (const MatrixGroup& group : rows_.groups) {
      for (const MatrixRow& row : group.rows) {
        if (!treats(row.intervention)) continue;
        for (const auto& [source, element] : row.cells) columns.insert(source);
      }
    }
    if (columns.empty()) {
      paragraph({{"On no treatment does a source say anything certain about this case yet."}});
    } else {
      page_.blocks.emplace_back(table(columns));
    }
    const auto undecided = std::count_if(rows_.undecided.begin(), rows_.undecided.end(),
                                         [&](knowledge::InterventionIndex index) { return treats(index); });
    if (undecided > 0) {
      paragraph({{fmt::format("On {} more {} nothing is certain yet: consilium compare shows them.", undecided,
                              undecided == 1 ? "treatment" : "treatments")}});
    }
    besides(Purpose::WorkUp, "Work-up that a source is for");
    before_treatment();
    besides(Purpose::FollowUp, "Follow-up that a source is for");
    next_dates();
  }

  /// Of what is not done yet.
  void before_treatment() {
    std::vector<std::string> due;
    for (const advice::Prerequisite& each : advice::work_up(content_, patient_, board_).before) {
      if (each.done || each.status != advice::Status::Applies) continue;
      const knowledge::Timing& timing = content_.timings[each.timing];
      std::vector<std::string> names;
      for (const auto index : timing.of) names.push_back(lower_first(content_.interventions[index].label));
      due.push_back(fmt::format("{}, {} ({})", join(names, "or"), words(timing, content_),
                                voice(content_, content_.statements[timing.statement].source)));
    }
    if (!due.empty()) labelled("Still due before a treatment in question", list(due) + ".");
  }

  /// The next date of each interval.
  void next_dates() {
    const inquiry::FollowUp plan = inquiry::follow_up(base_, patient_, facts_, sources_);
    std::vector<std::string> dates;
    for (const inquiry::FollowUpExamination& examination : plan.examinations) {
      for (const inquiry::FollowUpEntry& entry : examination.entries) {
        if (entry.windows.empty()) continue;
        const knowledge::Timing& timing = content_.timings[*entry.timing];
        const auto statement = plan.board.recommendations[entry.recommendation].statement;
        dates.push_back(fmt::format("{} {}, {} ({})", lower_first(name(examination.intervention)),
                                    words(timing, entry.windows.front()), words(timing, content_),
                                    voice(content_, content_.statements[statement].source)));
      }
    }
    if (!dates.empty()) labelled("Next dates", list(dates) + ".");
  }

  Table table(const std::set<knowledge::SourceIndex>& columns) const {
    constexpr double kLabel = 2.9;
    Table out;
    out.caption = "What is certain, whatever the unknown facts turn out to be. An empty cell: the source is silent.";
    out.columns.emplace_back("Treatment");
    out.widths.push_back(kLabel);
    for (const knowledge::SourceIndex source : columns) {
      out.columns.push_back(voice(content_, source));
      out.widths.push_back(1);
    }
    for (const MatrixGroup& group : rows_.groups) {
      RowGroup own{group.group ? content_.intervention_groups[*group.group].label : "Sources disagree", {}};
      for (const MatrixRow& row : group.rows) {
        if (!treats(row.intervention)) continue;
        own.rows.push_back({{{{{name(row.intervention)}}}}});
        for (const knowledge::SourceIndex source : columns) {
          const auto cell = row.cells.find(source);
          own.rows.back().cells.push_back(cell == row.cells.end() ? Cell{} : position(cell->second->position));
        }
      }
      if (!own.rows.empty()) out.groups.push_back(std::move(own));
    }
    return out;
  }

  static Cell position(Position position) {
    return {{{fmt::format("{} {}", mark(position), stance_words(position))}}, tone(position)};
  }

  void besides(Purpose purpose, const std::string& label) {
    std::vector<std::string> names;
    for (const MatrixGroup& group : rows_.groups) {
      for (const MatrixRow& row : group.rows) {
        if (content_.purpose(row.intervention) != purpose) continue;
        std::vector<std::string> voices;
        for (const auto& [source, element] : row.cells) {
          if (element->position == Position::For) voices.push_back(voice(content_, source));
        }
        if (!voices.empty())
          names.push_back(fmt::format("{} ({})", lower_first(name(row.intervention)), fmt::join(voices, ", ")));
      }
    }
    if (!names.empty()) labelled(label, list(names) + ".");
  }

  // --- where they part, and why --------------------------------------------------------------

  void disagreements() {
    std::vector<const inquiry::Table*> split;
    for (const inquiry::Table& table : tables_) {
      if (table.accord == inquiry::Accord::Split) split.push_back(&table);
    }
    heading("Where the sources part");
    if (split.empty()) {
      paragraph({{"No source is for what another is against or finds no consensus on."}});
      return;
    }
    List out;
    for (std::size_t i = 0; i < split.size() && i < kParts; ++i) {
      Runs runs{{name(split[i]->intervention), true}};
      for (const inquiry::Voice& each : split[i]->voices) {
        if (!each.position || *each.position == Position::Undetermined) continue;
        runs.push_back({fmt::format("; {}: {}", voice(content_, each.source), stance_words(*each.position))});
        cite(runs, split[i]->intervention, each.source);
      }
      if (!split[i]->difference.empty())
        runs.push_back({fmt::format(". The difference: {}", words(base_, patient_, facts_, split[i]->difference))});
      runs.push_back({"."});
      out.items.push_back({std::move(runs)});
    }
    page_.blocks.emplace_back(std::move(out));
    more(split.size(), kParts, "on which they part", "compare");
  }

  const MatrixElement* element(knowledge::InterventionIndex intervention, knowledge::SourceIndex source) const {
    const auto at = std::find_if(board_.matrix.begin(), board_.matrix.end(), [&](const MatrixElement& each) {
      return each.intervention == intervention && each.source == source;
    });
    return at == board_.matrix.end() ? nullptr : &*at;
  }

  void cite(Runs& runs, knowledge::InterventionIndex intervention, knowledge::SourceIndex source) {
    const MatrixElement* own = element(intervention, source);
    if (own == nullptr) return;
    const Runs cited = references_.cite(board_, *own);
    if (!cited.empty()) runs.push_back({" "});
    runs.insert(runs.end(), cited.begin(), cited.end());
  }

  /// In the order of the matrix.
  void reasons() {
    Table out;
    out.caption = "Because: a smallest set of the facts of this case that already guarantees the answer.";
    out.columns = {"Treatment", "Source, its own grade", "Says", "Because", "Reference"};
    out.widths = {2.2, 2.0, 1.0, 4.0, 1.1};
    out.groups.emplace_back();
    std::size_t all = 0;
    for (const MatrixGroup& group : rows_.groups) {
      for (const MatrixRow& row : group.rows) {
        if (!treats(row.intervention)) continue;
        for (const auto& [source, own] : row.cells) {
          if (!asserts(own->position) || ++all > kReasons) continue;
          out.groups.back().rows.push_back(reason(*own));
        }
      }
    }
    if (all == 0) return;
    heading("Why it applies");
    page_.blocks.emplace_back(std::move(out));
    more(all, kReasons, "answers with their reasons", "advise");
  }

  Row reason(const MatrixElement& own) {
    const knowledge::Source& source = content_.sources[own.source];
    std::string why;
    for (const inquiry::Table& table : tables_) {
      if (table.intervention != own.intervention) continue;
      for (const inquiry::Voice& each : table.voices) {
        if (each.source == own.source) why = because(base_, patient_, facts_, each.because, each.history);
      }
    }
    const std::string graded = grade(source, {own.position, own.strength, own.certainty});
    return {{{{{name(own.intervention)}}},
             {{{fmt::format("{}: {}", voice(content_, own.source), graded)}}},
             position(own.position),
             {{{why.empty() ? "it holds of every patient" : why}}},
             {references_.cite(board_, own)}}};
  }

  // --- what is open --------------------------------------------------------------------------

  void open() {
    List out;
    std::size_t all = 0;
    for (const MatrixElement& own : board_.matrix) {
      if (!treats(own.intervention) || own.position != Position::Undetermined || own.provided.empty()) continue;
      if (++all > kOpen) continue;
      Runs runs{{name(own.intervention), true},
                {fmt::format(" ({}): {}, provided: {}", voice(content_, own.source), stance(own.possible.front()),
                             words(base_, own.provided))}};
      runs.push_back({" "});
      const Runs cited = references_.cite(board_, own);
      runs.insert(runs.end(), cited.begin(), cited.end());
      out.items.push_back({std::move(runs)});
    }
    if (all == 0) return;
    heading("Open, and what it takes");
    page_.blocks.emplace_back(std::move(out));
    more(all, kOpen, "open answers", "advise");
  }

  static std::string_view stance(knowledge::Stance stance) {
    return knowledge::stance_words()[static_cast<std::size_t>(stance)] == "no_consensus"
               ? "no consensus"
               : std::string_view(knowledge::stance_words()[static_cast<std::size_t>(stance)]);
  }

  void questions() {
    const inquiry::Survey survey(base_, sources_);
    const inquiry::Questions found = inquiry::questions(survey, facts_);
    heading("What to find out next");
    paragraph({{progress(found)}});
    if (found.questions.empty()) return;
    List out;
    for (std::size_t i = 0; i < found.questions.size() && i < kQuestions; ++i) {
      const inquiry::Question& question = found.questions[i];
      const knowledge::Feature& feature = content_.features[question.feature];
      out.items.push_back({{{feature.question, true},
                            {fmt::format(" ({}) {:.0f} settled by an answer on average; {} hang on it.",
                                         effort(feature), question.settles(), question.hangs_on)}}});
    }
    page_.blocks.emplace_back(std::move(out));
    more(found.questions.size(), kQuestions, "questions", "ask");
  }

  void cautions() {
    std::vector<const advice::Recommendation*> found;
    for (const advice::Recommendation& r : board_.recommendations) {
      const knowledge::Statement& statement = content_.statements[r.statement];
      const bool warns = std::any_of(r.options.begin(), r.options.end(), [&](const advice::OptionAnswer& option) {
        const knowledge::Option& own = statement.options[option.option];
        return option.status == advice::Status::Applies && own.stance == knowledge::Stance::Caution &&
               treats(own.intervention);
      });
      if (warns) found.push_back(&r);
    }
    if (found.empty()) return;
    heading("Cautions");
    List out;
    for (std::size_t i = 0; i < found.size() && i < kCautions; ++i) {
      const knowledge::Statement& statement = content_.statements[found[i]->statement];
      std::vector<std::string> names;
      for (const advice::OptionAnswer& option : found[i]->options) {
        const knowledge::Option& own = statement.options[option.option];
        if (option.status == advice::Status::Applies && own.stance == knowledge::Stance::Caution)
          names.push_back(name(own.intervention));
      }
      out.items.push_back({{{list(names), true},
                            {fmt::format(" ({}): {} ", voice(content_, statement.source), statement.text)},
                            references_.cite(found[i]->statement)}});
    }
    page_.blocks.emplace_back(std::move(out));
    more(found.size(), kCautions, "cautions", "advise");
  }

  // --- how it is given -----------------------------------------------------------------------

  /// Of regimens with a stated dose, those of what a source is for before those of its members.
  void doses() {
    std::vector<knowledge::RegimenIndex> named;
    std::vector<knowledge::RegimenIndex> members;
    for (knowledge::RegimenIndex i = 0; i < content_.regimens.size(); ++i) {
      if (content_.regimens[i].doses.empty()) continue;
      const auto found = wanted(content_.regimens[i]);
      if (found) (*found ? named : members).push_back(i);
    }
    named.insert(named.end(), members.begin(), members.end());
    if (named.empty()) return;
    heading("Doses of what a source is for, as the documents state them");
    List out;
    out.small = true;
    for (std::size_t i = 0; i < named.size() && i < kDoses; ++i) out.items.push_back({dose(named[i])});
    page_.blocks.emplace_back(std::move(out));
    more(named.size(), kDoses, "regimens", "regimen");
  }

  /// Is some source for an intervention of this regimen (true), or for what one is a member of (false)?
  std::optional<bool> wanted(const knowledge::Regimen& regimen) const {
    std::optional<bool> out;
    for (const MatrixElement& own : board_.matrix) {
      if (own.position != Position::For && own.position != Position::Mixed) continue;
      for (const auto intervention : regimen.interventions) {
        const bool declined = std::any_of(patient_.declined.begin(), patient_.declined.end(),
                                          [&](auto each) { return content_.belongs_to(intervention, each); });
        if (!declined && content_.belongs_to(intervention, own.intervention))
          out = out.value_or(false) || intervention == own.intervention;
      }
    }
    return out;
  }

  Runs dose(knowledge::RegimenIndex index) const {
    const knowledge::Regimen& regimen = content_.regimens[index];
    std::vector<std::string> doses;
    for (const knowledge::Dose& each : regimen.doses) {
      const std::string drug = regimen.doses.size() > 1 ? each.drug + " " : "";
      const std::string note = each.note.empty() ? "" : ", " + each.note;
      doses.push_back(fmt::format("{}{}{} ({})", drug, words(each), note, voice(content_, each.source)));
    }
    std::vector<std::string> met;
    for (const inquiry::Met& each : inquiry::contraindications(base_, facts_, index)) {
      const knowledge::Contraindication& own = regimen.contraindications[each.contraindication];
      if (each.status != advice::Status::Applies) continue;
      met.push_back(fmt::format("{}{} ({})", own.what, own.relative ? ", relative" : "", voice(content_, own.source)));
    }
    Runs out{{regimen.name, true}, {": " + list(doses) + "."}};
    if (!met.empty()) {
      out.push_back({" Stated contraindication met: ", true});
      out.push_back({list(met) + "."});
    }
    return out;
  }

  void basis() {
    if (!references_.empty()) {
      heading("References and their discrepancies");
      page_.blocks.emplace_back(references_.statements());
      page_.blocks.emplace_back(Heading{3, "Documents"});
      page_.blocks.emplace_back(references_.sources());
    }
    heading("Knowledge base");
    paragraph({{fmt::format("{}, version {}, SHA-256 {}. Written by Consilium {}.", content_.title, content_.version,
                            base_.fingerprint, CONSILIUM_VERSION)}});
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const advice::Board& board_;
  const std::vector<knowledge::SourceIndex>& sources_;
  References references_;
  MatrixRows rows_;
  std::vector<inquiry::Table> tables_;
  Page page_;
};

}  // namespace

Page board_page(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                const advice::Board& board, const std::vector<knowledge::SourceIndex>& sources,
                std::chrono::sys_days printed) {
  return Writer(base, patient, facts, board, sources).run(printed);
}

}  // namespace consilium::report
