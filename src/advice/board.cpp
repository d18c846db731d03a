#include "advice/board.hpp"

#include <algorithm>

#include "advice/because.hpp"
#include "advice/decisions.hpp"
#include "advice/stand.hpp"

namespace consilium::advice {
namespace {

using knowledge::Decision;
using knowledge::DecisionIndex;
using knowledge::Stance;
using knowledge::Voice;

class Advisor {
 public:
  Advisor(const knowledge::Base& base, const Facts& facts, const Request& request)
      : base_(base),
        facts_(facts),
        request_(request),
        decisions_(base, facts),
        because_(base, facts, decisions_.possible()) {}

  Board run() {
    board_.assumed = facts_.assumed;
    if (!decisions_.consistent()) {
      board_.classification.resize(base_.classifications.size());
      board_.contradictions = contradictions(base_, facts_);
      return std::move(board_);
    }
    classify();
    for (StatementIndex s = 0; s < base_.statements.size(); ++s) {
      if (wanted(base_.content.statements[s].source)) statement(s);
    }
    for (const Voice& voice : base_.voices) {
      if (wanted(voice.source)) element(voice);
    }
    return std::move(board_);
  }

 private:
  [[nodiscard]] bool wanted(SourceIndex source) const {
    const auto& sources = request_.sources;
    return sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end();
  }

  void classify() {
    for (const auto& values : base_.classifications) {
      ClassificationAnswer answer;
      for (std::uint32_t i = 0; i < values.size(); ++i) {
        const Status status = decisions_.of(values[i]);
        if (status == Status::Applies && !answer.value) answer.value = i;
        if (status == Status::Possible) answer.possible.push_back(i);
      }
      if (answer.value) answer.possible.clear();
      board_.classification.push_back(std::move(answer));
    }
  }

  void statement(StatementIndex index) {
    const knowledge::StatementDecisions& decisions = base_.statements[index];
    Recommendation out;
    out.statement = index;
    out.status = decisions_.of(decisions.when);
    if (out.status == Status::Excluded && !request_.excluded) return;
    if (out.status != Status::Excluded) options(decisions, out);
    if (request_.reasons) {
      const Decision& decision = base_.decisions[decisions.when];
      switch (out.status) {
        case Status::Applies:
          if (request_.because) because(decision, true, out);
          break;
        case Status::Excluded:
          if (request_.because) because(decision, false, out);
          break;
        default: {
          const Residual& residual = decisions_.residuals().of(decisions.when);
          out.depends_on = residual.depends_on;
          out.provided = residual.provided;
        }
      }
    }
    board_.recommendations.push_back(std::move(out));
  }

  /// An option that is certainly left out of a statement is not listed.
  void options(const knowledge::StatementDecisions& decisions, Recommendation& out) {
    for (std::uint32_t i = 0; i < decisions.options.size(); ++i) {
      OptionAnswer option;
      option.option = i;
      option.status = decisions_.of(decisions.options[i]);
      if (option.status == Status::Excluded) continue;
      if (option.status == Status::Possible && request_.reasons) {
        const Residual& residual = decisions_.residuals().of(decisions.options[i]);
        option.depends_on = residual.depends_on;
        option.provided = residual.provided;
      }
      out.options.push_back(std::move(option));
    }
  }

  void because(const Decision& decision, bool value, Recommendation& out) {
    const std::vector<KeySet> reasons = because_.smallest(decision, value, value ? kMostReasons : 1);
    for (const KeySet& reason : reasons) out.because.push_back(keys_in(reason));
    out.history = because_.history(decision, value, reasons.front());
  }

  void element(const Voice& voice) {
    MatrixElement out;
    out.intervention = voice.intervention;
    out.source = voice.source;
    for (const Voice::Part& part : voice.parts) {
      if (decisions_.of(base_.statements[part.statement].options[part.option]) == Status::Excluded) continue;
      const bool caution = base_.content.statements[part.statement].options[part.option].stance == Stance::Caution;
      auto& list = caution ? out.cautions : out.recommendations;
      if (std::find(list.begin(), list.end(), part.statement) == list.end()) list.push_back(part.statement);
    }
    if (out.cautions.empty() && out.recommendations.empty()) return;  // the source is silent on this case
    const Stand stand = *stand_of(decisions_, voice);
    out.position = stand.position;
    out.strength = stand.strength;
    out.certainty = stand.certainty;
    open(voice, out);
    board_.matrix.push_back(std::move(out));
  }

  /// What is still open, and what it would take. Where many statements still stand behind a stance, the union of their
  /// conditions is no list that anyone reads; each statement says its own.
  void open(const Voice& voice, MatrixElement& out) {
    constexpr std::ptrdiff_t kMostStatements = 3;
    for (std::size_t i = 0; i < voice.levels.size(); ++i) {
      const auto stance = static_cast<Stance>(i);
      if (status_of(decisions_, voice, stance) != Status::Possible) continue;
      const auto behind = std::count_if(voice.parts.begin(), voice.parts.end(), [&](const Voice::Part& part) {
        return base_.content.statements[part.statement].options[part.option].stance == stance &&
               decisions_.of(base_.statements[part.statement].options[part.option]) != Status::Excluded;
      });
      const bool wanted = request_.reasons && out.position == Position::Undetermined && behind <= kMostStatements;
      if (out.possible.empty() && wanted)
        out.provided = decisions_.residuals().of(voice.levels[i].back().decision).provided;
      out.possible.push_back(stance);
    }
  }

  const knowledge::Base& base_;
  const Facts& facts_;
  const Request& request_;
  Decisions decisions_;
  Because because_;
  Board board_;
};

}  // namespace

std::string_view word(Status status) {
  switch (status) {
    case Status::Applies:
      return "applies";
    case Status::Excluded:
      return "excluded";
    case Status::Possible:
      return "possible";
  }
  return {};
}

std::string_view word(Position position) {
  switch (position) {
    case Position::For:
      return "for";
    case Position::Against:
      return "against";
    case Position::Mixed:
      return "mixed";
    case Position::NoConsensus:
      return "no_consensus";
    case Position::Caution:
      return "caution";
    case Position::Undetermined:
      return "undetermined";
  }
  return {};
}

Board advise(const knowledge::Base& base, const Facts& facts, const Request& request) {
  return Advisor(base, facts, request).run();
}

std::vector<Status> decide(const knowledge::Base& base, const Facts& facts) {
  std::vector<Status> out;
  Decisions decisions(base, facts);
  if (!decisions.consistent()) return out;
  out.reserve(base.statements.size());
  for (const knowledge::StatementDecisions& statement : base.statements) out.push_back(decisions.of(statement.when));
  return out;
}

}  // namespace consilium::advice
