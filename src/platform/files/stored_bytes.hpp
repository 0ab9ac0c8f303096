#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "platform/files/file_descriptor.hpp"

namespace cochin::platform {

/// Bytes that change no more, in memory or in a file; copies and slices share them. Thread-safe.
class StoredBytes {
 public:
  StoredBytes() = default;  ///< none
  static StoredBytes in_memory(std::string bytes);
  /// The first `size` bytes of an open file.
  static StoredBytes in_file(FileDescriptor file, std::uint64_t size);
  /// A whole file, which stays readable when its name goes. Errors: not_found, internal.
  static Result<StoredBytes> open(const std::filesystem::path& path);

  std::uint64_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// The part from `offset`, which must lie inside.
  StoredBytes slice(std::uint64_t offset, std::uint64_t size) const;

  /// The bytes from `offset`, at most `most`, fewer only at the end. Errors: internal, also when
  /// the file was cut meanwhile.
  Result<std::string> read(std::uint64_t offset, std::size_t most) const;
  /// All of them at once. Errors: as `read`.
  Result<std::string> read_all() const { return read(0, static_cast<std::size_t>(size_)); }
  /// All of them in order, in pieces that fit into memory. Errors: as `read`, and those of `take`,
  /// after which no more is read.
  Status for_each_piece(const std::function<Status(std::string_view)>& take) const;

 private:
  struct Source {
    std::string memory;
    FileDescriptor file;  ///< instead, when open
  };

  std::shared_ptr<const Source> source_;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace cochin::platform
