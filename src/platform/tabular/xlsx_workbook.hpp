#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/tabular/xlsx_format.hpp"
#include "platform/tabular/xlsx_package.hpp"

namespace cochin::platform {

/// The texts that cells refer to by number, one after the other in one buffer.
class SharedTexts {
 public:
  void append(std::string_view text);
  /// Empty when there is no such number.
  std::optional<std::string_view> at(std::size_t index) const;
  std::size_t bytes() const { return buffer_.size() + ends_.size() * sizeof(std::size_t); }

 private:
  std::string buffer_;
  std::vector<std::size_t> ends_;
};

/// What must be known of a workbook before one of its sheets is read.
struct XlsxWorkbook {
  std::string sheet_part;
  Epoch epoch = Epoch::k1900;
  std::vector<NumberFormat> formats;  ///< by the style number of a cell
  SharedTexts texts;
};

/// Reads the workbook around the sheet called `sheet_name`, or its first visible sheet.
/// Errors: `workbook_damaged`, `workbook_dangerous`, `workbook_old_format`, `sheet_not_found`,
/// `table_file_not_text` when the archive is no workbook.
Result<XlsxWorkbook> read_workbook(const XlsxPackage& package,
                                   const std::optional<std::string>& sheet_name,
                                   const TableFileLimits& limits = {});

}  // namespace cochin::platform
