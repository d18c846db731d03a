// Vignettes: test patients with the answers that an author expects. Format: docs/authoring.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "advice/board.hpp"
#include "advice/case.hpp"
#include "knowledge/base.hpp"

namespace consilium::proof {

struct Vignette {
  std::string name;
  advice::Case patient;
  std::map<knowledge::StatementIndex, advice::Status> statuses;
  /// What a source says about an intervention: a word of the matrix, or "silent".
  std::map<std::pair<knowledge::InterventionIndex, knowledge::SourceIndex>, std::string> stances;
  std::map<std::string, std::string> classification;
  bool contradicts = false;
  knowledge::Place place;
};

/// All vignettes of a knowledge folder: `vignettes.yaml` beside the concepts, and `vignettes*.yaml` of each source.
/// Throws diagnostics::InputError.
[[nodiscard]] std::vector<Vignette> load_vignettes(const knowledge::Content& content, const std::string& directory);

/// Expected against found, one line each; empty when all is as expected.
[[nodiscard]] std::vector<std::string> run(const knowledge::Base& base, const Vignette& vignette);

}  // namespace consilium::proof
