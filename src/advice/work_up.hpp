// Work-up: what a source asks for in order to know more, told apart from treatment, and what of it is still to be done.
#pragma once

#include <vector>

#include "advice/board.hpp"

namespace consilium::advice {

/// Does the case list it, or something that is one of it, under `done`?
[[nodiscard]] bool done(const knowledge::Content& content, const Case& patient,
                        knowledge::InterventionIndex intervention);

/// An examination that some source is for.
struct Examination {
  knowledge::InterventionIndex intervention = 0;
  bool done = false;
  std::vector<SourceIndex> sources;  ///< that are certainly for it
};

/// What a document wants before a treatment that is in question for this patient: some source is for it, or may be.
struct Prerequisite {
  std::size_t timing = 0;          ///< of the knowledge base: what, before what, and how long before at most
  std::size_t recommendation = 0;  ///< into those of the board
  Status status = Status::Possible;
  bool done = false;                               ///< any one of what is timed; whether in time, a case does not say
  std::vector<std::vector<Requirement>> provided;  ///< where it is possible: any one of these is enough
};

struct WorkUp {
  std::vector<Examination> examinations;  ///< in the order of the knowledge base
  std::vector<Prerequisite> before;       ///< in the order of its timings
};

[[nodiscard]] WorkUp work_up(const knowledge::Content& content, const Case& patient, const Board& board);

}  // namespace consilium::advice
