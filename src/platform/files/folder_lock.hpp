#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "platform/files/file_descriptor.hpp"

namespace cochin::platform {

/// The exclusive right to use a data folder, held until destruction (`flock` on `<folder>/lock`, so
/// the kernel lets go of it when the process dies).
class FolderLock {
 public:
  /// Errors: data_folder_in_use when another process (or another lock here) holds it; internal.
  static Result<FolderLock> acquire(const std::filesystem::path& folder);

 private:
  explicit FolderLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace cochin::platform
