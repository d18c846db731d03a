#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli/cli.hpp"
#include "knowledge/embedded.hpp"

namespace consilium::cli {

std::shared_ptr<const knowledge::Base> Shared::base() const { return knowledge::open(knowledge); }

void add_format(CLI::App& command, Shared& shared) {
  command.add_option("--format", shared.format, "How the answer is written: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

void add_knowledge(CLI::App& command, Shared& shared) {
  command.add_option("--knowledge", shared.knowledge, "A knowledge folder to use instead of the built-in one")
      ->check(CLI::ExistingDirectory);
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

}  // namespace consilium::cli
