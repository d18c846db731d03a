#include <fmt/format.h>

#include <cstdio>

#include "cli/cli.hpp"
#include "server/drafts.hpp"
#include "server/server.hpp"

namespace consilium::cli {
namespace {

struct Options {
  server::Options server;
  std::string data;
};

void run(const Options& options, const Shared& shared) {
  const auto base = shared.base();
  const auto data = options.data.empty() ? store::default_directory() : std::filesystem::path(options.data);
  store::Store store(data);
  // another knowledge folder need not know the features of our examples
  if (store.is_new() && shared.knowledge.empty()) store.create_all(server::demonstration_cases(*base), true);
  server::serve(*base, store, options.server, [&](const std::string& url) {
    print(fmt::format("{}\n", url));
    std::fflush(stdout);
    fmt::print(stderr, "The tumour board is at {}; its cases are in {}. Ctrl-C ends it.\n", url, data.string());
  });
}

}  // namespace

void add_serve(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "The board in the browser, and as an API");
  command->add_option("--port", options->server.port, "0 takes any that is free")->capture_default_str();
  command->add_option("--data", options->data, "Where cases are kept ($XDG_DATA_HOME/consilium)");
  command->add_option("--address", options->server.address, "The address to listen on")->capture_default_str();
  command->add_option("--host", options->server.hosts, "A name besides localhost under which it may be asked for")
      ->take_all();
  add_knowledge(*command, shared);
  command->footer(
      "It listens on this machine only and asks for no password. Before you give it another --address, read\n"
      "docs/server.md. Prints its URL on standard output once it answers.\n\n"
      "Examples:\n"
      "  consilium serve\n"
      "  consilium serve --port 0 --data /tmp/board");
  command->callback([options, &shared] { run(*options, shared); });
}

}  // namespace consilium::cli
