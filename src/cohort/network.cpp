#include "cohort/network.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace consilium::cohort {
namespace {

bool bit(const std::uint64_t* words, std::size_t i) { return ((words[i / 64] >> (i % 64)) & 1U) != 0; }

template <class Visit>
void each_bit(const std::uint64_t* words, std::size_t bits, Visit visit) {
  for (std::size_t w = 0; w * 64 < bits; ++w) {
    for (std::uint64_t rest = words[w]; rest != 0; rest &= rest - 1) {
      const std::size_t i = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
      if (i < bits) visit(i);
    }
  }
}

}  // namespace

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
    : network_(network), alphabet_(alphabet), machine_(network.program(), alphabet), at_(alphabet.variables()) {
  waiting_.codes.resize(alphabet.variables());
  for (Variable v = 0; v < alphabet.variables(); ++v) padded_.emplace_back(kBlock, alphabet.unknown(v));
}

void Runner::run(const Columns& columns, std::vector<Answers>& answers) {
  const Layout& layout = network_.layout();
  answers.resize((columns.cases + kBlock - 1) / kBlock);
  for (std::size_t b = 0; b < answers.size(); ++b) {
    const std::size_t from = b * kBlock;
    Answers& here = answers[b];
    here.cases = std::min(kBlock, columns.cases - from);
    for (Variable v = 0; v < at_.size(); ++v) {
      at_[v] = columns.codes[v].data() + from;
      if (here.cases == kBlock) continue;
      std::copy_n(at_[v], here.cases, padded_[v].begin());
      at_[v] = padded_[v].data();
    }
    machine_.run(at_);
    here.consistent.assign(machine_.output(layout.consistent), machine_.output(layout.consistent) + kWords);
    here.can_be.resize(layout.decision.size() * 2 * kWords);
    auto* out = here.can_be.data();
    for (const std::size_t output : layout.decision) {
      out = std::copy_n(machine_.output(output), kWords, out);
      out = std::copy_n(machine_.output(output + 1), kWords, out);
    }
    each_bit(machine_.output(layout.doubtful), here.cases, [&](std::size_t i) {
      // its own answer was a superset; that of its parts takes its place
      for (std::size_t w = 0; w < layout.decision.size() * 2; ++w) {
        here.can_be[w * kWords + i / 64] &= ~(std::uint64_t{1} << (i % 64));
      }
      cut(i, from + i);
    });
  }
  while (!waiting_.of.empty()) run_parts(answers);
}

void Runner::run_parts(std::vector<Answers>& answers) {
  const Layout& layout = network_.layout();
  const std::size_t count = std::min(kBlock, waiting_.of.size());
  const std::size_t left = waiting_.of.size() - count;
  for (Variable v = 0; v < at_.size(); ++v) {
    const auto from = waiting_.codes[v].begin() + static_cast<std::ptrdiff_t>(left);
    std::copy(from, waiting_.codes[v].end(), padded_[v].begin());
    waiting_.codes[v].resize(left);
    at_[v] = padded_[v].data();
  }
  const std::vector<std::size_t> of(waiting_.of.begin() + static_cast<std::ptrdiff_t>(left), waiting_.of.end());
  waiting_.of.resize(left);
  split_ += count;
  machine_.run(at_);
  const std::uint64_t* consistent = machine_.output(layout.consistent);
  const std::uint64_t* doubtful = machine_.output(layout.doubtful);
  std::array<std::uint64_t, kWords> settled{};
  for (std::size_t w = 0; w < kWords; ++w) settled[w] = consistent[w] & ~doubtful[w];
  for (std::size_t i = 0; i < layout.decision.size() * 2; ++i) {
    const std::uint64_t* plane = machine_.output(layout.decision[i / 2] + i % 2);
    for (std::size_t w = 0; w * 64 < count; ++w) {
      for (std::uint64_t rest = plane[w] & settled[w]; rest != 0; rest &= rest - 1) {
        const std::size_t lane = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        if (lane >= count) break;
        const std::size_t whole = of[lane];
        answers[whole / kBlock].can_be[i * kWords + whole % kBlock / 64] |= std::uint64_t{1} << (whole % 64);
      }
    }
  }
  each_bit(doubtful, count, [&](std::size_t i) { cut(i, of[i]); });
}

std::size_t Runner::open_cells(Variable v, std::size_t lane) const {
  std::size_t out = 0;
  for (const std::size_t output : network_.layout().may[v]) out += bit(machine_.output(output), lane) ? 1U : 0U;
  return out;
}

/// The open variable that most unsettled constraints speak of; of those the one with the fewest cells.
Variable Runner::where_to_cut(std::size_t lane) const {
  std::vector<std::size_t> votes(at_.size());
  for (const Layout::Doubt& doubt : network_.layout().doubts) {
    if (!bit(machine_.output(doubt.output), lane)) continue;
    for (const Variable v : doubt.variables) ++votes[v];
  }
  Variable best = 0;
  std::pair<std::size_t, std::size_t> best_rank{0, 0};
  for (Variable v = 0; v < votes.size(); ++v) {
    if (votes[v] == 0) continue;
    const std::size_t cells = open_cells(v, lane);
    const std::pair rank{votes[v], diagram::kMostCells - cells};
    if (cells < 2 || rank < best_rank) continue;
    best = v;
    best_rank = rank;
  }
  return best;
}

void Runner::cut(std::size_t lane, std::size_t whole) {
  const Variable v = where_to_cut(lane);
  const std::vector<std::size_t>& may = network_.layout().may[v];
  for (std::size_t cell = 0; cell < may.size(); ++cell) {
    if (!bit(machine_.output(may[cell]), lane)) continue;
    for (Variable other = 0; other < at_.size(); ++other) waiting_.codes[other].push_back(at_[other][lane]);
    waiting_.codes[v].back() = static_cast<Code>(cell);
    waiting_.of.push_back(whole);
  }
}

}  // namespace consilium::cohort
