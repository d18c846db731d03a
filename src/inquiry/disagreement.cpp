#include "inquiry/disagreement.hpp"

#include <algorithm>
#include <map>

#include "advice/because.hpp"
#include "advice/decisions.hpp"

namespace consilium::inquiry {
namespace {

using advice::Key;
using advice::KeySet;
using advice::Position;
using knowledge::Stance;

class Comparison {
 public:
  Comparison(const knowledge::Base& base, const advice::Facts& facts, const advice::Board& board)
      : base_(base), decisions_(base, facts), because_(base, facts, decisions_.possible()) {
    for (const advice::MatrixElement& element : board.matrix) {
      positions_[{element.intervention, element.source}] = element.position;
      interventions_[element.intervention];
    }
  }

  std::vector<Table> run(const std::vector<knowledge::SourceIndex>& sources) {
    for (const knowledge::Voice& voice : base_.voices) {
      const auto table = interventions_.find(voice.intervention);
      const bool wanted = sources.empty() || std::find(sources.begin(), sources.end(), voice.source) != sources.end();
      if (table != interventions_.end() && wanted) add(voice, table->second);
    }
    std::vector<Table> out;
    for (auto& [intervention, table] : interventions_) {
      table.intervention = intervention;
      judge(table);
      out.push_back(std::move(table));
    }
    return out;
  }

 private:
  void add(const knowledge::Voice& voice, Table& table) {
    const auto position = positions_.find({voice.intervention, voice.source});
    if (position == positions_.end()) {
      leaves_out(voice, table);
      return;
    }
    Voice out{voice.source, position->second, {}, {}};
    for (const Stance stance : stances(position->second)) force(voice, stance, true, out);
    table.voices.push_back(std::move(out));
  }

  /// The stance that the source takes elsewhere is excluded here. A source that only warns is silent.
  void leaves_out(const knowledge::Voice& voice, Table& table) {
    for (const Stance stance : {Stance::For, Stance::Against, Stance::NoConsensus}) {
      if (voice.levels[static_cast<std::size_t>(stance)].empty()) continue;
      Voice out{voice.source, std::nullopt, {}, {}};
      force(voice, stance, false, out);
      table.voices.push_back(std::move(out));
      return;
    }
  }

  /// The stances that are certain in a position.
  static std::vector<Stance> stances(Position position) {
    switch (position) {
      case Position::For:
        return {Stance::For};
      case Position::Against:
        return {Stance::Against};
      case Position::Mixed:
        return {Stance::For, Stance::Against};
      case Position::NoConsensus:
        return {Stance::NoConsensus};
      case Position::Caution:
        return {Stance::Caution};
      case Position::Undetermined:
        return {};
    }
    return {};
  }

  void force(const knowledge::Voice& voice, Stance stance, bool value, Voice& out) {
    const knowledge::Decision& decision =
        base_.decisions[voice.levels[static_cast<std::size_t>(stance)].back().decision];
    const KeySet reason = because_.smallest(decision, value, 1).front();
    for (const Key key : advice::keys_in(reason)) {
      if (std::find(out.because.begin(), out.because.end(), key) == out.because.end()) out.because.push_back(key);
    }
    for (const advice::Requirement& fact : because_.history(decision, value, reason)) {
      const bool known = std::any_of(out.history.begin(), out.history.end(),
                                     [&](const advice::Requirement& r) { return r.feature == fact.feature; });
      if (!known) out.history.push_back(fact);
    }
  }

  static void judge(Table& table) {
    std::vector<Position> taken;
    std::size_t voices = 0;
    KeySet any;
    KeySet all = ~KeySet();
    for (const Voice& voice : table.voices) {
      if (!voice.position || *voice.position == Position::Undetermined || *voice.position == Position::Caution)
        continue;
      ++voices;
      if (std::find(taken.begin(), taken.end(), *voice.position) == taken.end()) taken.push_back(*voice.position);
      KeySet own;
      for (const Key key : voice.because) own.set(key);
      any |= own;
      all &= own;
    }
    const bool split = taken.size() > 1 || (taken.size() == 1 && taken.front() == Position::Mixed);
    table.accord = voices == 0  ? Accord::Open
                   : split      ? Accord::Split
                   : voices > 1 ? Accord::Agreement
                                : Accord::SingleVoice;
    if (split) table.difference = advice::keys_in(voices > 1 ? any & ~all : any);
  }

  const knowledge::Base& base_;
  advice::Decisions decisions_;
  advice::Because because_;
  std::map<std::pair<knowledge::InterventionIndex, knowledge::SourceIndex>, Position> positions_;
  std::map<knowledge::InterventionIndex, Table> interventions_;
};

}  // namespace

std::string_view word(Accord accord) {
  switch (accord) {
    case Accord::Agreement:
      return "agreement";
    case Accord::SingleVoice:
      return "single_voice";
    case Accord::Split:
      return "split";
    case Accord::Open:
      return "open";
  }
  return {};
}

std::vector<Table> tables(const knowledge::Base& base, const advice::Facts& facts, const advice::Board& board,
                          const std::vector<knowledge::SourceIndex>& sources) {
  if (!board.contradictions.empty()) return {};
  return Comparison(base, facts, board).run(sources);
}

}  // namespace consilium::inquiry
