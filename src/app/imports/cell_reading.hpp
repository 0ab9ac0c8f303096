#pragma once

#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/schema/field.hpp"
#include "platform/clock/time_zone.hpp"
#include "platform/tabular/cell.hpp"
#include "platform/tabular/cell_values.hpp"

namespace cochin::app {

/// How the values of a file are written.
struct ValueWriting {
  platform::DecimalMark decimal_mark;
  platform::DateOrder date_order;
  platform::TimeZone time_zone;  ///< of times without zone
};

/// A cell as the API would write it for the field, so that validation is the API's.
struct ReadCell {
  Tree value;            ///< null when empty; of a choice or a link by value: the trimmed text
  bool rounded = false;  ///< a number of a workbook lost digits beyond the field's scale
};

/// Errors: `unreadable_number`, `unreadable_date`, `unreadable_boolean`, `spreadsheet_error`.
Result<ReadCell> read_cell(const platform::Cell& cell, const domain::Field& field,
                           const ValueWriting& writing);

/// A cell as text: of a workbook's typed cells, what a French spreadsheet would show.
std::string cell_text(const platform::Cell& cell);

}  // namespace cochin::app
