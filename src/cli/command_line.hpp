#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cochin::cli {

/// One option of a command, as `--help` shows it.
struct OptionSpec {
  std::string name;  ///< `--port`; without dashes: an argument, in order; `[NOM]`: it may lack
  std::string value_name;   ///< `N`; empty for a switch or an argument
  std::string description;  ///< French
};

/// The options that were given.
class Arguments {
 public:
  using Values = std::map<std::string, std::vector<std::string>>;

  explicit Arguments(Values values) : values_(std::move(values)) {}

  /// The last one when the option was repeated.
  std::optional<std::string> value(const std::string& option) const;
  /// In the order given; empty when there is none.
  std::vector<std::string> values(const std::string& option) const;
  bool has(const std::string& option) const { return values_.contains(option); }

 private:
  Values values_;
};

struct Command {
  std::string name;         ///< `serve`; `audit verify`: two words of the command line
  std::string description;  ///< French
  std::vector<OptionSpec> options;
  std::function<int(const Arguments&)> run;  ///< the exit code
};

/// Picks the command that the arguments name and runs it. `--help` and `--version` answer
/// themselves; a mistake is explained in French on standard error. The exit code of the program:
/// 2 for a mistake in the arguments.
int run_command_line(const std::vector<Command>& commands, std::span<char* const> arguments);

}  // namespace cochin::cli
