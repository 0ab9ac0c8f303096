#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// Reads CSV text record by record (RFC 4180). Lines end with CRLF, LF or CR; a quoted cell may
/// hold delimiters, line ends and doubled quotes. Tolerated, as spreadsheets do: quotes inside an
/// unquoted cell and text after a closing quote stand for themselves. Empty lines are skipped.
class CsvReader {
 public:
  /// `text` is UTF-8 and must outlive the reader.
  CsvReader(std::string_view text, char delimiter, const TableFileLimits& limits = {});

  /// Fills `row` with the next record; false at the end. `row` may be reused from call to call.
  /// Errors: `table_file_unclosed_quote`, `table_file_too_many_rows`,
  /// `table_file_too_many_columns`, `table_file_cell_too_large`.
  Result<bool> next(Row& row);

 private:
  Status read_record(Row& row);
  Result<std::string_view> read_quoted(std::string& unescaped);
  std::string_view read_plain();
  bool at_line_end() const;
  void skip_line_end();

  std::string_view text_;
  std::size_t position_ = 0;
  std::int64_t line_ = 1;
  std::int64_t rows_ = 0;
  std::string unescaped_;
  const char delimiter_;
  const TableFileLimits limits_;
};

}  // namespace cochin::platform
