#include "platform/files/unfinished_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::platform {

namespace {

constexpr std::string_view kPrefix = ".unfinished-";
constexpr std::string_view kDrawn = "XXXXXX";  ///< replaced by `mkostemp`

bool is_ours(std::string_view name) {
  if (!name.starts_with(kPrefix)) return false;
  name.remove_prefix(kPrefix.size());
  return name.size() == kDrawn.size() && std::ranges::all_of(name, [](char sign) {
           return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') ||
                  (sign >= 'a' && sign <= 'z');
         });
}

}  // namespace

Result<UnfinishedFile> UnfinishedFile::create(const std::filesystem::path& folder) {
  std::string name = folder / (std::string(kPrefix) + std::string(kDrawn));
  FileDescriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) {
    Error error = system_error(errno, "create a file in", folder);
    if (error.kind == &errors::not_found) error.kind = &errors::internal;
    return error;
  }
  return UnfinishedFile(std::move(file), std::move(name));
}

Result<UnfinishedFile> UnfinishedFile::create_nameless(const std::filesystem::path& folder) {
  UnfinishedFile made = TRY(create(folder));
  made.remove_name();
  return made;
}

UnfinishedFile::UnfinishedFile(UnfinishedFile&& other) noexcept
    : file_(std::move(other.file_)),
      name_(std::exchange(other.name_, {})),
      size_(std::exchange(other.size_, 0)) {}

UnfinishedFile::~UnfinishedFile() { remove_name(); }

void UnfinishedFile::remove_name() {
  if (!name_.empty()) ::unlink(name_.c_str());
  name_.clear();
}

Status UnfinishedFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error(errno, "write", name_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
  return ok();
}

Status UnfinishedFile::keep_as(const std::filesystem::path& path, unsigned mode) && {
  if (::fchmod(file_.get(), mode) != 0) return system_error(errno, "chmod", path);
  if (::fsync(file_.get()) != 0) return sync_error(errno, path);
  if (!file_.close()) return sync_error(errno, path);
  if (::rename(name_.c_str(), path.c_str()) != 0) return system_error(errno, "rename", path);
  name_.clear();
  return sync_folder(path.parent_path());
}

StoredBytes UnfinishedFile::take_bytes() && {
  remove_name();
  return StoredBytes::in_file(std::move(file_), size_);
}

std::size_t remove_unfinished_files(const std::filesystem::path& folder) {
  std::size_t count = 0;
  std::error_code failure;
  std::filesystem::directory_iterator entries(folder, failure);
  for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure)) {
    struct stat facts{};
    const std::filesystem::path& path = entries->path();
    if (!is_ours(path.filename().native()) || ::lstat(path.c_str(), &facts) != 0) continue;
    if (!S_ISREG(facts.st_mode) || facts.st_nlink != 1) continue;
    if (::unlink(path.c_str()) == 0) ++count;
  }
  return count;
}

}  // namespace cochin::platform
