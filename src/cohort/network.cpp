#include "cohort/network.hpp"

#include <algorithm>
#include <cstring>
#include <set>

namespace consilium::cohort {

Network::Network(const knowledge::Base& base, std::vector<knowledge::DecisionIndex> decisions)
    : decisions_(std::move(decisions)), position_(base.decisions.size()), lowered_(lower(base, decisions_)) {
  for (std::size_t i = 0; i < decisions_.size(); ++i) position_[decisions_[i]] = i;
}

std::vector<knowledge::DecisionIndex> statement_decisions(const knowledge::Base& base) {
  std::set<knowledge::DecisionIndex> out;
  for (const knowledge::StatementDecisions& statement : base.statements) out.insert(statement.when);
  return {out.begin(), out.end()};
}

Runner::Runner(const Network& network, const Alphabet& alphabet)
    : network_(network), machine_(network.program(), alphabet), at_(alphabet.variables()) {}

void Runner::run(const Columns& columns, std::vector<Answers>& answers) {
  answers.resize((columns.cases + kBlock - 1) / kBlock);
  for (std::size_t b = 0; b < answers.size(); ++b) run_block(columns, b, answers[b]);
}

void Runner::run_block(const Columns& columns, std::size_t block, Answers& answers) {
  const Layout& layout = network_.layout();
  answers.cases = std::min(kBlock, columns.cases - block * kBlock);
  for (Variable v = 0; v < at_.size(); ++v) at_[v] = columns.block(v, block);
  machine_.run(at_, columns.block(block + 1));
  answers.consistent.assign(machine_.output(layout.consistent), machine_.output(layout.consistent) + kWords);
  answers.can_be.resize(layout.decisions.size() * 2 * kWords);
  std::uint64_t* to = answers.can_be.data();
  for (const Layout::Decision& decision : layout.decisions) {
    for (const std::size_t output : {decision.can_be_true, decision.can_be_false}) {
      std::memcpy(to, machine_.output(output), kWords * sizeof(std::uint64_t));
      to += kWords;
    }
  }
}

}  // namespace consilium::cohort
