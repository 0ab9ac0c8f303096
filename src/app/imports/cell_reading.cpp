#include "app/imports/cell_reading.hpp"

#include <algorithm>
#include <charconv>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/tabular/csv_writer.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::ValueKind;
using platform::Cell;
using platform::CellKind;

Error unreadable(const ErrorKind& kind, const Cell& cell) {
  constexpr std::size_t kShown = 80;
  std::string value = cell_text(cell).substr(0, kShown);
  while (!is_valid_utf8(value)) value.pop_back();
  return Error{&kind, {{"value", std::move(value)}}};
}

std::string plain_text(const Cell& cell) {
  if (cell.kind == CellKind::kNumber) return platform::literal_as_text(cell.text);
  if (cell.kind == CellKind::kText) return std::string(platform::unguarded(cell.text));
  return cell_text(cell);
}

/// The digits of a CSV cell, or of a workbook's number as far as they are exact.
std::optional<std::string> number_text(const Cell& cell, platform::DecimalMark mark) {
  if (cell.kind == CellKind::kText) return platform::parse_number(cell.text, mark);
  if (cell.kind == CellKind::kNumber) return platform::literal_as_text(cell.text);
  return std::nullopt;
}

Result<ReadCell> read_integer(const Cell& cell, const ValueWriting& writing) {
  const auto digits = number_text(cell, writing.decimal_mark);
  if (!digits) return unreadable(errors::unreadable_number, cell);
  const auto decimal = Decimal::parse(*digits);
  const auto whole = decimal ? decimal->with_scale(0) : std::nullopt;
  if (whole) return ReadCell{Tree(whole->unscaled)};
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(digits->data(), digits->data() + digits->size(), number);
  const bool read = error == std::errc{} && end == digits->data() + digits->size();
  if (!read) return unreadable(errors::unreadable_number, cell);
  return ReadCell{Tree(number)};
}

Result<ReadCell> read_decimal(const Cell& cell, const Field& field, const ValueWriting& writing) {
  if (cell.kind == CellKind::kNumber) {
    const auto scaled = platform::scale_literal(cell.text, field.options.scale);
    if (!scaled) return Error{&errors::too_many_digits};
    return ReadCell{Tree(scaled->value.to_string()), scaled->rounded};
  }
  auto digits = number_text(cell, writing.decimal_mark);
  if (!digits) return unreadable(errors::unreadable_number, cell);
  return ReadCell{Tree(*std::move(digits))};
}

Result<ReadCell> read_date(const Cell& cell, const ValueWriting& writing) {
  if (cell.kind == CellKind::kDate) return ReadCell{Tree(cell.text)};
  const bool text = cell.kind == CellKind::kText || cell.kind == CellKind::kDatetime;
  const auto moment =
      text ? platform::parse_local_datetime(cell.text, writing.date_order) : std::nullopt;
  // A time of day would be lost: such a cell is refused, not cut.
  if (!moment || moment->milliseconds_of_day != 0) {
    return unreadable(errors::unreadable_date, cell);
  }
  return ReadCell{Tree(moment->date.to_string())};
}

Result<ReadCell> read_datetime(const Cell& cell, const ValueWriting& writing) {
  if (const auto instant = Timestamp::parse(trim(cell.text))) {
    return ReadCell{Tree(instant->to_string())};
  }
  const bool number = cell.kind == CellKind::kNumber || cell.kind == CellKind::kBoolean;
  const auto moment =
      number ? std::nullopt : platform::parse_local_datetime(cell.text, writing.date_order);
  if (!moment) return unreadable(errors::unreadable_date, cell);
  const Timestamp instant = writing.time_zone.to_instant(moment->date, moment->milliseconds_of_day);
  return ReadCell{Tree(instant.to_string())};
}

Result<ReadCell> read_boolean(const Cell& cell) {
  const auto flag = platform::parse_boolean(cell.text);
  if (!flag) return unreadable(errors::unreadable_boolean, cell);
  return ReadCell{Tree(*flag)};
}

}  // namespace

Result<ReadCell> read_cell(const Cell& cell, const Field& field, const ValueWriting& writing) {
  if (cell.kind == CellKind::kEmpty) return ReadCell{};
  if (cell.kind == CellKind::kError) return unreadable(errors::spreadsheet_error, cell);
  if (cell.kind == CellKind::kText && trim(cell.text).empty()) return ReadCell{};
  switch (field.kind()) {
    case ValueKind::kText: return ReadCell{Tree(plain_text(cell))};
    case ValueKind::kInteger: return read_integer(cell, writing);
    case ValueKind::kDecimal: return read_decimal(cell, field, writing);
    case ValueKind::kDate: return read_date(cell, writing);
    case ValueKind::kDatetime: return read_datetime(cell, writing);
    case ValueKind::kBoolean: return read_boolean(cell);
    case ValueKind::kChoice:
    case ValueKind::kLink:
    case ValueKind::kFiles: return ReadCell{Tree(trim(plain_text(cell)))};
  }
  return ReadCell{};
}

std::string cell_text(const Cell& cell) {
  std::string text = cell.text;
  switch (cell.kind) {
    case CellKind::kNumber:
      text = platform::literal_as_text(cell.text);
      std::replace(text.begin(), text.end(), '.', ',');
      return text;
    case CellKind::kBoolean: return cell.text == "1" ? "oui" : "non";
    case CellKind::kDate:
    case CellKind::kDatetime:
      text = cell.text.substr(8, 2) + "/" + cell.text.substr(5, 2) + "/" + cell.text.substr(0, 4);
      if (cell.kind == CellKind::kDatetime) text += " " + cell.text.substr(11, 8);
      return text;
    case CellKind::kEmpty:
    case CellKind::kText:
    case CellKind::kError: return text;
  }
  return text;
}

}  // namespace cochin::app
