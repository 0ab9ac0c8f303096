#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace cochin::platform {

/// The 256-bit key kept in `path`; drawn and written there (mode 0600) when the file is absent.
/// Errors: those of `atomic_write` and `read_file`; `internal` when the file is not 32 bytes long.
Result<std::string> load_or_create_secret(const std::filesystem::path& path);

}  // namespace cochin::platform
