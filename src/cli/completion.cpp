#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"

namespace consilium::cli {
namespace {

std::vector<const CLI::App*> commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string long_options(const CLI::App& command) {
  std::string out;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) out += (out.empty() ? "--" : " --") + name;
  }
  return out;
}

/// What `--format` of a command takes.
std::string formats(const CLI::App& command) {
  const CLI::Option* option = command.get_option_no_throw("--format");
  if (option == nullptr) return {};
  std::string out = option->get_type_name();  // TEXT:{text,json}
  out = out.substr(out.find('{') + 1);
  out.resize(std::min(out.find('}'), out.size()));
  std::replace(out.begin(), out.end(), ',', ' ');
  return out;
}

/// The commands within a command: `case list`.
std::string parts(const CLI::App& command) {
  std::string out;
  for (const CLI::App* part : commands(command)) out += (out.empty() ? "" : " ") + part->get_name();
  return out;
}

std::string bash(const CLI::App& app) {
  std::string names;
  std::string cases;
  for (const CLI::App* command : commands(app)) {
    names += (names.empty() ? "" : " ") + command->get_name();
    cases += fmt::format("    {}) options=\"{}\" formats=\"{}\" parts=\"{}\" ;;\n", command->get_name(),
                         long_options(*command), formats(*command), parts(*command));
  }
  return fmt::format(R"sh(_consilium() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} options="" formats="" parts=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "{} {}" -- "$word")
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  case $word in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    *)
      if [ "${{COMP_WORDS[COMP_CWORD - 1]}}" = --format ]; then
        mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word")
      elif [ "$COMP_CWORD" -eq 2 ] && [ -n "$parts" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$parts" -- "$word")
      elif [ "${{COMP_WORDS[1]}}" = show ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(consilium show --names | grep -v ' ')" -- "$word")
      else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
      fi ;;
  esac
}}
complete -o filenames -F _consilium consilium
)sh",
                     names, long_options(app), cases);
}

std::string fish(const CLI::App& app) {
  std::string out = "complete -c consilium -n __fish_use_subcommand -l version -d 'Print versions'\n";
  for (const CLI::App* command : commands(app)) {
    out += fmt::format("complete -c consilium -n __fish_use_subcommand -f -a {} -d '{}'\n", command->get_name(),
                       command->get_description());
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        out += fmt::format("complete -c consilium -n '__fish_seen_subcommand_from {}' -l {} -d '{}'\n",
                           command->get_name(), name, option->get_description());
      }
    }
    if (const std::string own = parts(*command); !own.empty()) {
      out += fmt::format("complete -c consilium -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", command->get_name(),
                         own);
    }
  }
  return out + "complete -c consilium -n '__fish_seen_subcommand_from show' -f -a '(consilium show --names)'\n";
}

}  // namespace

void add_completion(CLI::App& app, Shared& /*shared*/) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("completion", "Completion for a shell: bash, zsh or fish");
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer("Example:\n  source <(consilium completion bash)");
  command->callback([shell, &app] {
    if (*shell == "fish") {
      print(fish(app));
    } else {
      // zsh reads completions of bash after bashcompinit
      print((*shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "") + bash(app));
    }
  });
}

}  // namespace consilium::cli
