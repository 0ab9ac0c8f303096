#pragma once

#include <string>

#include "base/check.hpp"
#include "base/text.hpp"
#include "platform/tabular/table_file.hpp"

namespace cochin::platform {

/// Small enough to be met by small files.
inline TableFileLimits small_limits() {
  TableFileLimits limits;
  limits.file_bytes = std::size_t{64} * 1024;
  limits.rows = 200;
  limits.columns = 30;
  limits.cell_bytes = 1000;
  limits.unpacked_bytes = std::size_t{1024} * 1024;
  limits.shared_text_bytes = std::size_t{16} * 1024;
  return limits;
}

/// Reads a file to its end: text is text, nothing is over the limits, counting agrees with reading.
inline void read_to_the_end(std::string bytes) {
  const TableFileLimits limits = small_limits();
  auto file = TableFile::open(std::move(bytes), {.limits = limits});
  if (!file) return;
  const auto counted = file->count_rows();
  std::int64_t rows = 0;
  std::int64_t line = 0;
  Row row;
  auto more = file->next(row);
  for (; more && *more; more = file->next(row)) {
    CHECK(++rows <= limits.rows && row.line > line && row.cells.size() <= limits.columns);
    line = row.line;
    for (const Cell& cell : row.cells) {
      CHECK(cell.text.size() <= limits.cell_bytes && is_valid_utf8(cell.text));
    }
  }
  CHECK(counted.has_value() == more.has_value());
  if (counted) CHECK(*counted == rows);
}

}  // namespace cochin::platform
