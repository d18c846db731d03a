#include "cohort/network.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

namespace consilium::cohort {
namespace {

bool bit(const std::uint64_t* words, std::size_t i) { return ((words[i / 64] >> (i % 64)) & 1U) != 0; }

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
    : network_(network), machine_(network.program(), alphabet), at_(alphabet.variables()), row_of_(kBlock) {
  const std::vector<Slot>& slots = network.program().outputs;
  for (const Layout::Decision& decision : network.layout().decisions) {
    asked_.push_back({slots[decision.can_be_true], slots[decision.can_be_false], slots[decision.doubt]});
  }
  for (Variable v = 0; v < alphabet.variables(); ++v) columns_.emplace_back(kBlock, alphabet.unknown(v));
}

void Runner::run(const Columns& columns, std::vector<Answers>& answers) {
  answers.resize((columns.cases + kBlock - 1) / kBlock);
  fixes_.clear();
  unsure_.resize(std::max(unsure_.size(), answers.size() * kWords));
  for (Unsure& word : unsure_) word.clear();
  for (std::size_t b = 0; b < answers.size(); ++b) {
    run_block(columns, b, answers[b]);
    // while their cases are still near
    run_waiting(columns, answers, kBlock);
  }
  run_waiting(columns, answers, 1);
}

/// Runs parts as long as so many wait.
void Runner::run_waiting(const Columns& columns, std::vector<Answers>& answers, std::size_t least) {
  std::size_t done = 0;
  while (waiting_.size() - done >= least) {
    const std::size_t count = std::min(kBlock, waiting_.size() - done);
    parts_.assign(waiting_.begin() + static_cast<std::ptrdiff_t>(done),
                  waiting_.begin() + static_cast<std::ptrdiff_t>(done + count));
    done += count;
    run_parts(columns, parts_, answers);
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(done));
  if (waiting_.empty()) fixes_.clear();
}

void Runner::run_block(const Columns& columns, std::size_t block, Answers& answers) {
  const Layout& layout = network_.layout();
  const std::size_t from = block * kBlock;
  answers.cases = std::min(kBlock, columns.cases - from);
  for (Variable v = 0; v < at_.size(); ++v) {
    at_[v] = columns.codes[v].data() + from;
    if (answers.cases == kBlock) continue;
    std::copy_n(at_[v], answers.cases, columns_[v].begin());
    at_[v] = columns_[v].data();
  }
  machine_.run(at_);
  answers.consistent.assign(machine_.output(layout.consistent), machine_.output(layout.consistent) + kWords);
  // the answer to a decision in doubt was a superset; that of the parts of the case takes its place
  const std::uint64_t* doubtful = machine_.output(layout.doubtful);
  answers.can_be.resize(asked_.size() * 2 * kWords);
  put(machine_.planes(), asked_, doubtful, answers.can_be.data(), std::span(unsure_).subspan(block * kWords, kWords));
  count_votes(doubtful, answers.cases);
  each_bit(doubtful, answers.cases, [&](std::size_t i) { cut(i, {static_cast<std::uint32_t>(from + i), -1}); });
}

void Runner::run_parts(const Columns& columns, std::span<const Part> parts, std::vector<Answers>& answers) {
  const Layout& layout = network_.layout();
  split_ += parts.size();
  gather(columns, parts);
  machine_.run(at_);
  find_segments(parts, answers);
  const std::uint64_t* doubtful = machine_.output(layout.doubtful);
  std::array<std::uint64_t, kWords> settled{};
  for (std::size_t w = 0; w < kWords; ++w) settled[w] = machine_.output(layout.consistent)[w] & ~doubtful[w];
  merge(machine_.planes(), asked_, settled.data(), segments_);
  count_votes(doubtful, parts.size());
  each_bit(doubtful, parts.size(), [&](std::size_t i) { cut(i, parts[i]); });
}

void Runner::gather(const Columns& columns, std::span<const Part> parts) {
  for (Variable v = 0; v < at_.size(); ++v) {
    const Code* from = columns.codes[v].data();
    Code* to = columns_[v].data();
    for (const Part& part : parts) *to++ = from[part.of];
    at_[v] = columns_[v].data();
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::int32_t fix = parts[i].last_fix; fix >= 0;) {
      const Fix& one = fixes_[static_cast<std::size_t>(fix)];
      columns_[one.variable][i] = one.code;
      fix = one.before;
    }
  }
}

void Runner::find_segments(std::span<const Part> parts, std::vector<Answers>& answers) {
  segments_.clear();
  std::size_t before = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t of = parts[i].of;
    if (i % 64 == 0 || of / 64 != before / 64 || of < before) {
      segments_.push_back({i / 64, 0, 0, 0, answers[of / kBlock].can_be.data() + of % kBlock / 64, &unsure_[of / 64]});
    }
    before = of;
    const bool last = i + 1 == parts.size() || (i + 1) % 64 == 0 || parts[i + 1].of != of;
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (last) {
      segments_.back().ends |= bit;
      segments_.back().cases |= std::uint64_t{1} << (of % 64);
    } else {
      segments_.back().inside |= bit;
    }
  }
}

std::size_t Runner::open_cells(Variable v, std::size_t lane) const {
  std::size_t out = 0;
  for (const std::size_t output : network_.layout().may[v]) out += bit(machine_.output(output), lane) ? 1U : 0U;
  return out;
}

/// Counts, for the lanes of `doubtful`, in how many unsettled constraints each variable stands.
void Runner::count_votes(const std::uint64_t* doubtful, std::size_t lanes) {
  const std::size_t variables = at_.size();
  std::size_t rows = 0;
  each_bit(doubtful, lanes, [&](std::size_t lane) { row_of_[lane] = rows++; });
  votes_.assign(rows * variables, 0);
  for (const Layout::Doubt& doubt : network_.layout().doubts) {
    std::array<std::uint64_t, kWords> both{};
    const std::uint64_t* plane = machine_.output(doubt.output);
    for (std::size_t w = 0; w < kWords; ++w) both[w] = plane[w] & doubtful[w];
    each_bit(both.data(), lanes, [&](std::size_t lane) {
      std::uint8_t* row = votes_.data() + row_of_[lane] * variables;
      for (const Variable v : doubt.variables) ++row[v];
    });
  }
}

/// The open variable with the most unsettled constraints for each cell that it can have: few parts that settle much.
Variable Runner::where_to_cut(std::size_t lane) const {
  const std::uint8_t* votes = votes_.data() + row_of_[lane] * at_.size();
  Variable best = 0;
  std::size_t most = 0;
  std::size_t in = 1;
  for (Variable v = 0; v < at_.size(); ++v) {
    if (votes[v] == 0) continue;
    const std::size_t cells = open_cells(v, lane);
    if (cells < 2 || votes[v] * in < most * cells) continue;
    best = v;
    most = votes[v];
    in = cells;
  }
  return best;
}

void Runner::cut(std::size_t lane, Part whole) {
  const Variable v = where_to_cut(lane);
  const std::vector<std::size_t>& may = network_.layout().may[v];
  for (std::size_t cell = 0; cell < may.size(); ++cell) {
    if (!bit(machine_.output(may[cell]), lane)) continue;
    fixes_.push_back({v, static_cast<Code>(cell), whole.last_fix});
    waiting_.push_back({whole.of, static_cast<std::int32_t>(fixes_.size() - 1)});
  }
}

}  // namespace consilium::cohort
