#include "proof/check.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/cli.hpp"
#include "exchange/case_json.hpp"
#include "knowledge/embedded.hpp"

namespace consilium::cli {
namespace {

std::string json_report(const proof::Report& report) {
  boost::json::array findings;
  for (const proof::Finding& finding : report.findings) {
    findings.push_back({{"file", finding.place.file}, {"line", finding.place.line}, {"what", finding.what}});
  }
  return exchange::pretty({{"findings", std::move(findings)},
                           {"inventory", report.inventory},
                           {"vignettes", report.vignettes},
                           {"thresholds", report.thresholds}});
}

void run(const std::string& directory, Shared& shared) {
  const auto base = knowledge::open(directory);
  const proof::Report report = proof::check(*base, directory);
  if (shared.json()) {
    print(json_report(report));
  } else {
    for (const proof::Finding& finding : report.findings)
      print(fmt::format("{}:{}: {}\n", finding.place.file, finding.place.line, finding.what));
    const knowledge::Content& content = base->content;
    print(
        fmt::format("{} sources, {} statements, {} definitions, {} constraints; {} inventory entries, {} vignettes, {} "
                    "thresholds: {}\n",
                    content.sources.size(), content.statements.size(), content.definitions.size(),
                    content.constraints.size(), report.inventory, report.vignettes, report.thresholds,
                    report.findings.empty() ? "no findings" : fmt::format("{} findings", report.findings.size())));
  }
  shared.status = report.findings.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Shared& shared) {
  auto directory = std::make_shared<std::string>("knowledge");
  CLI::App* command = app.add_subcommand("check", "Is a knowledge folder sound, complete and tested?");
  command->add_option("DIR", *directory, "The knowledge folder")->check(CLI::ExistingDirectory)->capture_default_str();
  add_format(*command, shared);
  command->footer(
      "Checks types, units, values, ranges and references; that constraints and statements can be satisfied, that no\n"
      "definition is unused, that every entry of the inventories is there, that every vignette gets the expected "
      "answer,\n"
      "and that every statement and threshold has its vignettes. Exit status 1 when there are findings.\n\n"
      "Example:\n"
      "  consilium check knowledge");
  command->callback([directory, &shared] { run(*directory, shared); });
}

}  // namespace consilium::cli
