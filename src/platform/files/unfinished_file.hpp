#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "platform/files/file_descriptor.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::platform {

/// A private file (0600) that is being made. It has a name of ours until it is kept under its own,
/// and is removed when it is not. Errors everywhere: storage_full, internal.
class UnfinishedFile {
 public:
  /// In `folder`, which must be there.
  static Result<UnfinishedFile> create(const std::filesystem::path& folder);
  /// The same without any name: a process that dies leaves nothing.
  static Result<UnfinishedFile> create_nameless(const std::filesystem::path& folder);
  UnfinishedFile(UnfinishedFile&& other) noexcept;
  UnfinishedFile& operator=(UnfinishedFile&&) = delete;
  ~UnfinishedFile();

  Status write(std::string_view bytes);

  /// Pushes the content to the disk, then puts it in the place of `path`, on the same file system,
  /// in one step that survives a power cut. Also errors: storage_failed when a sync fails.
  Status keep_as(const std::filesystem::path& path, unsigned mode = 0600) &&;

  /// What was written, as long as it is wanted, for reading.
  StoredBytes take_bytes() &&;

 private:
  UnfinishedFile(FileDescriptor file, std::filesystem::path name)
      : file_(std::move(file)), name_(std::move(name)) {}
  void remove_name();

  FileDescriptor file_;
  std::filesystem::path name_;  ///< empty: none
  std::uint64_t size_ = 0;
};

/// Removes what a process that died was making in `folder`: its own files, known by their names;
/// links and whatever others put there stay. How many there were. For whoever has the folder alone.
std::size_t remove_unfinished_files(const std::filesystem::path& folder);

}  // namespace cochin::platform
