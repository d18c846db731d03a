#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/cli.hpp"

namespace {

using consilium::cli::Shared;

constexpr int kBadInput = 2;

int run(int argc, char** argv) {
  Shared shared;
  CLI::App app("Published clinical guidelines, made executable and seated at one table.", "consilium");
  app.footer(
      "Examples:\n"
      "  consilium advise examples/pan-03.json              what every source says about this case\n"
      "  consilium advise --format json - < case.json       the same, for a program\n"
      "  consilium ask examples/pan-03.json                 what to find out next\n"
      "  consilium what-if examples/pan-03.json ki67_percent=4\n"
      "  consilium nearest --statement asco-3.2 CASE.json   the fewest facts that would have to be other\n"
      "  consilium pathway examples/si-02.json              what comes next, after progression on each treatment\n"
      "  consilium sensitivity --feature ki67_percent CASE.json\n"
      "                                                     where the answers change along it\n"
      "  consilium evidence examples/pan-03.json            whose patients were like this one\n"
      "  consilium follow-up examples/pan-03.json           when the patient comes back\n"
      "  consilium regimen captem --height 172 --weight 70  doses for one person\n"
      "  consilium report -o board.pdf CASE.json            one to three pages for the tumour board\n"
      "  consilium audit --by year registry.csv             a registry: what is said, and was it followed\n"
      "  consilium show asco-3.4                            one statement, where it stands and when it applies\n"
      "  consilium export sql --dialect duckdb              the same conditions as views of a database\n"
      "  consilium serve                                    the board in the browser\n"
      "  consilium check knowledge                          is a knowledge folder sound and tested?\n\n"
      "Exit status: 0 done, 1 a check failed, 2 bad input or usage.\n"
      "It supports and does not replace a multidisciplinary team.");
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Print the help of every command");
  app.set_version_flag("--version", [&shared]() {
    const auto base = shared.base();
    return fmt::format("consilium {}\nknowledge {} ({})\nSHA-256 {}", CONSILIUM_VERSION, base->content.version,
                       base->content.title, base->fingerprint);
  });
  consilium::cli::add_advise(app, shared);
  consilium::cli::add_ask(app, shared);
  consilium::cli::add_what_if(app, shared);
  consilium::cli::add_compare(app, shared);
  consilium::cli::add_nearest(app, shared);
  consilium::cli::add_pathway(app, shared);
  consilium::cli::add_report(app, shared);
  consilium::cli::add_sensitivity(app, shared);
  consilium::cli::add_evidence(app, shared);
  consilium::cli::add_follow_up(app, shared);
  consilium::cli::add_regimen(app, shared);
  consilium::cli::add_show(app, shared);
  consilium::cli::add_audit(app, shared);
  consilium::cli::add_export(app, shared);
  consilium::cli::add_check(app, shared);
  consilium::cli::add_serve(app, shared);
  consilium::cli::add_case_store(app, shared);
  consilium::cli::add_completion(app, shared);
  try {
    app.parse(argc, argv);
    return shared.status;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadInput;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    if (const std::string_view what = error.what(); !what.ends_with('\n')) std::fputc('\n', stderr);
    return kBadInput;
  }
}
