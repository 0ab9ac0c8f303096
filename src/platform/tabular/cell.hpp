#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cochin::platform {

/// What a cell of a table file holds, before anyone knows the field it is for.
enum class CellKind {
  kEmpty,
  kText,
  kNumber,    ///< text: the literal of the file, `12`, `-0.5`, `1.2E-3` (decimal point, no groups)
  kBoolean,   ///< text: `1` or `0`
  kDate,      ///< text: `YYYY-MM-DD`
  kDatetime,  ///< text: `YYYY-MM-DDTHH:MM:SS.mmm`, of no time zone
  kError,     ///< text: what the spreadsheet shows, `#N/A`
};

/// A cell of a CSV file is empty or text; a cell of a workbook may be any kind.
struct Cell {
  CellKind kind = CellKind::kEmpty;
  std::string text;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// One record of a table file.
struct Row {
  std::int64_t line = 0;    ///< of the file, counted from 1, where the record begins
  std::vector<Cell> cells;  ///< trailing empty cells may be absent

  /// The cell of `column`, an empty one when the row is shorter.
  const Cell& at(std::size_t column) const;
};

/// What a table file may cost at most. Beyond: an error, never a cut.
struct TableFileLimits {
  std::size_t file_bytes = std::size_t{100} * 1024 * 1024;
  std::int64_t rows = 1'000'000;
  std::size_t columns = 500;
  std::size_t cell_bytes = std::size_t{1} * 1024 * 1024;
  /// Workbooks are archives: what all their parts may unpack to, and how much more than packed.
  std::size_t unpacked_bytes = std::size_t{1} * 1024 * 1024 * 1024;
  std::size_t unpack_ratio = 200;
  std::size_t shared_text_bytes = std::size_t{256} * 1024 * 1024;
};

}  // namespace cochin::platform
