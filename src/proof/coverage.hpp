// Are the vignettes enough? Every atom of every condition has to be seen deciding an answer.
//
// A condition is made of *atoms*: comparisons, and the named definitions that it uses; the atoms of a definition are
// its own. An atom is shown when one vignette has it true, another has it false, and in each of them the answer of a
// statement that the vignette expects would be the other one if this atom alone were the other way round, everything
// else as it is: modified condition/decision coverage in its masking form (Chilenski and Miller, Applicability of
// modified condition/decision coverage to software testing, 1994; Chilenski, An investigation of three forms of the
// MC/DC criterion, 2001). A vignette that leaves facts unknown counts where what it states suffices to say so.
//
// Some atoms can never decide alone, because the constraints or the rest of the condition already settle it: a `net`
// beside "well differentiated". That is proven on the diagrams, and such an atom is listed, not counted. For every
// other atom that no vignette shows a patient is made from the diagrams, with whom it does decide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "advice/residual.hpp"
#include "proof/vignettes.hpp"

namespace consilium::proof {

/// A patient in whom the atom decides a statement.
struct Suggestion {
  knowledge::StatementIndex statement = 0;
  advice::Status expected = advice::Status::Applies;
  std::vector<advice::Requirement> patient;  ///< one cell each
};

/// One side of an atom: it decides where it is true, or where it is false.
enum class Side : std::uint8_t { Shown, Missing, Impossible };

struct Atom {
  knowledge::Place place;
  std::string owner;  ///< the statement or definition that it stands in
  std::string text;
  Side when_true = Side::Missing;
  Side when_false = Side::Missing;
  std::vector<Suggestion> suggestions;  ///< for the sides that are missing
};

struct Coverage {
  std::vector<Atom> atoms;  ///< those that are not wholly shown, in the order of the knowledge base
  std::size_t sides = 0;    ///< of all atoms, that can decide
  std::size_t shown = 0;
  std::size_t impossible = 0;
  std::size_t statements = 0;
  std::size_t applied = 0;  ///< statements that applied in some vignette
  std::size_t excluded = 0;

  /// Sides shown of those that can be, in per cent.
  [[nodiscard]] double percent() const;
};

[[nodiscard]] Coverage coverage(const knowledge::Base& base, const std::vector<Vignette>& vignettes);

}  // namespace consilium::proof
