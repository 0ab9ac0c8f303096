#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/files/unfinished_file.hpp"
#include "platform/tabular/table_file_writer.hpp"

namespace cochin::platform {

/// What a sheet of a workbook holds at most (ECMA-376; Excel's own limits).
inline constexpr std::int64_t kMostSheetRows = 1'048'576;
inline constexpr std::size_t kMostCellCharacters = 32'767;

/// Writes a workbook of one sheet (ECMA-376, transitional): a bold first row that stays in sight
/// and can be filtered, dates as dates, numbers as numbers. What a number of a spreadsheet cannot
/// hold exactly, more than 15 digits or a day before March 1900, is written as text. Texts are
/// never formulas.
class XlsxWriter final : public TableFileWriter {
 public:
  struct Column {
    std::string title;
    int width = 12;  ///< in characters
  };

  /// `sheet` is cut to what the name of a sheet may be. Errors: storage_full, internal.
  static Result<std::unique_ptr<XlsxWriter>> create(UnfinishedFile file, const std::string& sheet,
                                                    const std::vector<Column>& columns);
  ~XlsxWriter() override;

  /// Errors: sheet_full, cell_too_long (`row`), storage_full, internal.
  Status write_row(std::span<const Cell> cells) override;
  Result<StoredBytes> finish() override;

 private:
  struct State;
  explicit XlsxWriter(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace cochin::platform
