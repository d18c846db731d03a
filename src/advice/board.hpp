// The board: what every source says about one case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "advice/facts.hpp"
#include "advice/residual.hpp"

namespace consilium::advice {

using knowledge::SourceIndex;
using knowledge::StatementIndex;

enum class Status : std::uint8_t { Applies, Excluded, Possible };
[[nodiscard]] std::string_view word(Status status);

/// Facts of the case that cannot all be true.
struct Contradiction {
  std::vector<Key> keys;
  std::vector<std::string> reasons;  ///< of the constraints that they violate together
  /// Assumed features without which there would be no contradiction.
  std::vector<FeatureIndex> assumed;
};

struct ClassificationAnswer {
  std::optional<std::uint32_t> value;   ///< certain; nothing = undetermined
  std::vector<std::uint32_t> possible;  ///< where undetermined: the values that are still possible
};

/// An option of a statement that applies or may apply.
struct OptionAnswer {
  std::uint32_t option = 0;  ///< index into the options of the statement
  Status status = Status::Possible;
  std::vector<FeatureIndex> depends_on;  ///< where the option itself is possible
  std::vector<std::vector<Requirement>> provided;
};

/// More reasons than these nobody reads.
inline constexpr std::size_t kMostReasons = 16;

struct Recommendation {
  StatementIndex statement = 0;
  Status status = Status::Possible;
  std::vector<OptionAnswer> options;
  /// For a certain answer: a smallest set of facts that forces it, the one that is easiest to know. Where the statement
  /// applies, the other sets of that size follow.
  std::vector<std::vector<Key>> because;
  /// What the treatments say where they are in the first of these sets: the derived features that it takes.
  std::vector<Requirement> history;
  std::vector<FeatureIndex> depends_on;  ///< for a possible one
  std::vector<std::vector<Requirement>> provided;
};

/// What is certain about an intervention in the voice of one source.
enum class Position : std::uint8_t { For, Against, Mixed, NoConsensus, Caution, Undetermined };
[[nodiscard]] std::string_view word(Position position);

struct MatrixElement {
  knowledge::InterventionIndex intervention = 0;
  SourceIndex source = 0;
  Position position = Position::Undetermined;
  std::optional<std::uint32_t> strength;
  std::optional<std::uint32_t> certainty;
  std::vector<StatementIndex> cautions;         ///< certain or possible
  std::vector<StatementIndex> recommendations;  ///< those behind it, certain or possible
  /// The stances that are still possible and, where the position is undetermined and few statements stand behind the
  /// first of them, what that requires.
  std::vector<knowledge::Stance> possible;
  std::vector<std::vector<Requirement>> provided;
};

struct Board {
  std::vector<ClassificationAnswer> classification;  ///< by classification of the knowledge base
  std::vector<FeatureIndex> assumed;
  std::vector<Contradiction> contradictions;
  std::vector<Recommendation> recommendations;
  std::vector<MatrixElement> matrix;
};

struct Request {
  std::vector<SourceIndex> sources;  ///< empty = all
  bool excluded = false;             ///< list the statements that do not apply, too
  bool reasons = true;               ///< compute because, depends_on and provided
  bool because = true;               ///< of these, because as well, which takes as long as all the rest
};

/// The facts must be those of `facts_of`. A case that contradicts itself gets its contradictions and nothing else.
[[nodiscard]] Board advise(const knowledge::Base& base, const Facts& facts, const Request& request);

/// The status of every statement, in their order: what `advise` says without reasons. Empty where the case contradicts
/// itself.
[[nodiscard]] std::vector<Status> decide(const knowledge::Base& base, const Facts& facts);

/// Smallest sets of facts that cannot all be true, each minimal.
[[nodiscard]] std::vector<Contradiction> contradictions(const knowledge::Base& base, const Facts& facts);

}  // namespace consilium::advice
