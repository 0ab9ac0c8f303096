#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cochin::platform {

/// Whether the kernel holds the clock for synchronised (adjtimex); empty when it cannot be asked.
std::optional<bool> is_clock_synchronised();

/// Bytes that a program may still write beside `path`; empty when that cannot be told.
std::optional<std::uint64_t> free_bytes(const std::filesystem::path& path);

/// Who may do what with a file or folder.
struct FileRights {
  std::uint32_t mode = 0;  ///< the permission bits
  std::uint32_t owner = 0;
};

/// Of the link itself when it is one. Empty when there is none.
std::optional<FileRights> rights_of(const std::filesystem::path& path);

}  // namespace cochin::platform
