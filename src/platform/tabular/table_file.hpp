#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"
#include "platform/tabular/cell.hpp"
#include "platform/tabular/text_encoding.hpp"

namespace cochin::platform {

enum class TableFileFormat { kCsv, kXlsx };

/// What the caller knows of a file; the rest is detected.
struct TableFileOptions {
  std::optional<TextEncoding> encoding = {};
  std::optional<char> delimiter = {};
  std::optional<std::string> sheet = {};
  TableFileLimits limits = {};
};

/// A CSV file or XLSX workbook as a header and rows, pulled one by one. Owns the bytes.
class TableFile {
 public:
  /// Detects the format, encoding and delimiter and reads the header and the first 1,000 rows
  /// ahead. A first line `sep=;`, as spreadsheets write it, names the delimiter. Errors:
  /// `table_file_too_large`, `table_file_empty`, and those of the readers.
  static Result<TableFile> open(std::string bytes, const TableFileOptions& options = {});
  /// The same, taken into memory unless it is too large.
  static Result<TableFile> open(const StoredBytes& stored, const TableFileOptions& options = {});
  ~TableFile();
  TableFile(TableFile&&) noexcept;
  TableFile& operator=(TableFile&&) noexcept;

  TableFileFormat format() const;
  std::optional<TextEncoding> encoding() const;  ///< of a CSV file
  std::optional<char> delimiter() const;         ///< of a CSV file

  /// The trimmed cells of the first row.
  const std::vector<std::string>& header() const;

  /// The rows read ahead, at most 1,000, for detection. Emptied as `next` serves them.
  std::span<const Row> sample() const;

  /// Fills `row` with the next row below the header; false at the end.
  /// Errors: those of the readers.
  Result<bool> next(Row& row);

  /// Reads a second time from the header to the end and returns how many rows there are, so that
  /// a damaged file is known before any of its rows is used. `next` goes on where it was.
  /// Errors: those of the readers.
  Result<std::int64_t> count_rows() const;

 private:
  struct State;
  explicit TableFile(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace cochin::platform
