#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cochin::platform {

/// Files that survive a power cut once the function has returned `ok()`.
/// Errors everywhere: storage_full when the disk or the quota is full; storage_failed when a sync
/// fails; unavailable when descriptors have run out; internal otherwise, with the system's message
/// in `detail`.

/// Replaces `path` with `bytes` in one step: readers see the old file or the new one, whole.
/// `mode` is the permission bits of the new file (0600).
Status atomic_write(const std::filesystem::path& path, std::string_view bytes,
                    unsigned mode = 0600);

/// Makes sure that `folder` (absolute) and those above it exist. A new one gets `mode`, those above
/// it 0777, both less the umask.
Status create_folder(const std::filesystem::path& folder, unsigned mode = 0700);

/// Pushes an existing file's content to the disk.
Status sync_file(const std::filesystem::path& path);

/// Pushes a folder's entries (creations, renames, removals) to the disk.
Status sync_folder(const std::filesystem::path& folder);

/// Makes sure that `path` exists and only its owner may use it (0600).
Status create_private_file(const std::filesystem::path& path);

/// Sets the permission bits of an existing file.
Status set_mode(const std::filesystem::path& path, unsigned mode);

/// The whole file. Also errors: not_found; body_too_large over `limit_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes);

/// The `Error` of the last failed system call: `action` and `path` go to the detail.
Error system_error(int code, std::string_view action, const std::filesystem::path& path);

/// The `Error` of a sync that failed: what it should have pushed to the disk may be lost.
Error sync_error(int code, const std::filesystem::path& path);

}  // namespace cochin::platform
