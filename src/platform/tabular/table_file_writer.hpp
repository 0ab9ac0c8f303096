#pragma once

#include <span>

#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// Makes a table file row by row, in little memory. After an error nothing more may be written.
class TableFileWriter {
 public:
  virtual ~TableFileWriter() = default;

  /// Errors: storage_full, internal, and those of the format.
  virtual Status write_row(std::span<const Cell> cells) = 0;

  /// The whole file; once, at the end. Errors: as `write_row`.
  virtual Result<StoredBytes> finish() = 0;
};

}  // namespace cochin::platform
