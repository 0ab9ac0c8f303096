#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "platform/tabular/xlsx_workbook.hpp"
#include "platform/tabular/xml_events.hpp"

namespace cochin::platform {

/// Turns the XML of a worksheet (ECMA-376 part 1, 18.3.1) into rows, kept until they are taken.
class SheetRows : public XmlHandler {
 public:
  /// `workbook` must outlive the rows.
  SheetRows(const XlsxWorkbook& workbook, const TableFileLimits& limits);

  /// Moves the oldest complete row into `row`; false when there is none yet.
  bool take(Row& row);

  /// Why no further row is read, if a limit was passed.
  const std::optional<Error>& failure() const { return failure_; }

  void start_element(std::string_view name, const XmlAttributes& attributes) override;
  void end_element(std::string_view name) override;
  void characters(std::string_view text) override;

 private:
  void start_row(const XmlAttributes& attributes);
  void start_cell(const XmlAttributes& attributes);
  void end_cell();
  void end_row();
  Cell make_cell() const;
  Cell make_number() const;

  const XlsxWorkbook& workbook_;
  const TableFileLimits limits_;
  std::deque<Row> complete_;
  std::optional<Error> failure_;

  Row row_;
  std::int64_t rows_seen_ = 0;
  std::int64_t rows_kept_ = 0;
  std::size_t next_column_ = 0;

  std::string type_;  ///< of the cell being read: `s`, `inlineStr`, `n` …
  std::size_t style_ = 0;
  std::string value_;
  bool collecting_ = false;
  bool in_hint_ = false;
};

}  // namespace cochin::platform
