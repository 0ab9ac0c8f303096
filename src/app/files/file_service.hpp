#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/records/record_cells.hpp"

namespace cochin::app {

/// Uploaded files: bytes in the media folder once per hash, facts in the database. Blocking, for
/// the background lane. Thread-safe.
class FileService {
 public:
  /// `lanes` must outlive the service.
  FileService(Lanes& lanes, std::filesystem::path media);

  struct Upload {
    std::string_view name;   ///< as the person's machine calls it
    std::string_view bytes;  ///< 1 byte to 100 MB
  };
  /// Keeps the bytes, then the row. The type is what the content says. The file belongs to its
  /// author until a record refers to it. Errors: `invalid_input` (`required` when empty,
  /// `invalid_name`), `storage_full`, `forbidden` for who may write no record at all.
  Result<domain::FileInfo> store(const Actor& actor, const Upload& upload);

  struct Content {
    domain::FileInfo file;
    std::string bytes;
  };
  /// For its author, and for those who may read a live record that shows it. The bytes are
  /// compared with their hash. Errors: `not_found`; `internal` when the disk changed them.
  Result<Content> read(const Actor& actor, FileId id);

 private:
  std::filesystem::path path_of(const std::string& sha256) const;

  Lanes& lanes_;
  const std::filesystem::path media_;
};

}  // namespace cochin::app
