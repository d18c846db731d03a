// Where the sources part, and over which facts.
//
// For each intervention the voices on this case are held against each other: do those that take a stance agree, is
// there one voice only, do they split? A difference lies in the conditions: one source is for it because of some facts
// of the case, another against it because of others, a third speaks of it but leaves this patient out. Each voice
// therefore carries a smallest set of facts that forces its position; the facts that only some of the voices ask for
// are what makes the difference.
#pragma once

#include "advice/board.hpp"
#include "advice/facts.hpp"

namespace consilium::inquiry {

enum class Accord : std::uint8_t {
  Agreement,    ///< two or more take the same stance, and none another
  SingleVoice,  ///< one takes a stance
  Split,        ///< stances differ
  Open,         ///< none is certain yet
};
[[nodiscard]] std::string_view word(Accord accord);

struct Voice {
  knowledge::SourceIndex source = 0;
  /// Nothing: the source speaks of the intervention, but not for this patient.
  std::optional<advice::Position> position;
  /// A smallest set of facts that forces the position, or that leaves the patient out. Empty where it is undetermined.
  std::vector<advice::Key> because;
  std::vector<advice::Requirement> history;  ///< see advice::Recommendation
};

struct Table {
  knowledge::InterventionIndex intervention = 0;
  Accord accord = Accord::Open;
  std::vector<Voice> voices;  ///< in the order of the sources; those that are silent on the intervention left out
  /// The keys of the case on which the voices that differ rest, without those that all of them share.
  std::vector<advice::Key> difference;
};

/// Every intervention on which a source of the board says or might say something about this case, in the order of the
/// matrix. Positions are those of `board`, which must be of these facts; interventions that only `sources` speak of.
[[nodiscard]] std::vector<Table> tables(const knowledge::Base& base, const advice::Facts& facts,
                                        const advice::Board& board, const std::vector<knowledge::SourceIndex>& sources);

}  // namespace consilium::inquiry
