#include "advice/work_up.hpp"

#include <algorithm>

namespace consilium::advice {
namespace {

using knowledge::InterventionIndex;
using knowledge::Stance;
using knowledge::Timing;

/// Is some source for it, or for one of it, or may it be?
bool in_question(const knowledge::Content& content, const Board& board, InterventionIndex treatment) {
  return std::any_of(board.matrix.begin(), board.matrix.end(), [&](const MatrixElement& element) {
    if (!content.belongs_to(element.intervention, treatment)) return false;
    const bool may = std::find(element.possible.begin(), element.possible.end(), Stance::For) != element.possible.end();
    return element.position == Position::For || element.position == Position::Mixed || may;
  });
}

/// What the statement says of the timed interventions: the most certain of its options for one of them; null for none.
const OptionAnswer* asked(const knowledge::Content& content, const Recommendation& recommendation,
                          const Timing& timing) {
  const OptionAnswer* out = nullptr;
  const knowledge::Statement& statement = content.statements[recommendation.statement];
  for (const OptionAnswer& answer : recommendation.options) {
    const knowledge::Option& option = statement.options[answer.option];
    const bool timed = std::find(timing.of.begin(), timing.of.end(), option.intervention) != timing.of.end();
    if (!timed || option.stance != Stance::For) continue;
    if (answer.status == Status::Applies) return &answer;
    if (answer.status == Status::Possible && out == nullptr) out = &answer;
  }
  return out;
}

}  // namespace

bool done(const knowledge::Content& content, const Case& patient, InterventionIndex intervention) {
  return std::any_of(patient.done.begin(), patient.done.end(),
                     [&](InterventionIndex each) { return content.belongs_to(each, intervention); });
}

WorkUp work_up(const knowledge::Content& content, const Case& patient, const Board& board) {
  WorkUp out;
  for (const MatrixElement& element : board.matrix) {
    if (content.purpose(element.intervention) != knowledge::Purpose::WorkUp || element.position != Position::For)
      continue;
    if (out.examinations.empty() || out.examinations.back().intervention != element.intervention)
      out.examinations.push_back({element.intervention, done(content, patient, element.intervention), {}});
    out.examinations.back().sources.push_back(element.source);
  }
  for (std::size_t t = 0; t < content.timings.size(); ++t) {
    const Timing& timing = content.timings[t];
    const bool wanted = std::any_of(timing.before.begin(), timing.before.end(),
                                    [&](InterventionIndex i) { return in_question(content, board, i); });
    if (!wanted) continue;
    for (std::size_t r = 0; r < board.recommendations.size(); ++r) {
      if (board.recommendations[r].statement != timing.statement) continue;
      const OptionAnswer* answer = asked(content, board.recommendations[r], timing);
      if (answer == nullptr) continue;
      const bool any = std::any_of(timing.of.begin(), timing.of.end(),
                                   [&](InterventionIndex i) { return done(content, patient, i); });
      const auto& whole = board.recommendations[r].provided;
      out.before.push_back({t, r, answer->status, any, whole.empty() ? answer->provided : whole});
    }
  }
  return out;
}

}  // namespace consilium::advice
