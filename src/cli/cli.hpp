// The command line. One file per command: its options, then its run. Results go to standard output, everything else to
// standard error. Exit status: 0 done, 1 a check failed, 2 bad input or usage.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "advice/advice.hpp"
#include "inquiry/inquiry.hpp"
#include "knowledge/base.hpp"
#include "report/text.hpp"

namespace consilium::cli {

/// What several commands share.
struct Shared {
  std::string knowledge;        ///< a knowledge folder instead of the embedded one
  std::string format = "text";  ///< text | json | svg | ics, as the command has it
  int status = 0;               ///< of the command that ran

  [[nodiscard]] std::shared_ptr<const knowledge::Base> base() const;
  [[nodiscard]] bool json() const { return format == "json"; }
  [[nodiscard]] bool svg() const { return format == "svg"; }
};

void add_advise(CLI::App& app, Shared& shared);
void add_ask(CLI::App& app, Shared& shared);
void add_audit(CLI::App& app, Shared& shared);
void add_nearest(CLI::App& app, Shared& shared);
void add_pathway(CLI::App& app, Shared& shared);
void add_report(CLI::App& app, Shared& shared);
void add_sensitivity(CLI::App& app, Shared& shared);
void add_evidence(CLI::App& app, Shared& shared);
void add_export(CLI::App& app, Shared& shared);
void add_follow_up(CLI::App& app, Shared& shared);
void add_regimen(CLI::App& app, Shared& shared);
void add_show(CLI::App& app, Shared& shared);
void add_check(CLI::App& app, Shared& shared);
void add_compare(CLI::App& app, Shared& shared);
void add_what_if(CLI::App& app, Shared& shared);
void add_serve(CLI::App& app, Shared& shared);
void add_case_store(CLI::App& app, Shared& shared);
void add_completion(CLI::App& app, Shared& shared);

/// CASE, a file or `-`.
void add_case(CLI::App& command, std::string& path);
void add_guidelines(CLI::App& command, std::vector<std::string>& guidelines);
void add_format(CLI::App& command, Shared& shared, const std::vector<std::string>& formats = {"text", "json"});
void add_knowledge(CLI::App& command, Shared& shared);

// Names that were typed, to what they name. Throw diagnostics::InputError with the nearest known name.
[[nodiscard]] std::vector<knowledge::SourceIndex> sources_of(const knowledge::Content& content,
                                                             const std::vector<std::string>& ids);
[[nodiscard]] knowledge::InterventionIndex intervention_of(const knowledge::Content& content, const std::string& id);
[[nodiscard]] std::vector<knowledge::FeatureIndex> features_of(const knowledge::Content& content,
                                                               std::string_view option,
                                                               const std::vector<std::string>& ids);

/// The facts of a case that must agree with each other. Throws diagnostics::InputError with what contradicts what;
/// `name` is how it speaks of the case.
[[nodiscard]] advice::Facts consistent_facts(const knowledge::Base& base, const advice::Case& patient,
                                             const std::string& name = "the case");

/// Asks on the terminal what is unknown, one question at a time, and shows what each answer settles. Returns the case
/// with the answers.
[[nodiscard]] advice::Case dialogue(const inquiry::Survey& survey, advice::Case patient,
                                    std::vector<knowledge::FeatureIndex> set_aside);

/// The width of the terminal between 60 and 100 columns, 80 in a pipe; colour only on a terminal and without NO_COLOR.
[[nodiscard]] report::Style terminal_style();
void print(std::string_view text);
/// Throws diagnostics::InputError where it cannot be written.
void write_file(const std::string& path, std::string_view text);

}  // namespace consilium::cli
