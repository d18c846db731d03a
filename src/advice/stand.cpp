#include "advice/stand.hpp"

#include <algorithm>

namespace consilium::advice {
namespace {

using knowledge::Stance;
using knowledge::Voice;

/// The strongest level of the stance that holds in every completion.
Stand graded(Decisions& decisions, const Voice& voice, Position position, Stance stance) {
  for (const Voice::Level& level : voice.levels[static_cast<std::size_t>(stance)]) {
    if (decisions.of(level.decision) == Status::Applies) return {position, level.strength, level.certainty};
  }
  return {position, std::nullopt, std::nullopt};
}

Stand mixed(Decisions& decisions, const Voice& voice) {
  constexpr std::uint32_t kNone = 0xFFFF;
  const Stand is_for = graded(decisions, voice, Position::Mixed, Stance::For);
  const Stand is_against = graded(decisions, voice, Position::Mixed, Stance::Against);
  return is_against.strength.value_or(kNone) < is_for.strength.value_or(kNone) ? is_against : is_for;
}

}  // namespace

Status status_of(Decisions& decisions, const Voice& voice, Stance stance) {
  const auto& levels = voice.levels[static_cast<std::size_t>(stance)];
  return levels.empty() ? Status::Excluded : decisions.of(levels.back().decision);
}

std::optional<Stand> stand_of(Decisions& decisions, const Voice& voice) {
  const Status is_for = status_of(decisions, voice, Stance::For);
  const Status is_against = status_of(decisions, voice, Stance::Against);
  const Status no_consensus = status_of(decisions, voice, Stance::NoConsensus);
  const Status caution = status_of(decisions, voice, Stance::Caution);
  const auto all = {is_for, is_against, no_consensus, caution};
  if (std::all_of(all.begin(), all.end(), [](Status s) { return s == Status::Excluded; })) return std::nullopt;
  if (is_for == Status::Applies && is_against == Status::Applies) return mixed(decisions, voice);
  if (is_for == Status::Applies) return graded(decisions, voice, Position::For, Stance::For);
  if (is_against == Status::Applies) return graded(decisions, voice, Position::Against, Stance::Against);
  if (no_consensus == Status::Applies) return graded(decisions, voice, Position::NoConsensus, Stance::NoConsensus);
  if (caution == Status::Applies) return graded(decisions, voice, Position::Caution, Stance::Caution);
  return Stand{};
}

}  // namespace consilium::advice
