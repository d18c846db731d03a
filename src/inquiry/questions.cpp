#include "inquiry/questions.hpp"

#include <algorithm>
#include <array>

#include "advice/residual.hpp"
#include "inquiry/remaining.hpp"

namespace consilium::inquiry {
namespace {

/// Looks at statements for each unknown feature: a thousand where ten are unknown, which is enough to be sure of the
/// bounds in practice, and no more than a few hundredths of a second where sixty are.
constexpr std::size_t kMostLooks = 10'000;

/// The values that the facts leave, those together under which the same statements are settled in the same way.
std::vector<Answer> answers(const Survey& survey, const advice::Facts& facts, const Outlook& now, FeatureIndex feature,
                            Cells left) {
  std::vector<Answer> out;
  std::vector<Outlook> seen;
  for (Cells rest = left; rest != 0; rest &= rest - 1) {
    const Cells cell = rest & (~rest + 1);
    Outlook then = survey.look(with(survey.base(), facts, feature, cell));
    const auto same = std::find_if(seen.begin(), seen.end(),
                                   [&](const Outlook& outlook) { return outlook.statuses == then.statuses; });
    if (same != seen.end()) {
      Answer& answer = out[static_cast<std::size_t>(same - seen.begin())];
      answer.cells |= cell;
      answer.unknown = std::max(answer.unknown, then.unknown.size());
      continue;
    }
    Answer answer{cell, {}, {}, then.open, then.unknown.size()};
    for (std::size_t i = 0; i < now.statuses.size(); ++i) {
      if (now.statuses[i] != Status::Possible || then.statuses[i] == Status::Possible) continue;
      auto& list = then.statuses[i] == Status::Applies ? answer.applies : answer.excluded;
      list.push_back(survey.statements()[i]);
    }
    out.push_back(std::move(answer));
    seen.push_back(std::move(then));
  }
  return out;
}

}  // namespace

double Question::settles() const {
  std::size_t sum = 0;
  for (const Answer& answer : answers) sum += answer.applies.size() + answer.excluded.size();
  return answers.empty() ? 0 : static_cast<double>(sum) / static_cast<double>(answers.size());
}

std::uint32_t cost_of(const knowledge::Feature& feature) {
  static constexpr std::array<std::uint32_t, 5> kCosts = {1, 1, 2, 4, 8};  // by Effort
  return kCosts.at(static_cast<std::size_t>(feature.effort));
}

Questions questions(const Survey& survey, const advice::Facts& facts, const std::vector<FeatureIndex>& set_aside) {
  const knowledge::Base& base = survey.base();
  const Outlook now = survey.look(facts);
  const std::vector<std::size_t> hangs_on = survey.hangs_on(facts);
  const std::vector<Cells> possible = advice::possible_cells(base, facts);
  Questions out;
  out.statements = now.statuses.size();
  out.open = now.open;
  for (const FeatureIndex feature : now.unknown) {
    if (std::find(set_aside.begin(), set_aside.end(), feature) != set_aside.end()) {
      out.set_aside.push_back(feature);
      continue;
    }
    out.questions.push_back(
        {feature, hangs_on[feature], answers(survey, facts, now, feature, possible[base.variable_of[feature]])});
  }
  // For the effort; where none settles anything alone, by what hangs on it; then as the knowledge base lists them.
  const auto worth = [&](const Question& question) {
    const double cost = cost_of(base.content.features[question.feature]);
    return std::pair(question.settles() / cost, static_cast<double>(question.hangs_on) / cost);
  };
  std::stable_sort(out.questions.begin(), out.questions.end(),
                   [&](const Question& a, const Question& b) { return worth(a) > worth(b); });
  std::vector<FeatureIndex> order;
  for (const Question& question : out.questions) order.push_back(question.feature);
  out.remaining = remaining(survey, facts, order, kMostLooks / std::max<std::size_t>(1, order.size()));
  return out;
}

}  // namespace consilium::inquiry
