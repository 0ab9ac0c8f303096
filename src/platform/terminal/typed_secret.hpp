#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::platform {

/// Whether somebody types at the standard input.
bool is_terminal();

/// Reads a line of standard input; a terminal is asked on standard error and does not show what is
/// typed. Empty at the end of the input.
std::optional<std::string> read_secret(std::string_view question);

}  // namespace cochin::platform
