#include "platform/files/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error_catalog.hpp"
#include "platform/files/file_descriptor.hpp"
#include "platform/files/unfinished_file.hpp"

namespace cochin::platform {

namespace {

constexpr std::size_t kReadChunkBytes = std::size_t{64} * 1024;

Status sync_path(const std::filesystem::path& path, int flags) {
  FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC));
  if (!file) return system_error(errno, "open", path);
  if (::fsync(file.get()) != 0) return sync_error(errno, path);
  return ok();
}

/// Its entry is pushed to the disk also when it was there: whoever made it may not be that far yet.
Status make_folder(const std::filesystem::path& folder, unsigned mode) {
  const std::filesystem::path parent = folder.parent_path();
  int failure = ::mkdir(folder.c_str(), mode) == 0 ? 0 : errno;
  if (failure == ENOENT && parent != folder) {
    TRY(make_folder(parent, 0777));
    failure = ::mkdir(folder.c_str(), mode) == 0 ? 0 : errno;
  }
  if (failure != 0 && failure != EEXIST) return system_error(failure, "create", folder);
  if (failure == EEXIST && ::access(parent.c_str(), R_OK) != 0) return ok();
  return sync_path(parent, O_RDONLY | O_DIRECTORY);
}

}  // namespace

Status atomic_write(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  UnfinishedFile file = TRY(UnfinishedFile::create(path.parent_path()));
  TRY(file.write(bytes));
  return std::move(file).keep_as(path, mode);
}

Status sync_file(const std::filesystem::path& path) { return sync_path(path, O_RDONLY); }

Status sync_folder(const std::filesystem::path& folder) {
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

Status create_folder(const std::filesystem::path& folder, unsigned mode) {
  TRY(make_folder(folder, mode));
  struct stat facts{};
  if (::stat(folder.c_str(), &facts) != 0) return system_error(errno, "inspect", folder);
  if (!S_ISDIR(facts.st_mode)) return system_error(ENOTDIR, "open", folder);
  return ok();
}

Status create_private_file(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!file) return system_error(errno, "create", path);
  if (::fchmod(file.get(), 0600) != 0) return system_error(errno, "chmod", path);
  return ok();
}

Status set_mode(const std::filesystem::path& path, unsigned mode) {
  if (::chmod(path.c_str(), mode) != 0) return system_error(errno, "chmod", path);
  return ok();
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return system_error(errno, "open", path);
  std::string content;
  for (;;) {
    const std::size_t size = content.size();
    content.resize(size + kReadChunkBytes);
    const ssize_t count = ::read(file.get(), content.data() + size, kReadChunkBytes);
    content.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, "read", path);
    if (content.size() > limit_bytes) {
      return Error{&errors::body_too_large, {{"limit", std::to_string(limit_bytes)}}};
    }
    if (count == 0) return content;
  }
}

Error system_error(int code, std::string_view action, const std::filesystem::path& path) {
  const ErrorKind* kind = &errors::internal;
  if (code == ENOSPC || code == EDQUOT) kind = &errors::storage_full;
  if (code == ENOENT) kind = &errors::not_found;
  if (code == EMFILE || code == ENFILE) kind = &errors::unavailable;
  Error error{kind};
  error.detail =
      std::string(action) + " " + path.string() + ": " + std::generic_category().message(code);
  return error;
}

Error sync_error(int code, const std::filesystem::path& path) {
  Error error = system_error(code, "sync", path);
  if (error.kind == &errors::internal) error.kind = &errors::storage_failed;
  return error;
}

}  // namespace cochin::platform
