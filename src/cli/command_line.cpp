#include "cli/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <memory>
#include <system_error>

#include "base/error_catalog.hpp"
#include "cli/failure_notice.hpp"

namespace cochin::cli {
namespace {

constexpr int kUsageError = 2;

/// What CLI11 fills for one command.
struct Slot {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::pair<const OptionSpec*, CLI::Option*>> options;
};

void speak_french(CLI::App& app) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("SUBCOMMAND", "COMMANDE");
  formatter->label("Usage", "Usage\u00A0");
  formatter->label("Positionals", "Arguments");
  formatter->label("REQUIRED", "(obligatoire)");
  app.formatter(formatter);
  app.set_help_flag("-h,--help", "Afficher cette aide");
}

/// The place of a command: for one of two words below its first word, which is made when it is new.
CLI::App* place_of(CLI::App& root, const Command& command) {
  const std::size_t space = command.name.find(' ');
  if (space == std::string::npos) return root.add_subcommand(command.name, command.description);
  const std::string first = command.name.substr(0, space);
  const auto named = [&](const CLI::App* app) { return app->get_name() == first; };
  const auto known = root.get_subcommands(named);
  CLI::App* parent = known.empty() ? nullptr : known.front();
  if (parent == nullptr) {
    parent = root.add_subcommand(first, command.description);
    speak_french(*parent);
    parent->group("Commandes")->require_subcommand(1);
  }
  return parent->add_subcommand(command.name.substr(space + 1), command.description);
}

bool may_lack(const OptionSpec& spec) { return spec.name.starts_with('['); }

Slot add_command(CLI::App& root, const Command& command) {
  Slot slot{&command, place_of(root, command), {}};
  speak_french(*slot.app);
  slot.app->group("Commandes");
  for (const OptionSpec& spec : command.options) {
    CLI::Option* option = nullptr;
    if (may_lack(spec)) {
      option = slot.app->add_option(spec.name.substr(1, spec.name.size() - 2), spec.description);
    } else if (!spec.name.starts_with('-')) {
      option = slot.app->add_option(spec.name, spec.description)->required();
    } else if (spec.value_name.empty()) {
      option = slot.app->add_flag(spec.name, spec.description);
    } else {
      option = slot.app->add_option(spec.name, spec.description);
      option->type_name(spec.value_name);
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    slot.options.emplace_back(&spec, option);
  }
  return slot;
}

Arguments read_arguments(const Slot& slot) {
  Arguments::Values values;
  for (const auto& [spec, option] : slot.options) {
    if (option->count() == 0) continue;
    values[spec->name] = option->results();
  }
  return Arguments(std::move(values));
}

std::string reason_of(const CLI::App& root, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = root.remaining(true);
  if (!unknown.empty()) return "«\u00A0" + unknown.front() + "\u00A0» n’existe pas";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return "il manque une commande ou un argument";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return "il manque la valeur d’une option";
  }
  return "les arguments sont mal formés";
}

int explain(const CLI::App& root, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return root.exit(error);
  const std::string sentence =
      "cochin\u00A0: " + reason_of(root, error) + ".\nVoir «\u00A0cochin --help\u00A0».\n";
  std::fputs(sentence.c_str(), stderr);
  return kUsageError;
}

/// A command makes its threads before it changes anything.
int run(const Slot& slot) {
  try {
    return slot.command->run(read_arguments(slot));
  } catch (const std::system_error& failure) {
    if (failure.code() != std::errc::resource_unavailable_try_again) throw;
    return report_failure(Error{&errors::too_few_threads});
  }
}

}  // namespace

std::optional<std::string> Arguments::value(const std::string& option) const {
  const auto found = values_.find(option);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(const std::string& option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

int run_command_line(const std::vector<Command>& commands, std::span<char* const> arguments) {
  CLI::App root("Cochin Project Manager\u00A0: le serveur et ses outils.", "cochin");
  speak_french(root);
  root.set_version_flag("--version", std::string("cochin ") + COCHIN_VERSION,
                        "Afficher la version");
  root.require_subcommand(1);
  std::vector<Slot> slots;
  for (const Command& command : commands) slots.push_back(add_command(root, command));
  try {
    root.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& error) {
    return explain(root, error);
  }
  for (const Slot& slot : slots) {
    if (slot.app->parsed()) return run(slot);
  }
  return kUsageError;
}

}  // namespace cochin::cli
