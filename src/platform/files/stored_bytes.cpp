#include "platform/files/stored_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::platform {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{128} * 1024;

Status read_whole(int file, std::string& into, std::uint64_t offset) {
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t count =
        ::pread(file, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, "read", "an open file");
    if (count == 0) return Error{&errors::internal, {}, {}, "a file is shorter than it was"};
    done += static_cast<std::size_t>(count);
  }
  return ok();
}

}  // namespace

StoredBytes StoredBytes::in_memory(std::string bytes) {
  StoredBytes stored;
  stored.size_ = bytes.size();
  stored.source_ = std::make_shared<const Source>(Source{std::move(bytes), FileDescriptor()});
  return stored;
}

StoredBytes StoredBytes::in_file(FileDescriptor file, std::uint64_t size) {
  StoredBytes stored;
  stored.size_ = size;
  stored.source_ = std::make_shared<const Source>(Source{{}, std::move(file)});
  return stored;
}

Result<StoredBytes> StoredBytes::open(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return system_error(errno, "open", path);
  struct stat facts{};
  if (::fstat(file.get(), &facts) != 0) return system_error(errno, "inspect", path);
  if (!S_ISREG(facts.st_mode)) return system_error(EISDIR, "open", path);
  return in_file(std::move(file), static_cast<std::uint64_t>(facts.st_size));
}

StoredBytes StoredBytes::slice(std::uint64_t offset, std::uint64_t size) const {
  CHECK(offset <= size_ && size <= size_ - offset);
  StoredBytes part = *this;
  part.offset_ = offset_ + offset;
  part.size_ = size;
  return part;
}

Result<std::string> StoredBytes::read(std::uint64_t offset, std::size_t most) const {
  if (offset >= size_) return std::string();
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(most, size_ - offset));
  if (!source_->file) {
    return source_->memory.substr(static_cast<std::size_t>(offset_ + offset), size);
  }
  std::string bytes(size, '\0');
  TRY(read_whole(source_->file.get(), bytes, offset_ + offset));
  return bytes;
}

Status StoredBytes::for_each_piece(const std::function<Status(std::string_view)>& take) const {
  for (std::uint64_t offset = 0; offset < size_; offset += kPieceBytes) {
    const std::string piece = TRY(read(offset, kPieceBytes));
    TRY(take(piece));
  }
  return ok();
}

}  // namespace cochin::platform
