#include <fmt/format.h>

#include <filesystem>

#include "cli/cli.hpp"
#include "exchange/exchange.hpp"
#include "server/drafts.hpp"
#include "store/store.hpp"

namespace consilium::cli {
namespace {

struct Options {
  std::string data;
  std::vector<std::string> files;
  std::vector<store::CaseId> ids;
  std::string out;
  std::string search;
};

store::Store open(const Options& options) {
  return store::Store(options.data.empty() ? store::default_directory() : std::filesystem::path(options.data));
}

void import(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  std::vector<store::Draft> drafts;  // all are read before the first is stored
  for (const std::string& path : options.files)
    drafts.push_back(server::draft_of(*base, exchange::read_case_file(base->content, path)));
  store::Store store = open(options);
  for (const store::Draft& draft : drafts) {
    const store::Stored stored = store.create(draft);
    print(fmt::format("{}\t{}\n", stored.id, draft.name));
  }
}

void write(const Options& options, const store::Stored& stored) {
  const std::string text = exchange::pretty(boost::json::parse(stored.version.content));
  if (options.out.empty()) {
    print(text);
  } else {
    std::filesystem::create_directories(options.out);
    write_file((std::filesystem::path(options.out) / fmt::format("{}.json", stored.id)).string(), text);
  }
}

void export_cases(const Options& options) {
  const store::Store store = open(options);
  std::vector<store::CaseId> ids = options.ids;
  if (ids.empty()) {
    for (const store::Summary& summary : store.list("")) ids.push_back(summary.id);
  }
  for (const store::CaseId id : ids) write(options, store.find(id));
}

void list(const Options& options, const Shared& shared) {
  const std::vector<store::Summary> cases = open(options).list(options.search);
  if (shared.json()) {
    boost::json::array out;
    for (const store::Summary& each : cases) {
      out.push_back({{"id", each.id},
                     {"name", each.name},
                     {"version", each.version},
                     {"updated", each.updated},
                     {"demo", each.demo},
                     {"decided", each.decided ? boost::json::value(*each.decided) : boost::json::value(nullptr)}});
    }
    print(exchange::pretty(out));
    return;
  }
  for (const store::Summary& each : cases) {
    print(fmt::format("{:>5}  {:<24} version {:<3} saved {}{}{}\n", each.id,
                      each.name.empty() ? "(unnamed)" : each.name, each.version, each.updated.substr(0, 10),
                      each.decided ? ", decided " + *each.decided : "", each.demo ? ", demonstration" : ""));
  }
}

}  // namespace

void add_case_store(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("case", "The cases that `serve` keeps: import, export, list");
  command->require_subcommand(1);
  const auto add_data = [options](CLI::App& subcommand) {
    subcommand.add_option("--data", options->data, "Where cases are kept ($XDG_DATA_HOME/consilium)");
  };
  CLI::App* import_command =
      command->add_subcommand("import", "Store case files, each as a new case; prints its number");
  import_command->add_option("FILE", options->files, "Cases as JSON; - reads standard input")->required();
  add_data(*import_command);
  add_knowledge(*import_command, shared);
  import_command->callback([options, &shared] { import(*options, shared); });

  CLI::App* export_command =
      command->add_subcommand("export", "Write the newest version of cases as case files; all without a number");
  export_command->add_option("NUMBER", options->ids, "The numbers that `case list` shows");
  export_command->add_option("--out", options->out, "A folder for one file each, instead of standard output");
  add_data(*export_command);
  export_command->callback([options] { export_cases(*options); });

  CLI::App* list_command = command->add_subcommand("list", "The stored cases, last saved first");
  list_command->add_option("SEARCH", options->search, "A part of the name");
  add_data(*list_command);
  add_format(*list_command, shared);
  list_command->callback([options, &shared] { list(*options, shared); });
  command->footer(
      "Versions and decisions stay in the store; to keep everything, copy the folder of --data while nothing "
      "writes.\n\n"
      "Examples:\n"
      "  consilium case list\n"
      "  consilium case import examples/pan-03.json\n"
      "  consilium case export 3 > case.json");
}

}  // namespace consilium::cli
