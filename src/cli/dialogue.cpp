#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "advice/changes.hpp"
#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/assignments.hpp"
#include "exchange/case_json.hpp"
#include "report/questions_text.hpp"
#include "report/words.hpp"

namespace consilium::cli {
namespace {

using knowledge::FeatureIndex;

class Dialogue {
 public:
  Dialogue(const inquiry::Survey& survey, advice::Case patient, std::vector<FeatureIndex> set_aside)
      : survey_(survey), base_(survey.base()) {
    history_.push_back({std::move(patient), std::move(set_aside)});
  }

  advice::Case run() {
    say("Type the letter of an answer, or the value itself (16, 3-20, >20). Enter = unknown, back, stop.\n");
    while (true) {
      const advice::Facts facts = consistent_facts(base_, now().patient);
      const inquiry::Questions questions = inquiry::questions(survey_, facts, now().set_aside);
      report::Text text(terminal_style());
      text.gap();
      text.paragraph("", report::progress(questions));
      say("\n" + text.str());
      if (questions.questions.empty() || !ask(questions.questions.front())) return now().patient;
    }
  }

 private:
  struct State {
    advice::Case patient;
    std::vector<FeatureIndex> set_aside;
  };

  [[nodiscard]] const State& now() const { return history_.back(); }
  static void say(std::string_view text) {
    print(text);
    std::fflush(stdout);
  }

  /// Until the question is answered, set aside or taken back. False to stop.
  bool ask(const inquiry::Question& question) {
    const knowledge::Feature& feature = base_.content.features[question.feature];
    report::Text text(terminal_style());
    text.row("", feature.question, report::effort(feature), report::Text::Look::Strong);
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
      const inquiry::Answer& answer = question.answers[i];
      text.row(fmt::format("  {}  ", letter(i)),
               report::words(base_, advice::Requirement{question.feature, answer.cells}), report::effect(answer));
    }
    say(text.str());
    std::string line;
    while (true) {
      say("> ");
      if (!std::getline(std::cin, line) || line == "stop") return false;
      if (line == "back") {
        if (history_.size() > 1) history_.pop_back();
        return true;
      }
      if (line.empty()) {
        State next = now();
        next.set_aside.push_back(question.feature);
        history_.push_back(std::move(next));
        return true;
      }
      if (answer(question, line)) return true;
    }
  }

  /// False where the line is no answer or contradicts the case; then it has been said why.
  bool answer(const inquiry::Question& question, const std::string& line) {
    State next = now();
    try {
      next.patient = answered(question, line);
      const inquiry::Outlook before = survey_.look(advice::facts_of(base_, now().patient));
      settled(before, survey_.look(consistent_facts(base_, next.patient)));
    } catch (const diagnostics::InputError& error) {
      say(error.what());
      return false;
    }
    history_.push_back(std::move(next));
    return true;
  }

  [[nodiscard]] advice::Case answered(const inquiry::Question& question, const std::string& line) const {
    std::string value = line;
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
      if (line == letter(i)) {
        value = boost::json::serialize(
            exchange::cells_json(base_, advice::Requirement{question.feature, question.answers[i].cells}));
      }
    }
    const document::Document changes =
        exchange::parse_assignments({base_.content.features[question.feature].id() + "=" + value});
    return advice::changed(base_.content, now().patient, changes, changes.root);
  }

  /// What an answer has settled.
  void settled(const inquiry::Outlook& before, const inquiry::Outlook& after) const {
    report::Text text(terminal_style());
    std::size_t fallen = 0;
    for (std::size_t i = 0; i < before.statuses.size(); ++i) {
      if (before.statuses[i] != advice::Status::Possible) continue;
      const knowledge::Statement& statement = base_.content.statements[survey_.statements()[i]];
      if (after.statuses[i] == advice::Status::Excluded) ++fallen;
      if (after.statuses[i] != advice::Status::Applies) continue;
      text.paragraph("  applies now: ", fmt::format("{} [{}]", statement.text, statement.id));
    }
    if (fallen > 0) text.paragraph("  ", fmt::format("{} no longer apply", fallen), report::Text::Look::Faint);
    say(text.str());
  }

  /// a … z: numbers would be taken for values.
  [[nodiscard]] static std::string letter(std::size_t i) { return {static_cast<char>('a' + i)}; }

  const inquiry::Survey& survey_;
  const knowledge::Base& base_;
  std::vector<State> history_;  ///< the last is now; the others can be gone back to
};

}  // namespace

advice::Case dialogue(const inquiry::Survey& survey, advice::Case patient, std::vector<FeatureIndex> set_aside) {
  return Dialogue(survey, std::move(patient), std::move(set_aside)).run();
}

}  // namespace consilium::cli
