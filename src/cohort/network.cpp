#include "cohort/network.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace consilium::cohort {

Network::Network(const knowledge::Base& base, std::vector<knowledge::DecisionIndex> decisions, std::size_t few)
    : decisions_(std::move(decisions)), position_(base.decisions.size()), lowered_(lower(base, decisions_, few)) {
  for (std::size_t i = 0; i < decisions_.size(); ++i) position_[decisions_[i]] = i;
}

std::vector<knowledge::DecisionIndex> statement_decisions(const knowledge::Base& base) {
  std::set<knowledge::DecisionIndex> out;
  for (const knowledge::StatementDecisions& statement : base.statements) out.insert(statement.when);
  return {out.begin(), out.end()};
}

Runner::Runner(const Network& network, const Alphabet& alphabet)
    : network_(network),
      machine_(network.program(), alphabet),
      knife_(network.layout(), alphabet.variables()),
      waiting_(alphabet.variables()),
      parts_(alphabet, kBlock),
      at_(alphabet.variables()) {
  const std::vector<Slot>& slots = network.program().outputs;
  for (const Layout::Decision& decision : network.layout().decisions) {
    asked_.push_back({slots[decision.can_be_true], slots[decision.can_be_false], slots[decision.doubt]});
  }
}

void Runner::run(const Columns& columns, std::vector<Answers>& answers) {
  answers.resize((columns.cases + kBlock - 1) / kBlock);
  unsure_.resize(std::max(unsure_.size(), answers.size() * kWords));
  for (Unsure& word : unsure_) word.clear();
  for (std::size_t b = 0; b < answers.size(); ++b) {
    run_block(columns, b, answers[b]);
    while (waiting_.size() >= kBlock) run_parts(answers);  // while their cases are still near
  }
  while (waiting_.size() > 0) run_parts(answers);
}

void Runner::run_block(const Columns& columns, std::size_t block, Answers& answers) {
  const Layout& layout = network_.layout();
  const std::size_t from = block * kBlock;
  answers.cases = std::min(kBlock, columns.cases - from);
  for (Variable v = 0; v < at_.size(); ++v) at_[v] = columns.block(v, block);
  machine_.run(at_, columns.block(block + 1));
  answers.consistent.assign(machine_.output(layout.consistent), machine_.output(layout.consistent) + kWords);
  // the answer to a decision in doubt was a superset; that of the parts of the case takes its place
  answers.can_be.resize(asked_.size() * 2 * kWords);
  put(machine_.planes(), asked_, machine_.output(layout.doubtful), answers.can_be.data(),
      std::span(unsure_).subspan(block * kWords, kWords));
  std::array<std::uint32_t, kBlock> of;
  std::iota(of.begin(), of.end(), static_cast<std::uint32_t>(from));
  waiting_.add(at_, knife_.cut(machine_, std::span(of).first(answers.cases)));
}

void Runner::run_parts(std::vector<Answers>& answers) {
  const Layout& layout = network_.layout();
  const std::vector<std::uint32_t> of = waiting_.take(parts_);
  split_ += of.size();
  for (Variable v = 0; v < at_.size(); ++v) at_[v] = parts_.block(v, 0);
  machine_.run(at_);
  find_segments(of, answers);
  const std::uint64_t* doubtful = machine_.output(layout.doubtful);
  std::array<std::uint64_t, kWords> settled{};
  for (std::size_t w = 0; w < kWords; ++w) settled[w] = machine_.output(layout.consistent)[w] & ~doubtful[w];
  merge(machine_.planes(), asked_, settled.data(), segments_);
  waiting_.add(at_, knife_.cut(machine_, of));
}

void Runner::find_segments(std::span<const std::uint32_t> of_part, std::vector<Answers>& answers) {
  segments_.clear();
  std::size_t before = 0;
  for (std::size_t i = 0; i < of_part.size(); ++i) {
    const std::size_t of = of_part[i];
    if (i % 64 == 0 || of / 64 != before / 64 || of < before) {
      segments_.push_back({i / 64, 0, 0, 0, answers[of / kBlock].can_be.data() + of % kBlock / 64, &unsure_[of / 64]});
    }
    before = of;
    const bool last = i + 1 == of_part.size() || (i + 1) % 64 == 0 || of_part[i + 1] != of;
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (last) {
      segments_.back().ends |= bit;
      segments_.back().cases |= std::uint64_t{1} << (of % 64);
    } else {
      segments_.back().inside |= bit;
    }
  }
}

}  // namespace consilium::cohort
