#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// Reads one sheet of an XLSX workbook (ECMA-376) row by row, unpacking as it goes. Rows without
/// any value are skipped. Formulas count by their last computed value.
class XlsxReader {
 public:
  /// Opens the sheet called `sheet_name`, or the first visible one. `bytes` must outlive the
  /// reader. Errors: those of `read_workbook`.
  static Result<XlsxReader> open(std::string_view bytes,
                                 const std::optional<std::string>& sheet_name = {},
                                 const TableFileLimits& limits = {});
  ~XlsxReader();
  XlsxReader(XlsxReader&&) noexcept;
  XlsxReader& operator=(XlsxReader&&) noexcept;

  /// Fills `row` with the next row that holds a value; false at the end.
  /// Errors: `workbook_damaged`, `workbook_dangerous`, `table_file_too_many_rows`,
  /// `table_file_too_many_columns`, `table_file_cell_too_large`.
  Result<bool> next(Row& row);

 private:
  struct State;
  explicit XlsxReader(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace cochin::platform
