#include "report/questions_text.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace consilium::report {
namespace {

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string bound(std::size_t n, bool proven, std::string_view unproven) {
  return proven ? fmt::format("{}", n) : fmt::format("{} {}", unproven, n);
}

}  // namespace

std::string progress(const inquiry::Questions& questions) {
  if (questions.open == 0) {
    return fmt::format("All {} statements about treatment are settled. Nothing that is still unknown can change one.",
                       questions.statements);
  }
  std::string out =
      fmt::format("{} of {} statements about treatment are still open. ", questions.open, questions.statements);
  if (questions.questions.empty()) return out + "They hang on facts that cannot be found out.";
  const inquiry::Remaining& remaining = questions.remaining;
  out += fmt::format("In this order, leaving out what no longer matters, it takes {} to {} to settle {}.",
                     bound(remaining.at_best, remaining.best_proven, "at most"),
                     count(remaining.at_worst, "question", "questions"),
                     questions.set_aside.empty() ? "them all" : "all that can be settled");
  return out;
}

std::string effect(const inquiry::Answer& answer) {
  const std::size_t settled = answer.applies.size() + answer.excluded.size();
  if (settled == 0) return "settles none alone";
  std::string out = fmt::format("settles {}:", settled);
  if (!answer.applies.empty()) out += fmt::format(" {}", count(answer.applies.size(), "applies", "apply"));
  if (!answer.excluded.empty()) {
    out += fmt::format("{} {}", answer.applies.empty() ? "" : ",",
                       count(answer.excluded.size(), "falls away", "fall away"));
  }
  return out;
}

std::string questions_text(const knowledge::Base& base, const advice::Case& patient,
                           const inquiry::Questions& questions, const Style& style) {
  constexpr std::size_t kInFull = 8;
  Text text(style);
  text.heading("WHAT TO FIND OUT NEXT" + (patient.id.empty() ? "" : ": " + patient.id));
  text.paragraph("", progress(questions));
  for (std::size_t i = 0; i < questions.questions.size() && i < kInFull; ++i) {
    const inquiry::Question& question = questions.questions[i];
    const knowledge::Feature& feature = base.content.features[question.feature];
    text.gap();
    text.row(fmt::format("{:>2}  ", i + 1), feature.question, effort(feature), Text::Look::Strong);
    for (const inquiry::Answer& answer : question.answers) {
      text.row("    ", words(base, advice::Requirement{question.feature, answer.cells}), effect(answer));
    }
  }
  if (questions.questions.size() > kInFull) {
    text.gap();
    text.paragraph("", fmt::format("And {} more:", questions.questions.size() - kInFull));
    for (std::size_t i = kInFull; i < questions.questions.size(); ++i) {
      const knowledge::Feature& feature = base.content.features[questions.questions[i].feature];
      text.row(fmt::format("{:>2}  ", i + 1), feature.question, effort(feature), Text::Look::Faint);
    }
  }
  if (!questions.set_aside.empty()) {
    text.gap();
    text.paragraph("", "Set aside as unknown:");
    for (const auto index : questions.set_aside) text.paragraph("    ", base.content.features[index].question);
  }
  return text.str();
}

}  // namespace consilium::report
