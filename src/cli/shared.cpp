#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "knowledge/embedded.hpp"
#include "report/words.hpp"

namespace consilium::cli {

std::shared_ptr<const knowledge::Base> Shared::base() const { return knowledge::open(knowledge); }

void add_case(CLI::App& command, std::string& path) {
  command.add_option("CASE", path, "A case as JSON; - reads standard input")->required();
}

void add_guidelines(CLI::App& command, std::vector<std::string>& guidelines) {
  command.add_option("--guideline", guidelines, "Ask this source only (may be repeated)")->take_all();
}

void add_format(CLI::App& command, Shared& shared, const std::vector<std::string>& formats) {
  command.add_option("--format", shared.format, "How the answer is written: " + report::join(formats, "or"))
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
}

void add_knowledge(CLI::App& command, Shared& shared) {
  command.add_option("--knowledge", shared.knowledge, "A knowledge folder to use instead of the built-in one")
      ->check(CLI::ExistingDirectory);
}

std::vector<knowledge::SourceIndex> sources_of(const knowledge::Content& content, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const knowledge::Source& source : content.sources) known.push_back(source.id);
  std::vector<knowledge::SourceIndex> out;
  for (const std::string& id : ids) {
    const auto index = content.source(id);
    if (!index) {
      throw diagnostics::InputError(diagnostics::about(
          "--guideline", fmt::format("{} is no source", diagnostics::quoted(id)), diagnostics::suggest(id, known)));
    }
    out.push_back(*index);
  }
  return out;
}

knowledge::InterventionIndex intervention_of(const knowledge::Content& content, const std::string& id) {
  const auto index = content.intervention(id);
  if (!index) {
    throw diagnostics::InputError(diagnostics::about("--intervention",
                                                     fmt::format("{} is no intervention", diagnostics::quoted(id)),
                                                     diagnostics::suggest(id, content.intervention_ids(), false)));
  }
  return *index;
}

std::vector<knowledge::FeatureIndex> features_of(const knowledge::Content& content, std::string_view option,
                                                 const std::vector<std::string>& ids) {
  std::vector<knowledge::FeatureIndex> out;
  for (const std::string& id : ids) {
    const auto index = content.feature(id);
    if (!index) {
      throw diagnostics::InputError(diagnostics::about(std::string(option),
                                                       fmt::format("{} is no feature", diagnostics::quoted(id)),
                                                       diagnostics::suggest(id, content.feature_ids(), false)));
    }
    out.push_back(*index);
  }
  return out;
}

advice::Facts consistent_facts(const knowledge::Base& base, const advice::Case& patient, const std::string& name) {
  advice::Facts facts = advice::facts_of(base, patient);
  std::string problems;
  for (const advice::Contradiction& contradiction : advice::contradictions(base, facts)) {
    problems += fmt::format("\n  {}: {}", report::words(base, patient, facts, contradiction.keys),
                            fmt::join(contradiction.reasons, " "));
  }
  if (!problems.empty()) {
    throw diagnostics::InputError(
        diagnostics::about(name, "contradicts itself:" + problems, "change or leave out one of these facts"));
  }
  return facts;
}

report::Style terminal_style() {
  report::Style style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  constexpr std::size_t kNarrowest = 60;
  constexpr std::size_t kWidest = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {  // NOLINT(cppcoreguidelines-pro-type-vararg)
    style.width = std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
  }
  style.colour = std::getenv("NO_COLOR") == nullptr;  // NOLINT(concurrency-mt-unsafe): before any thread
  return style;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void write_file(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file) throw diagnostics::InputError(diagnostics::about(path, "cannot be written"));
}

}  // namespace consilium::cli
