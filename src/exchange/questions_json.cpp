#include "exchange/questions_json.hpp"

#include "advice/dates.hpp"
#include "exchange/answer_json.hpp"
#include "exchange/case_json.hpp"
#include "report/words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using knowledge::FeatureIndex;

json::array statements(const knowledge::Content& content, const std::vector<knowledge::StatementIndex>& list) {
  json::array out;
  for (const auto index : list) out.emplace_back(content.statements[index].id);
  return out;
}

json::object answer(const knowledge::Base& base, FeatureIndex feature, const inquiry::Answer& answer) {
  const advice::Requirement requirement{feature, answer.cells};
  return {{"value", cells_json(base, requirement)},
          {"words", report::words(base, requirement)},
          {"applies", statements(base.content, answer.applies)},
          {"excluded", statements(base.content, answer.excluded)},
          {"open", answer.open},
          {"unknown", answer.unknown}};
}

json::object question(const knowledge::Base& base, const inquiry::Question& question) {
  const knowledge::Feature& feature = base.content.features[question.feature];
  json::array answers;
  for (const inquiry::Answer& each : question.answers) answers.push_back(answer(base, question.feature, each));
  return {{"feature", feature.id()},       {"question", feature.question},  {"effort", report::effort(feature)},
          {"settles", question.settles()}, {"hangs_on", question.hangs_on}, {"answers", std::move(answers)}};
}

}  // namespace

json::object questions_json(const knowledge::Base& base, const advice::Case& patient,
                            const inquiry::Questions& questions) {
  json::array list;
  for (const inquiry::Question& each : questions.questions) list.push_back(question(base, each));
  json::array set_aside;
  for (const FeatureIndex feature : questions.set_aside) set_aside.emplace_back(base.content.features[feature].id());
  const inquiry::Remaining& remaining = questions.remaining;
  return {{"case", patient.id},
          {"as_of", advice::print_day(patient.as_of)},
          {"statements", questions.statements},
          {"open", questions.open},
          {"remaining",
           {{"at_best", remaining.at_best},
            {"at_best_proven", remaining.best_proven},
            {"at_worst", remaining.at_worst},
            {"at_worst_proven", remaining.worst_proven}}},
          {"questions", std::move(list)},
          {"set_aside", std::move(set_aside)},
          {"knowledge", version_json(base)}};
}

}  // namespace consilium::exchange
