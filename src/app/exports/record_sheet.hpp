#pragma once

#include "app/exports/export_form.hpp"

namespace cochin::app {

enum class SheetKind {
  kCsv,  ///< for programs: slugs, `valeur`s, numbers of linked records, RFC 3339; imports back
  kCsvExcelFr,  ///< for a French spreadsheet: `;`, decimal comma, names, labels, times of the zone
  kXlsx,        ///< the same as a workbook with real numbers and dates
};

/// Records as the rows of a table file: their number, then one column per field. Files stand with
/// their names. Errors of the forms: `sheet_full`, `cell_too_long`.
MakeExportForm record_sheet(SheetKind kind);

}  // namespace cochin::app
