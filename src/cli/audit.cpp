#include "audit/audit.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "audit/summary_text.hpp"
#include "cli/cli.hpp"
#include "exchange/exchange.hpp"

namespace consilium::cli {
namespace {

struct Options {
  audit::Options audit;
  std::vector<std::string> guidelines;
  std::string html;
};

/// A line that is written again and again; nothing where nobody looks.
class Bar {
 public:
  ~Bar() {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }

  void operator()(std::uint64_t cases, std::uint64_t read, std::uint64_t size) {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < 200ms) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    std::string line = fmt::format("{} cases, {:.0f} a second", cases, static_cast<double>(cases) / seconds);
    if (size > 0 && read > 0) {
      const double share = static_cast<double>(read) / static_cast<double>(size);
      line += fmt::format(", {:.0f} %, {:.0f} s left", 100 * share, seconds / share * (1 - share));
    }
    fmt::print(stderr, "\r\033[K{}", line);
    shown_ = true;
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = begin_;
  bool shown_ = false;
};

void run(Options& options, const Shared& shared) {
  const auto base = shared.base();
  const audit::Plan plan(*base, sources_of(base->content, options.guidelines));
  const audit::Result result = [&] {
    if (isatty(STDERR_FILENO) == 0) return audit::run(plan, options.audit, nullptr);
    Bar bar;
    return audit::run(plan, options.audit, std::ref(bar));
  }();
  if (!options.html.empty()) write_file(options.html, audit::summary_html(plan, result));
  print(shared.json() ? exchange::pretty(audit::summary_json(plan, result))
                      : audit::summary_text(plan, result, terminal_style()));
}

}  // namespace

void add_audit(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("audit", "A registry: what the sources say about all its cases, and was it followed");
  audit::Options& audit = options->audit;
  command->add_option("FILE", audit.files, "CSV or NDJSON, also as gzip or zstd; - is standard input")->required();
  command->add_option("--treatments", audit.treatments, "A table of treatments, joined by the id of the case");
  command->add_option("--map", audit.mapping, "What the columns and codes of this registry mean (YAML)");
  command->add_option("--by", audit.by, "Group by a column, by year, or by a classification such as grade")
      ->delimiter(',');
  command
      ->add_option("--window", audit.window, "Days after the decision within which what begins was given because of it")
      ->check(CLI::Range(0, 3650))
      ->capture_default_str();
  command->add_option("--out", audit.output, "Write what is said about each case to this .csv or .ndjson file");
  command->add_flag("--matrix", audit.matrix, "Write the matrix to it, too");
  command->add_option("--rejects", audit.rejects, "Write the rows that cannot be read to this .csv file");
  command->add_flag("--strict", audit.strict, "End at the first row that cannot be read");
  command->add_option("--html", options->html, "Write a report with plots to this file");
  command->add_option("--threads", audit.threads, "How many processors to use; all where it is not said");
  add_guidelines(*command, options->guidelines);
  add_format(*command, shared);
  add_knowledge(*command, shared);
  command->footer(
      "An empty cell is unknown. Rows that cannot be read are left out of everything, and counted.\n"
      "Examples:\n"
      "  consilium audit --map examples/registry/map.yaml --treatments examples/registry/treatments.csv \\\n"
      "    --by grade examples/registry/cases.csv\n"
      "  zstdcat cases.csv.zst | consilium audit --out answers.ndjson -");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
