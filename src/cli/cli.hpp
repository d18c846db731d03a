// The command line. One file per command: its options, then its run. Results go to standard output, everything else to
// standard error. Exit status: 0 done, 1 a check failed, 2 bad input or usage.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "knowledge/base.hpp"
#include "report/text.hpp"

namespace consilium::cli {

/// What several commands share.
struct Shared {
  std::string knowledge;        ///< a knowledge folder instead of the embedded one
  std::string format = "text";  ///< text | json
  int status = 0;               ///< of the command that ran

  [[nodiscard]] std::shared_ptr<const knowledge::Base> base() const;
  [[nodiscard]] bool json() const { return format == "json"; }
};

void add_advise(CLI::App& app, Shared& shared);
void add_show(CLI::App& app, Shared& shared);
void add_check(CLI::App& app, Shared& shared);
void add_completion(CLI::App& app, Shared& shared);

void add_format(CLI::App& command, Shared& shared);
void add_knowledge(CLI::App& command, Shared& shared);

/// The width of the terminal between 60 and 100 columns, 80 in a pipe; colour only on a terminal and without NO_COLOR.
[[nodiscard]] report::Style terminal_style();
void print(std::string_view text);

}  // namespace consilium::cli
