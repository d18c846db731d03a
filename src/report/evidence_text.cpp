#include "report/evidence_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "advice/dates.hpp"
#include "report/figure.hpp"
#include "report/study_words.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Belonging;
using inquiry::StudyMatch;
using knowledge::Endpoint;
using knowledge::InterventionIndex;
using knowledge::Progress;
using knowledge::Study;
using Look = Text::Look;

bool studies_intervention(const knowledge::Content& content, const Study& study, InterventionIndex intervention) {
  const auto own = study.interventions();
  return std::any_of(own.begin(), own.end(), [&](InterventionIndex i) { return content.belongs_to(i, intervention); });
}

std::string title(const Study& study) {
  return study.n ? fmt::format("{} (n = {})", study.name, *study.n) : study.name;
}

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const std::vector<StudyMatch>& matches, const Style& style)
      : base_(base), content_(base.content), patient_(patient), facts_(facts), matches_(matches), text_(style) {}

  std::string run(std::optional<InterventionIndex> only, const Style& style) {
    text_.row("", patient_.id.empty() ? "Case" : patient_.id, advice::print_day(patient_.as_of), Look::Strong);
    text_.paragraph("", "Whose patients were like this one? A study is listed by whom it studied, not by its result.");
    std::map<InterventionIndex, std::vector<const StudyMatch*>> by_intervention;
    std::vector<const StudyMatch*> unfinished;
    std::vector<const StudyMatch*> unstated;
    for (const StudyMatch& match : matches_) {
      const Study& study = content_.studies[match.study];
      if (only && !studies_intervention(content_, study, *only)) continue;
      if (study.progress != Progress::Completed) {
        unfinished.push_back(&match);
      } else if (match.belonging == Belonging::Unstated) {
        unstated.push_back(&match);
      } else if (only) {
        by_intervention[*only].push_back(&match);
      } else {
        for (const InterventionIndex index : study.interventions()) by_intervention[index].push_back(&match);
      }
    }
    for (const auto& [index, list] : by_intervention) intervention(index, list);
    if (!unstated.empty()) {
      text_.heading("NOT HELD AGAINST THE CASE");
      text_.paragraph("", "The documents do not say closely enough whom these studied.");
      names("  ", unstated);
    }
    figure_text(figure(content_, studies_like(base_, matches_, only), only), style, text_);
    trials(unfinished);
    text_.gap();
    text_.paragraph("", content_.notice);
    return text_.str();
  }

 private:
  void intervention(InterventionIndex index, const std::vector<const StudyMatch*>& list) {
    text_.heading(content_.interventions[index].label);
    section("+ THIS PATIENT BELONGS", Belonging::Belongs, Look::Good, list);
    section("? MAY BELONG", Belonging::MayBelong, Look::Strong, list);
    section("~ NEARLY", Belonging::Nearly, Look::Warning, list);
    std::vector<const StudyMatch*> outside;
    std::copy_if(list.begin(), list.end(), std::back_inserter(outside),
                 [](const StudyMatch* match) { return match->belonging == Belonging::Outside; });
    if (!outside.empty()) names("- Other patients: ", outside);
  }

  void section(std::string_view title, Belonging belonging, Look look, const std::vector<const StudyMatch*>& list) {
    bool titled = false;
    for (const StudyMatch* match : list) {
      if (match->belonging != belonging) continue;
      if (!titled) text_.paragraph("", title, look);
      titled = true;
      study(*match);
    }
  }

  /// In full where it stands first, by its name afterwards.
  void study(const StudyMatch& match) {
    const Study& study = content_.studies[match.study];
    const bool again = std::find(shown_.begin(), shown_.end(), match.study) != shown_.end();
    if (again) {
      text_.row("  ", study.name, fmt::format("see above [{}]", study.id));
      return;
    }
    shown_.push_back(match.study);
    text_.row("  ", title(study), fmt::format("[{}]", study.id), Look::Strong);
    whom(match);
  }

  /// Whom it studied, and how the case stands to that. What differs already says the population of a near one.
  void whom(const StudyMatch& match) {
    const Study& study = content_.studies[match.study];
    if (match.belonging != Belonging::Nearly) text_.paragraph("    ", study.population);
    const std::string why = words(base_, patient_, facts_, match);
    if (!why.empty()) text_.paragraph("    ", why, Look::Warning);
    if (!study.beyond.empty()) text_.paragraph("    note: ", study.beyond, Look::Faint);
  }

  void names(std::string_view first, const std::vector<const StudyMatch*>& list) {
    std::vector<std::string> out;
    for (const StudyMatch* match : list)
      out.push_back(fmt::format("{} [{}]", content_.studies[match->study].name, content_.studies[match->study].id));
    text_.paragraph(first, fmt::format("{}", fmt::join(out, "; ")));
  }

  void trials(const std::vector<const StudyMatch*>& list) {
    if (list.empty()) return;
    text_.heading("TRIALS THAT A DOCUMENT CALLS UNFINISHED");
    text_.paragraph(
        "", "As of the date of the document. Ask a registry whether a trial is open; its full criteria are not here.");
    for (const auto& [belonging, title, look] :
         {std::tuple{Belonging::Belongs, "+ THE STATED CRITERIA ARE MET", Look::Good},
          std::tuple{Belonging::MayBelong, "? MAY BE MET", Look::Strong},
          std::tuple{Belonging::Nearly, "~ NEARLY MET", Look::Warning},
          std::tuple{Belonging::Unstated, "  CRITERIA NOT STATED", Look::Plain}}) {
      bool titled = false;
      for (const StudyMatch* match : list) {
        if (match->belonging != belonging) continue;
        if (!titled) text_.paragraph("", title, look);
        titled = true;
        trial(*match);
      }
    }
    std::vector<const StudyMatch*> outside;
    std::copy_if(list.begin(), list.end(), std::back_inserter(outside),
                 [](const StudyMatch* match) { return match->belonging == Belonging::Outside; });
    if (!outside.empty()) names("- Other patients: ", outside);
  }

  void trial(const StudyMatch& match) {
    const Study& study = content_.studies[match.study];
    text_.row("  ", title(study), fmt::format("[{}]", study.id), Look::Strong);
    std::vector<std::string> arms;
    for (const knowledge::Arm& arm : study.arms) arms.push_back(arm.label);
    if (!arms.empty()) text_.paragraph("    ", fmt::format("{}", fmt::join(arms, " | ")));
    whom(match);
    for (const knowledge::Mention& mention : study.mentions)
      text_.paragraph("    ", progress_words(content_, mention), Look::Faint);
    if (!study.registration.empty())
      text_.paragraph("    ", fmt::format("{}", fmt::join(study.registration, ", ")), Look::Faint);
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const std::vector<StudyMatch>& matches_;
  Text text_;
  std::vector<knowledge::StudyIndex> shown_;
};

}  // namespace

void study_text(const knowledge::Base& base, const Study& study, Text& text) {
  const knowledge::Content& content = base.content;
  const auto field = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text.paragraph(fmt::format("  {:<12}", name), value);
  };
  text.gap();
  text.row("", study.id, fmt::format("study, {}:{}", study.place.file, study.place.line), Look::Strong);
  field("name", study.name);
  field("registered", fmt::format("{}", fmt::join(study.registration, ", ")));
  field("design", study.design);
  field("status", knowledge::progress_words()[static_cast<std::size_t>(study.progress)]);
  field("population", study.population);
  if (study.when) field("when", study.when->text);
  field("beyond", study.beyond);
  if (study.n) field("n", fmt::format("{}{}", *study.n, study.n_note.empty() ? "" : ", " + study.n_note));
  for (const knowledge::Arm& arm : study.arms) {
    std::vector<std::string> of;
    for (const InterventionIndex index : arm.interventions) of.push_back(content.interventions[index].id);
    field(&arm == study.arms.data() ? "arms" : "",
          fmt::format("{}{}{}{}", arm.id, arm.label == arm.id ? "" : ": " + arm.label,
                      arm.n ? fmt::format(" (n = {})", *arm.n) : "",
                      of.empty() ? "" : fmt::format(" [{}]", fmt::join(of, ", "))));
  }
  for (const knowledge::Mention& mention : study.mentions) {
    const bool finished = mention.progress == Progress::Completed;
    field(&mention == study.mentions.data() ? "stated in" : "",
          fmt::format("{}: {}{}", content.sources[mention.source].short_title, mention.locator,
                      finished ? "" : "; " + progress_words(content, mention)));
  }
  field("discrepancy", study.discrepancy);
  if (!study.endpoints.empty()) text.gap();
  for (const Endpoint& endpoint : study.endpoints) {
    const std::string source = content.sources[endpoint.source].short_title;
    const std::string value = words(endpoint);
    text.row("  ", fmt::format("{}: {}", label(study, endpoint), value.empty() ? endpoint.note : value), source);
    if (!value.empty() && !endpoint.note.empty()) text.paragraph("      ", endpoint.note, Look::Faint);
  }
  std::vector<std::string> statements;
  for (const knowledge::Statement& statement : content.statements) {
    if (std::find(statement.evidence.begin(), statement.evidence.end(), study.id) != statement.evidence.end())
      statements.push_back(statement.id);
  }
  if (!statements.empty()) {
    text.gap();
    field("behind", fmt::format("{}", fmt::join(statements, ", ")));
  }
}

std::string evidence_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                          const std::vector<StudyMatch>& matches, std::optional<InterventionIndex> intervention,
                          const Style& style) {
  return Writer(base, patient, facts, matches, style).run(intervention, style);
}

std::vector<knowledge::StudyIndex> studies_like(const knowledge::Base& base, const std::vector<StudyMatch>& matches,
                                                std::optional<InterventionIndex> intervention) {
  std::vector<knowledge::StudyIndex> out;
  for (const StudyMatch& match : matches) {
    const Study& study = base.content.studies[match.study];
    const bool like = match.belonging == Belonging::Belongs || match.belonging == Belonging::MayBelong;
    if (like && (!intervention || studies_intervention(base.content, study, *intervention))) out.push_back(match.study);
  }
  return out;
}

std::vector<knowledge::StudyIndex> studies_of(const knowledge::Content& content, InterventionIndex intervention) {
  std::vector<knowledge::StudyIndex> out;
  for (knowledge::StudyIndex i = 0; i < content.studies.size(); ++i) {
    if (studies_intervention(content, content.studies[i], intervention)) out.push_back(i);
  }
  return out;
}

}  // namespace consilium::report
