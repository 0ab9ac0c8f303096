#include "platform/tabular/csv_writer.hpp"

namespace cochin::platform {

namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// `[+-]?digits([.,]digits)?`, which no spreadsheet evaluates.
bool is_plain_number(std::string_view cell) {
  if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
  if (cell.empty() || !is_digit(cell.front()) || !is_digit(cell.back())) return false;
  bool mark_seen = false;
  for (const char sign : cell) {
    if (is_digit(sign)) continue;
    if (mark_seen || (sign != '.' && sign != ',')) return false;
    mark_seen = true;
  }
  return true;
}

bool starts_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

/// Whether apostrophes, possibly none, stand before something that starts like a formula.
bool is_guardable(std::string_view cell) {
  const std::size_t start = cell.find_first_not_of('\'');
  return start != std::string_view::npos && starts_like_formula(cell.substr(start));
}

}  // namespace

std::string_view unguarded(std::string_view cell) {
  const bool guarded = cell.starts_with('\'') && is_guardable(cell);
  return guarded ? cell.substr(1) : cell;
}

CsvWriter::CsvWriter(std::string& output, char delimiter, ByteOrderMark mark)
    : output_(output), delimiter_(delimiter) {
  if (mark == ByteOrderMark::kPresent) output_.append("\xEF\xBB\xBF");
}

void CsvWriter::write_row(const std::vector<std::string>& cells) {
  // A record of one empty cell would read back as an empty line, so its quotes are written.
  if (cells.size() == 1 && cells.front().empty()) output_.append("\"\"");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) output_.push_back(delimiter_);
    write_cell(cells[i]);
  }
  output_.append("\r\n");
}

void CsvWriter::write_cell(std::string_view cell) {
  const bool guarded = is_guardable(cell) && !is_plain_number(cell);
  const bool spaced = cell.starts_with(' ') || cell.ends_with(' ');
  const char special[] = {delimiter_, '"', '\r', '\n', '\0'};
  if (!spaced && cell.find_first_of(special) == std::string_view::npos) {
    if (guarded) output_.push_back('\'');
    output_.append(cell);
    return;
  }
  output_.push_back('"');
  if (guarded) output_.push_back('\'');
  for (const char sign : cell) {
    if (sign == '"') output_.push_back('"');
    output_.push_back(sign);
  }
  output_.push_back('"');
}

}  // namespace cochin::platform
