#include "audit/tally.hpp"

#include <algorithm>

namespace consilium::audit {
namespace {

using advice::Position;
using cohort::kWords;
using knowledge::Stance;

/// So that memory does not grow with what somebody groups by; what comes later is one group.
constexpr std::size_t kMostGroups = 1000;
const char* const kOtherGroups = "(others)";

}  // namespace

Tally::Tally(const Plan& plan, const Judge& judge, const std::vector<std::string>& by)
    : plan_(plan), judge_(judge), by_(by), violations_(plan.base()), summary_(plan) {
  const knowledge::Base& base = plan.base();
  for (const std::string& name : by_) {
    const auto& all = base.content.classifications;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == name; });
    classification_of_by_.push_back(found == all.end() ? std::nullopt
                                                       : std::optional(static_cast<std::size_t>(found - all.begin())));
  }
  for (const Plan::Statement& statement : plan.statements()) {
    auto& variables = support_.emplace_back();
    for (const auto feature : base.decisions[base.statements[statement.index].when].support) {
      variables.push_back(base.variable_of[feature]);
    }
  }
}

void Tally::add(const cohort::Answers& answers, Row* rows, const std::vector<const cohort::Code*>& codes,
                const cohort::Alphabet& alphabet) {
  std::copy_n(answers.consistent.begin(), kWords, consistent_.begin());
  for (std::size_t lane = 0; lane < kWords * 64; ++lane) {
    if (lane >= answers.cases || rows[lane].contradictory) {
      consistent_[lane / 64] &= ~(std::uint64_t{1} << (lane % 64));
    }
  }
  const std::uint64_t counted = count(consistent_);
  summary_.cases += counted;
  summary_.contradictory += answers.cases - counted;
  statements(answers);
  voices(answers);
  missing(answers, codes);
  for (std::size_t lane = 0; lane < answers.cases; ++lane) {
    const bool consistent = ((consistent_[lane / 64] >> (lane % 64)) & 1U) != 0;
    if (consistent) {
      treated(answers, rows[lane], lane);
    } else {
      contradictory(rows[lane].contradictory, lane, codes, alphabet);
    }
    rows[lane].contradictory = !consistent;
  }
}

void Tally::contradictory(bool clash, std::size_t lane, const std::vector<const cohort::Code*>& codes,
                          const cohort::Alphabet& alphabet) {
  std::vector<diagram::Cells> allowed;
  for (diagram::Variable v = 0; v < codes.size(); ++v) allowed.push_back(alphabet.cells(v, codes[v][lane]));
  const std::vector<std::uint32_t> violated = violations_.of(allowed);
  for (const std::uint32_t constraint : violated) ++summary_.violated[constraint];
  if (clash) ++summary_.clashes;
  if (violated.empty() && !clash) ++summary_.jointly_violated;
}

Plane Tally::certain(const cohort::Answers& answers, std::size_t position) const {
  Plane out;
  const std::uint64_t* words = answers.can_be.data() + position * 2 * kWords;
  for (std::size_t w = 0; w < kWords; ++w) out[w] = consistent_[w] & words[w] & ~words[kWords + w];
  return out;
}

Plane Tally::open(const cohort::Answers& answers, std::size_t position) const {
  Plane out;
  const std::uint64_t* words = answers.can_be.data() + position * 2 * kWords;
  for (std::size_t w = 0; w < kWords; ++w) out[w] = consistent_[w] & words[w] & words[kWords + w];
  return out;
}

void Tally::statements(const cohort::Answers& answers) {
  for (std::size_t s = 0; s < plan_.statements().size(); ++s) {
    const std::size_t position = plan_.statements()[s].position;
    summary_.statements[s][0] += count(certain(answers, position));
    const std::uint64_t open_here = count(open(answers, position));
    summary_.statements[s][1] += open_here;
    summary_.open += open_here;
  }
}

/// The positions of the matrix: docs/output.md.
void Tally::voices(const cohort::Answers& answers) {
  const std::size_t sources = plan_.sources().size();
  std::vector<Plane> parted(sources * sources);
  std::vector<Plane> is_for(sources);
  std::vector<Plane> is_against(sources);
  const auto& voices = plan_.voices();
  for (std::size_t v = 0; v < voices.size(); ++v) {
    std::array<Plane, 4> takes{};
    Plane possible{};
    for (std::size_t stance = 0; stance < takes.size(); ++stance) {
      if (!voices[v].stances[stance]) continue;
      takes[stance] = certain(answers, *voices[v].stances[stance]);
      const Plane may = open(answers, *voices[v].stances[stance]);
      for (std::size_t w = 0; w < kWords; ++w) possible[w] |= may[w];
    }
    Positions& positions = summary_.voices[v];
    const auto& f = takes[static_cast<std::size_t>(Stance::For)];
    const auto& a = takes[static_cast<std::size_t>(Stance::Against)];
    const auto& c = takes[static_cast<std::size_t>(Stance::Caution)];
    const auto& n = takes[static_cast<std::size_t>(Stance::NoConsensus)];
    const auto add = [&](Position position, auto where) {
      Plane plane;
      for (std::size_t w = 0; w < kWords; ++w) plane[w] = where(w);
      positions[static_cast<std::size_t>(position)] += count(plane);
    };
    add(Position::Mixed, [&](std::size_t w) { return f[w] & a[w]; });
    add(Position::For, [&](std::size_t w) { return f[w] & ~a[w]; });
    add(Position::Against, [&](std::size_t w) { return a[w] & ~f[w]; });
    add(Position::NoConsensus, [&](std::size_t w) { return n[w] & ~(f[w] | a[w]); });
    add(Position::Caution, [&](std::size_t w) { return c[w] & ~(f[w] | a[w] | n[w]); });
    add(Position::Undetermined, [&](std::size_t w) { return possible[w] & ~(f[w] | a[w] | n[w] | c[w]); });
    is_for[voices[v].source] = f;
    is_against[voices[v].source] = a;
    // the voices on one intervention follow each other
    if (v + 1 < voices.size() && voices[v + 1].intervention == voices[v].intervention) continue;
    Plane conflict{};
    for (std::size_t i = 0; i < sources; ++i) {
      for (std::size_t k = 0; k < sources; ++k) {
        if (i == k) continue;
        for (std::size_t w = 0; w < kWords; ++w) {
          const std::uint64_t word = is_for[i][w] & is_against[k][w];
          conflict[w] |= word;
          parted[i * sources + k][w] |= word;
        }
      }
    }
    summary_.conflicts[voices[v].intervention] += count(conflict);
    std::fill(is_for.begin(), is_for.end(), Plane{});
    std::fill(is_against.begin(), is_against.end(), Plane{});
  }
  for (std::size_t i = 0; i < sources; ++i) {
    for (std::size_t k = i + 1; k < sources; ++k) {
      Plane either = parted[i * sources + k];
      for (std::size_t w = 0; w < kWords; ++w) either[w] |= parted[k * sources + i][w];
      const std::uint64_t cases = count(either);
      summary_.parted[i][k] += cases;
      summary_.parted[k][i] += cases;
    }
  }
}

void Tally::missing(const cohort::Answers& answers, const std::vector<const cohort::Code*>& codes) {
  const knowledge::Base& base = plan_.base();
  std::vector<Plane> unknown(codes.size());
  for (std::size_t v = 0; v < codes.size(); ++v) {
    // all codes above those of single cells leave something open
    unknown[v] = at_least(codes[v], base.diagrams.arities[v]);
    for (std::size_t w = 0; w < kWords; ++w) unknown[v][w] &= consistent_[w];
    summary_.missing[base.feature_of[v]].unknown += count(unknown[v]);
  }
  for (std::size_t s = 0; s < support_.size(); ++s) {
    const Plane may = open(answers, plan_.statements()[s].position);
    if (count(may) == 0) continue;
    for (const diagram::Variable v : support_[s]) {
      summary_.missing[base.feature_of[v]].open += count(may, unknown[v]);
    }
  }
}

std::string Tally::classified(const cohort::Answers& answers, std::size_t classification, std::size_t lane) const {
  const auto& values = plan_.base().content.classifications[classification].values;
  const auto& positions = plan_.classification(classification);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (answers.status(positions[i], lane) == advice::Status::Applies) return values[i].id;
  }
  return "undetermined";
}

void Tally::treated(const cohort::Answers& answers, Row& row, std::size_t lane) {
  if (by_.empty() && row.given.empty() && !row.given_unclear) {
    ++summary_.all.cases;
    return;
  }
  std::vector<Group*> groups{&summary_.all};
  for (std::size_t i = 0; i < by_.size(); ++i) {
    if (classification_of_by_[i]) row.groups[i] = classified(answers, *classification_of_by_[i], lane);
    auto& known = summary_.groups[by_[i]];
    const bool is_new = known.size() >= kMostGroups && !known.contains(row.groups[i]);
    Group& group = known[is_new ? kOtherGroups : row.groups[i]];
    group.concordance.resize(plan_.sources().size());
    groups.push_back(&group);
  }
  for (Group* group : groups) ++group->cases;
  std::vector<Concordance> worst;
  std::vector<Concordance> one;
  for (const InterventionIndex given : row.given) {
    if (!judge_.counts(given)) continue;
    judge_.judge(given, answers, lane, one);
    auto& of_given = summary_.given[given];
    of_given.resize(one.size());
    worst.resize(one.size(), Concordance::NotAddressed);
    for (std::size_t source = 0; source < one.size(); ++source) {
      ++of_given[source][static_cast<std::size_t>(one[source])];
      worst[source] = std::max(worst[source], one[source]);
    }
  }
  if (worst.empty() && row.given_unclear) worst.assign(plan_.sources().size(), Concordance::NotAssessable);
  if (worst.empty()) return;
  for (Group* group : groups) {
    ++group->treated;
    for (std::size_t source = 0; source < worst.size(); ++source) {
      ++group->concordance[source][static_cast<std::size_t>(worst[source])];
    }
  }
}

}  // namespace consilium::audit
