// Decisions of many cases, exactly those of `advice::decide`.
#pragma once

#include <span>

#include "advice/board.hpp"
#include "cohort/columns.hpp"
#include "cohort/lower.hpp"
#include "cohort/machine.hpp"

namespace consilium::cohort {

/// The answers to up to kBlock cases, as planes: bit i of word w is case 64·w + i.
struct Answers {
  std::size_t cases = 0;
  std::vector<std::uint64_t> consistent;  ///< the facts do not contradict each other; otherwise nothing else counts
  std::vector<std::uint64_t> can_be;      ///< by decision asked: kWords words "true", then kWords words "false"

  [[nodiscard]] bool is_consistent(std::size_t i) const { return bit(consistent.data(), i); }
  [[nodiscard]] advice::Status status(std::size_t decision, std::size_t i) const {
    const std::uint64_t* words = can_be.data() + decision * 2 * kWords;
    if (!bit(words, i)) return advice::Status::Excluded;
    return bit(words + kWords, i) ? advice::Status::Possible : advice::Status::Applies;
  }
};

/// The decisions that are asked, compiled. Shared by all threads.
class Network {
 public:
  Network(const knowledge::Base& base, std::vector<knowledge::DecisionIndex> decisions);

  [[nodiscard]] const std::vector<knowledge::DecisionIndex>& decisions() const { return decisions_; }
  /// Where a decision stands among those asked.
  [[nodiscard]] std::size_t position(knowledge::DecisionIndex decision) const { return position_[decision]; }
  [[nodiscard]] const Program& program() const { return lowered_.program; }
  [[nodiscard]] const Layout& layout() const { return lowered_.layout; }

 private:
  std::vector<knowledge::DecisionIndex> decisions_;
  std::vector<std::size_t> position_;
  Lowered lowered_;
};

/// The decisions behind the statuses of all statements, each once.
[[nodiscard]] std::vector<knowledge::DecisionIndex> statement_decisions(const knowledge::Base& base);

/// Asks the network; one for each thread. Everything is borrowed.
class Runner {
 public:
  Runner(const Network& network, const Alphabet& alphabet);

  /// The answers block by block: `answers[b]` to the cases from b·kBlock on.
  void run(const Columns& columns, std::vector<Answers>& answers);

 private:
  void run_block(const Columns& columns, std::size_t block, Answers& answers);

  const Network& network_;
  Machine machine_;
  std::vector<const Code*> at_;  ///< the columns of the block that is being run
};

}  // namespace consilium::cohort
