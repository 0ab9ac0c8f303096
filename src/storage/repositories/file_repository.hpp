#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "storage/sql/connection.hpp"

/// What is known of uploaded files; their bytes are in the media folder, once per hash.
namespace cochin::storage::files {

struct StoredFile {
  FileId id;
  std::string sha256;  ///< hexadecimal; the name of the bytes
  std::string name;
  std::int64_t size_bytes = 0;
  std::string mime;
  UserId created_by;
};

Result<FileId> insert(sql::Connection& connection, const StoredFile& file, Timestamp now);

Result<std::optional<StoredFile>> find(sql::Connection& connection, FileId id);

/// The fields of records that refer to the file.
struct Place {
  TableId table;
  FieldId field;
  RecordId record;
};
Result<std::vector<Place>> places(sql::Connection& connection, FileId id);

}  // namespace cochin::storage::files
