#include "report/report.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "exchange/exchange.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string path;
  std::vector<std::string> guidelines;
  std::string out;
  std::string format;
};

/// What was asked for, or what the name of the file says.
const report::PageFormat& format_of(const Options& options) {
  std::string name = options.format;
  if (name.empty() && options.out != "-") {
    name = std::filesystem::path(options.out).extension().string();
    if (!name.empty()) name.erase(0, 1);
  }
  const report::PageFormat* found = report::page_format(name);
  if (found == nullptr) {
    throw diagnostics::InputError(diagnostics::about(
        "--output", fmt::format("{} does not say how the report is written", diagnostics::quoted(options.out)),
        "name a file that ends in .pdf, .html or .md, or give --format pdf, html or md"));
  }
  return *found;
}

void run(const Options& options, const Shared& shared) {
  const report::PageFormat& format = format_of(options);
  const auto base = shared.base();
  const auto sources = sources_of(base->content, options.guidelines);
  const advice::Case patient = exchange::read_case_file(base->content, options.path);
  const advice::Facts facts = advice::facts_of(*base, patient);
  const advice::Board board = advice::advise(*base, facts, {sources, false, true});
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::string text = format.write(report::board_page(*base, patient, facts, board, sources, today));
  if (options.out == "-") {
    print(text);
  } else {
    write_file(options.out, text);
  }
}

}  // namespace

void add_report(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("report", "One to three pages for the tumour board: PDF, HTML or Markdown");
  add_case(*command, options->path);
  command->add_option("-o,--output", options->out, "Where it is written; - is standard output")->required();
  command->add_option("--format", options->format, "pdf, html or md; otherwise what the name of the file says")
      ->check(CLI::IsMember({"pdf", "html", "md"}));
  add_guidelines(*command, options->guidelines);
  add_knowledge(*command, shared);
  command->footer(
      "Examples:\n"
      "  consilium report -o board.pdf examples/pan-03.json\n"
      "  consilium report --guideline asco-2023 --format md -o - examples/si-02.json");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
