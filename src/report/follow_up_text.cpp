#include "report/follow_up_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "advice/dates.hpp"
#include "report/follow_up_words.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using advice::Status;
using inquiry::FollowUpEntry;
using inquiry::FollowUpExamination;
using inquiry::Window;
using knowledge::Stance;
using Look = Text::Look;

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const inquiry::FollowUp& plan, const Style& style)
      : base_(base), content_(base.content), patient_(patient), facts_(facts), plan_(plan), text_(style) {}

  std::string run() {
    text_.row("", patient_.id.empty() ? "Case" : patient_.id, advice::print_day(patient_.as_of), Look::Strong);
    dates();
    if (any(Status::Applies)) text_.heading("BY EXAMINATION");
    for (const FollowUpExamination& examination : plan_.examinations) this->examination(examination);
    open();
    text_.gap();
    text_.paragraph("", content_.notice, Look::Faint);
    return text_.str();
  }

 private:
  struct Dated {
    const FollowUpExamination* examination;
    const FollowUpEntry* entry;
    const Window* window;
  };

  [[nodiscard]] const knowledge::Statement& statement(const FollowUpEntry& entry) const {
    return content_.statements[plan_.board.recommendations[entry.recommendation].statement];
  }

  [[nodiscard]] bool any(Status status) const {
    return std::any_of(plan_.examinations.begin(), plan_.examinations.end(), [&](const auto& examination) {
      return std::any_of(examination.entries.begin(), examination.entries.end(),
                         [&](const auto& entry) { return entry.status == status; });
    });
  }

  void dates() {
    std::vector<Dated> all;
    bool later = false;
    for (const FollowUpExamination& examination : plan_.examinations) {
      for (const FollowUpEntry& entry : examination.entries) {
        for (const Window& window : entry.windows) {
          later = later || window.overlaps;
          if (!window.overlaps) all.push_back({&examination, &entry, &window});
        }
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Dated& a, const Dated& b) {
      return std::pair(a.window->earliest, a.window->latest) < std::pair(b.window->earliest, b.window->latest);
    });
    text_.heading(fmt::format("DATES UNTIL {}", advice::print_day(plan_.to)));
    if (all.empty()) text_.paragraph("", "No source gives an interval for this patient as far as the case is known.");
    for (const Dated& dated : all) {
      const knowledge::Statement& statement = this->statement(*dated.entry);
      text_.row("  ", words(content_.timings[*dated.entry->timing], *dated.window),
                fmt::format("{} ({})", content_.interventions[dated.examination->intervention].label,
                            voice(content_, statement.source)),
                Look::Strong);
      text_.paragraph("    ",
                      fmt::format("{} [{}]", reason(content_, patient_, *dated.entry, *dated.window), statement.id));
    }
    if (later) {
      text_.paragraph(
          "",
          "Where a source gives a range, a date is the earliest and the latest that keep to it. Later dates "
          "of such a series are not listed: they are counted from the day on which the one before is done.",
          Look::Faint);
    }
  }

  void examination(const FollowUpExamination& examination) {
    bool titled = false;
    for (const FollowUpEntry& entry : examination.entries) {
      if (entry.status != Status::Applies) continue;
      if (!titled) {
        text_.gap();
        text_.row("", content_.interventions[examination.intervention].label,
                  examination.done ? "done once, by the case" : "", Look::Strong);
        if (examination.differ) text_.paragraph("  ! ", "The sources say different things of it.", Look::Warning);
        titled = true;
      }
      this->entry(entry);
    }
  }

  void entry(const FollowUpEntry& entry) {
    const knowledge::Statement& statement = this->statement(entry);
    const knowledge::Source& source = content_.sources[statement.source];
    const Look look = entry.stance == Stance::For       ? Look::Good
                      : entry.stance == Stance::Against ? Look::Bad
                                                        : Look::Warning;
    text_.row("  ",
              fmt::format("{}{} {}", mark_of(entry.stance), entry.stance == Stance::For ? "" : ":", source.short_title),
              grade(source, {{}, statement.strength, statement.certainty}), look);
    text_.paragraph("    ", statement.text);
    if (entry.start) {
      text_.paragraph("    interval: ", interval_words(content_, entry));
      text_.paragraph("    counted from: ", words(content_, patient_, *entry.start));
      if (entry.start->missing)
        text_.paragraph("    ", "The source counts from the end of a treatment; the case gives no date of it.",
                        Look::Warning);
      if (!content_.timings[*entry.timing].once) text_.paragraph("    ends: ", end_words(content_, entry));
      if (entry.passed > 0)
        text_.paragraph(
            "    ",
            entry.passed == 1
                ? "One earlier date has passed; the case does not say whether it was kept."
                : fmt::format("{} earlier dates have passed; the case does not say which were kept.", entry.passed));
    } else if (entry.stance == Stance::For) {
      text_.paragraph("    when: ", interval_words(content_, entry));
    } else if (!entry.note.empty()) {
      text_.paragraph("    note: ", entry.note);
    }
    const std::string why = because(base_, patient_, facts_, plan_.board.recommendations[entry.recommendation]);
    if (!why.empty()) text_.paragraph("    because: ", why);
    text_.paragraph("    ", fmt::format("[{}] {}", statement.id, statement.locator), Look::Faint);
  }

  static std::string_view mark_of(Stance stance) {
    switch (stance) {
      case Stance::For:
        return "+";
      case Stance::Against:
        return "- not";
      case Stance::Caution:
        return "! caution";
      case Stance::NoConsensus:
        return "= no consensus";
    }
    return {};
  }

  void open() {
    if (!any(Status::Possible)) return;
    text_.heading("STILL OPEN");
    for (const FollowUpExamination& examination : plan_.examinations) {
      for (const FollowUpEntry& entry : examination.entries) {
        if (entry.status != Status::Possible) continue;
        const knowledge::Statement& statement = this->statement(entry);
        text_.row("  ",
                  fmt::format("? {}{}", content_.interventions[examination.intervention].label,
                              entry.stance == Stance::For ? "" : fmt::format(": {}", mark_of(entry.stance).substr(2))),
                  voice(content_, statement.source), Look::Strong);
        if (entry.timing || entry.stance == Stance::For) text_.paragraph("    ", interval_words(content_, entry));
        text_.paragraph("    provided: ", words(base_, entry.provided));
        text_.paragraph("    ", fmt::format("[{}] {}", statement.id, statement.locator), Look::Faint);
      }
    }
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const inquiry::FollowUp& plan_;
  Text text_;
};

}  // namespace

std::string follow_up_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                           const inquiry::FollowUp& plan, const Style& style) {
  return Writer(base, patient, facts, plan, style).run();
}

}  // namespace consilium::report
