#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/cli.hpp"
#include "diagnostics/diagnostics.hpp"
#include "translate/translate.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::vector<std::string> guidelines;
  std::string out;
  std::string dialect;
  std::string table = "cases";
};

void run_cql(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const translate::Parts parts = translate::parts_of(base->content, sources_of(base->content, options.guidelines));
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  if (error) {
    throw diagnostics::InputError(diagnostics::about(
        "--output", fmt::format("{} cannot be made: {}", diagnostics::quoted(options.out), error.message()),
        "name a folder"));
  }
  for (const translate::CqlLibrary& library : translate::cql_libraries(base->content, parts)) {
    const std::string path = (std::filesystem::path(options.out) / (library.name + ".cql")).string();
    write_file(path, library.text);
    print(path + "\n");
  }
}

void run_sql(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const translate::Parts parts = translate::parts_of(base->content, sources_of(base->content, options.guidelines));
  const auto& words = translate::dialect_words();
  const auto dialect =
      static_cast<translate::Dialect>(std::find(words.begin(), words.end(), options.dialect) - words.begin());
  const std::string script = translate::sql_views(base->content, parts, dialect, options.table);
  if (options.out.empty() || options.out == "-") {
    print(script);
  } else {
    write_file(options.out, script);
  }
}

}  // namespace

void add_export(CLI::App& app, Shared& shared) {
  CLI::App* command = app.add_subcommand("export", "The knowledge base in the languages of other engines");
  command->require_subcommand(1);

  auto cql_options = std::make_shared<Options>();
  CLI::App* cql = command->add_subcommand("cql", "Libraries of HL7's Clinical Quality Language, one for each source");
  cql->add_option("-o,--output", cql_options->out, "The folder they are written to")->required();
  add_guidelines(*cql, cql_options->guidelines);
  add_knowledge(*cql, shared);
  cql->footer("Example:\n  consilium export cql -o cql");
  cql->callback([cql_options, &shared] { run_cql(*cql_options, shared); });

  auto sql_options = std::make_shared<Options>();
  CLI::App* sql = command->add_subcommand("sql", "Views of a database, one for each source");
  sql->add_option("--dialect", sql_options->dialect, "postgresql, duckdb or spark")
      ->required()
      ->check(CLI::IsMember(translate::dialect_words()));
  sql->add_option("--table", sql_options->table, "The table of the cases")->capture_default_str();
  sql->add_option("-o,--output", sql_options->out, "Where the script is written instead of standard output");
  add_guidelines(*sql, sql_options->guidelines);
  add_knowledge(*sql, shared);
  sql->footer(
      "NULL is unknown. Other engines may leave open what `advise` knows; they never contradict it.\n"
      "Example:\n  consilium export sql --dialect duckdb | duckdb registry.db");
  sql->callback([sql_options, &shared] { run_sql(*sql_options, shared); });
}

}  // namespace consilium::cli
