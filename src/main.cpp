#include "cli/command_line.hpp"
#include "cli/import_command.hpp"
#include "cli/serve_command.hpp"
#include "import_file.hpp"
#include "serve.hpp"

int main(int argument_count, char** arguments) {
  return cochin::cli::run_command_line(
      {cochin::cli::serve_command(cochin::serve), cochin::cli::import_command(cochin::import_file)},
      {arguments, static_cast<std::size_t>(argument_count)});
}
