#include "cli/command_line.hpp"
#include "cli/serve_command.hpp"
#include "serve.hpp"

int main(int argument_count, char** arguments) {
  return cochin::cli::run_command_line({cochin::cli::serve_command(cochin::serve)},
                                       {arguments, static_cast<std::size_t>(argument_count)});
}
