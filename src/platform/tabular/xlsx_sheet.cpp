#include "platform/tabular/xlsx_sheet.hpp"

#include <charconv>

#include "platform/tabular/cell_values.hpp"
#include "platform/tabular/table_file_errors.hpp"

namespace cochin::platform {

namespace {

constexpr std::int64_t kMaxSheetRows = 1'048'576;

template <typename Number>
std::optional<Number> to_number(std::optional<std::string_view> text) {
  Number value = 0;
  if (!text) return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc{} && end == text->data() + text->size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// The column of a reference such as `AB12`, from 0; empty when it has no letters or too many.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char sign : reference) {
    if (sign < 'A' || sign > 'Z' || letters > 3) break;
    column = column * 26 + static_cast<std::size_t>(sign - 'A' + 1);
    ++letters;
  }
  if (letters == 0 || letters > 3) return std::nullopt;
  return column - 1;
}

/// `2026-01-31` and `2026-01-31T14:05:00` as they stand in cells of type `d` (ISO 8601).
Cell make_iso_date(std::string_view text) {
  const std::string_view local = text.ends_with('Z') ? text.substr(0, text.size() - 1) : text;
  const auto datetime = parse_local_datetime(local, DateOrder::kYearMonthDay);
  if (!datetime) return {CellKind::kText, std::string(text)};
  if (local.find('T') == local.npos) return {CellKind::kDate, datetime->date.to_string()};
  return {CellKind::kDatetime, datetime->to_string()};
}

}  // namespace

SheetRows::SheetRows(const XlsxWorkbook& workbook, const TableFileLimits& limits)
    : workbook_(workbook), limits_(limits) {}

bool SheetRows::take(Row& row) {
  if (complete_.empty()) return false;
  row = std::move(complete_.front());
  complete_.pop_front();
  return true;
}

void SheetRows::start_element(std::string_view name, const XmlAttributes& attributes) {
  if (failure_) return;
  if (name == "row") {
    start_row(attributes);
  } else if (name == "c") {
    start_cell(attributes);
  } else if (name == "v" || name == "t") {
    collecting_ = !in_hint_;
  } else if (name == "rPh") {
    in_hint_ = true;
  }
}

void SheetRows::end_element(std::string_view name) {
  if (failure_) return;
  if (name == "v" || name == "t") {
    collecting_ = false;
  } else if (name == "rPh") {
    in_hint_ = false;
  } else if (name == "c") {
    end_cell();
  } else if (name == "row") {
    end_row();
  }
}

void SheetRows::characters(std::string_view text) {
  if (!collecting_ || failure_) return;
  value_.append(text);
  if (value_.size() > limits_.cell_bytes) failure_ = cell_too_large(row_.line, limits_);
}

void SheetRows::start_row(const XmlAttributes& attributes) {
  ++rows_seen_;
  // Lines count upwards, whatever the file says of them.
  const auto number = to_number<std::int64_t>(attributes.find("r"));
  const bool is_a_line = number && *number > row_.line && *number <= kMaxSheetRows;
  row_.line = is_a_line ? *number : row_.line + 1;
  row_.cells.clear();
  next_column_ = 0;
  if (rows_seen_ > kMaxSheetRows) failure_ = too_many_rows(limits_);
}

void SheetRows::start_cell(const XmlAttributes& attributes) {
  value_.clear();
  type_ = attributes.find("t").value_or("n");
  style_ = to_number<std::size_t>(attributes.find("s")).value_or(0);
  if (const auto reference = attributes.find("r")) {
    next_column_ = column_of(*reference).value_or(next_column_);
  }
}

void SheetRows::end_cell() {
  const std::size_t column = next_column_++;
  Cell cell = make_cell();
  if (cell.kind == CellKind::kEmpty) return;
  if (cell.text.size() > limits_.cell_bytes) {
    failure_ = cell_too_large(row_.line, limits_);
    return;
  }
  if (column >= limits_.columns) {
    failure_ = too_many_columns(row_.line, limits_);
    return;
  }
  if (column >= row_.cells.size()) row_.cells.resize(column + 1);
  row_.cells[column] = std::move(cell);
}

void SheetRows::end_row() {
  if (row_.cells.empty()) return;
  if (++rows_kept_ > limits_.rows) {
    failure_ = too_many_rows(limits_);
    return;
  }
  complete_.push_back(row_);
}

Cell SheetRows::make_cell() const {
  if (value_.empty()) return {};
  if (type_ == "n") return make_number();
  if (type_ == "s") {
    const auto index = to_number<std::size_t>(value_);
    const auto text = index ? workbook_.texts.at(*index) : std::nullopt;
    if (!text) return {CellKind::kError, value_};
    return text->empty() ? Cell{} : Cell{CellKind::kText, std::string(*text)};
  }
  if (type_ == "b") return {CellKind::kBoolean, value_ == "1" || value_ == "true" ? "1" : "0"};
  if (type_ == "e") return {CellKind::kError, value_};
  if (type_ == "d") return make_iso_date(value_);
  return {CellKind::kText, decode_escapes(value_)};
}

Cell SheetRows::make_number() const {
  const bool styled = style_ < workbook_.formats.size();
  const NumberFormat format = styled ? workbook_.formats[style_] : NumberFormat::kNumber;
  return cell_of_serial(value_, format, workbook_.epoch);
}

}  // namespace cochin::platform
