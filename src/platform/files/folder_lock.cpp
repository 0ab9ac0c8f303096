#include "platform/files/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::platform {

Result<FolderLock> FolderLock::acquire(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "lock";
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file) return system_error(errno, "open", path);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return FolderLock(std::move(file));
  if (errno != EWOULDBLOCK) return system_error(errno, "lock", path);
  return Error{&errors::data_folder_in_use, {}, {}, path.string()};
}

}  // namespace cochin::platform
