#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/records/record_cells.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::app {

/// Uploaded files: bytes in the media folder once per hash, facts in the database. Thread-safe.
class FileService {
 public:
  /// `lanes` must outlive the service.
  FileService(Lanes& lanes, std::filesystem::path media);

  struct Upload {
    std::string_view name;        ///< as the person's machine calls it
    platform::StoredBytes bytes;  ///< 1 byte to 100 MB
  };
  /// Keeps the bytes, then the row. The type is what the content says. The file belongs to its
  /// author until a record refers to it. Blocking, for the background lane. Errors: `invalid_input`
  /// (`required` when empty, `invalid_name`), `storage_full`, `storage_failed`; `forbidden` for who
  /// may write no record at all.
  Result<domain::FileInfo> store(const Actor& actor, const Upload& upload);

  struct Content {
    domain::FileInfo file;
    std::string sha256;  ///< hexadecimal, of what was stored
    platform::StoredBytes bytes;
  };
  /// For its author, and for those who may read a live record that shows it. The bytes are those of
  /// the disk: whoever reads them all compares them with the hash. Errors: `not_found`; `internal`
  /// when they are not there or not as many.
  Result<Content> open(const Actor& actor, ReadScope& scope, FileId id) const;

  /// False for good once the disk failed to keep a file: what it says of others can no longer be
  /// trusted, and uploads are refused until the program restarts.
  bool is_healthy() const { return is_healthy_.load(std::memory_order_relaxed); }

 private:
  Status keep(const platform::StoredBytes& bytes, std::string& sha256) const;
  std::filesystem::path path_of(const std::string& sha256) const;

  Lanes& lanes_;
  const std::filesystem::path media_;
  std::atomic<bool> is_healthy_ = true;
};

}  // namespace cochin::app
