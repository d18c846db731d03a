#include "audit/concordance.hpp"

#include <algorithm>
#include <cmath>

namespace consilium::audit {
namespace {

using advice::Status;
using knowledge::Stance;

Concordance conclude(const std::array<bool, 4>& certain, const std::array<bool, 4>& open) {
  const auto at = [](Stance stance) { return static_cast<std::size_t>(stance); };
  const auto may = [&](Stance stance) { return certain[at(stance)] || open[at(stance)]; };
  if (certain[at(Stance::For)]) {
    return may(Stance::Against) || certain[at(Stance::Caution)] ? Concordance::Conditional : Concordance::Concordant;
  }
  if (open[at(Stance::For)]) return Concordance::NotAssessable;
  if (certain[at(Stance::Against)]) return Concordance::Against;
  if (open[at(Stance::Against)]) return Concordance::NotAssessable;
  if (certain[at(Stance::Caution)] || certain[at(Stance::NoConsensus)]) return Concordance::Conditional;
  return may(Stance::Caution) || may(Stance::NoConsensus) ? Concordance::NotAssessable : Concordance::NotAddressed;
}

}  // namespace

const std::vector<std::string>& concordance_words() {
  static const std::vector<std::string> words = {"not addressed", "concordant", "conditional", "not assessable",
                                                 "against advice"};
  return words;
}

Share wilson(std::uint64_t count, std::uint64_t of) {
  Share out;
  out.of = of;
  if (of == 0) return out;
  constexpr double kZ = 1.959963984540054;  // the 97.5 % point of the normal distribution
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(count) / n;
  const double centre = p + kZ * kZ / (2 * n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  const double scale = 1 + kZ * kZ / n;
  out.share = p;
  out.low = std::max(0.0, (centre - half) / scale);
  out.high = std::min(1.0, (centre + half) / scale);
  return out;
}

Share concordant(const Counts& counts) {
  const auto of = [&](Concordance c) { return counts[static_cast<std::size_t>(c)]; };
  const std::uint64_t count = of(Concordance::Concordant);
  return wilson(count, count + of(Concordance::Conditional) + of(Concordance::Against));
}

Judge::Judge(const Plan& plan) : plan_(plan) {
  const knowledge::Content& content = plan.base().content;
  for (InterventionIndex given = 0; given < content.interventions.size(); ++given) {
    auto& by_source = speaks_.emplace_back(plan.sources().size());
    for (std::size_t v = 0; v < plan.voices().size(); ++v) {
      const Plan::Voice& voice = plan.voices()[v];
      if (content.belongs_to(given, voice.intervention)) {
        by_source[voice.source].push_back({v, false});
      } else if (content.belongs_to(voice.intervention, given)) {
        by_source[voice.source].push_back({v, true});
      }
    }
  }
}

bool Judge::counts(InterventionIndex given) const {
  return plan_.base().content.purpose(given) == knowledge::Purpose::Treatment;
}

void Judge::judge(InterventionIndex given, const cohort::Answers& answers, std::size_t lane,
                  std::vector<Concordance>& by_source) const {
  by_source.resize(plan_.sources().size());
  for (std::size_t source = 0; source < by_source.size(); ++source) {
    std::array<bool, 4> certain{};
    std::array<bool, 4> open{};
    for (const Speaks& speaks : speaks_[given][source]) {
      const Plan::Voice& voice = plan_.voices()[speaks.voice];
      for (std::size_t stance = 0; stance < voice.stances.size(); ++stance) {
        if (!voice.stances[stance]) continue;
        const Status status = answers.status(*voice.stances[stance], lane);
        if (status == Status::Excluded) continue;
        (status == Status::Applies && !speaks.of_member ? certain : open)[stance] = true;
      }
    }
    by_source[source] = conclude(certain, open);
  }
}

}  // namespace consilium::audit
