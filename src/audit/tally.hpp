// Counts the answers of one block of cases after another.
#pragma once

#include "audit/planes.hpp"
#include "audit/summary.hpp"
#include "audit/violations.hpp"

namespace consilium::audit {

/// What is known of a case beside its facts.
struct Row {
  std::string id;
  std::string_view text;                 ///< the record as it stands
  std::size_t line = 0;                  ///< in its file
  std::vector<InterventionIndex> given;  ///< with its decision or soon after
  bool given_unclear = false;            ///< what was given cannot be told apart from what came before
  bool contradictory = false;            ///< two columns leave a feature no value
  std::vector<std::string> groups;       ///< its value for each `--by`; empty texts of classifications are filled in
};

class Tally {
 public:
  /// `by`: what the cases are grouped by. Everything is borrowed.
  Tally(const Plan& plan, const Judge& judge, const std::vector<std::string>& by);

  /// `rows[i]` is the case `i` of the answers; `codes[v]` are the codes of the block's cases, of that alphabet. Says in
  /// each row whether the case contradicts itself.
  void add(const cohort::Answers& answers, Row* rows, const std::vector<const cohort::Code*>& codes,
           const cohort::Alphabet& alphabet);

  [[nodiscard]] const Summary& summary() const { return summary_; }

 private:
  void statements(const cohort::Answers& answers);
  void voices(const cohort::Answers& answers);
  void missing(const cohort::Answers& answers, const std::vector<const cohort::Code*>& codes);
  void contradictory(bool clash, std::size_t lane, const std::vector<const cohort::Code*>& codes,
                     const cohort::Alphabet& alphabet);
  void treated(const cohort::Answers& answers, Row& row, std::size_t lane);
  [[nodiscard]] Plane certain(const cohort::Answers& answers, std::size_t position) const;
  [[nodiscard]] Plane open(const cohort::Answers& answers, std::size_t position) const;
  [[nodiscard]] std::string classified(const cohort::Answers& answers, std::size_t classification,
                                       std::size_t lane) const;

  const Plan& plan_;
  const Judge& judge_;
  const std::vector<std::string>& by_;
  std::vector<std::optional<std::size_t>> classification_of_by_;
  std::vector<std::vector<diagram::Variable>> support_;  ///< by statement
  Violations violations_;
  Summary summary_;
  Plane consistent_{};
};

}  // namespace consilium::audit
