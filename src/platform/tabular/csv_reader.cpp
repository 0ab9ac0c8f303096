#include "platform/tabular/csv_reader.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "platform/tabular/table_file_errors.hpp"

namespace cochin::platform {

CsvReader::CsvReader(std::string_view text, char delimiter, const TableFileLimits& limits)
    : text_(text), delimiter_(delimiter), limits_(limits) {}

Result<bool> CsvReader::next(Row& row) {
  while (position_ < text_.size() && at_line_end()) skip_line_end();
  if (position_ == text_.size()) return false;
  if (++rows_ > limits_.rows) return too_many_rows(limits_);
  TRY(read_record(row));
  return true;
}

Status CsvReader::read_record(Row& row) {
  row.line = line_;
  std::size_t column = 0;
  while (true) {
    if (column == limits_.columns) return too_many_columns(row.line, limits_);
    const bool quoted = position_ < text_.size() && text_[position_] == '"';
    const std::string_view value = quoted ? TRY(read_quoted(unescaped_)) : read_plain();
    if (value.size() > limits_.cell_bytes) return cell_too_large(row.line, limits_);
    if (column == row.cells.size()) row.cells.emplace_back();
    Cell& cell = row.cells[column++];
    cell.kind = value.empty() ? CellKind::kEmpty : CellKind::kText;
    cell.text.assign(value);
    if (position_ == text_.size()) break;
    if (at_line_end()) {
      skip_line_end();
      break;
    }
    ++position_;
  }
  row.cells.resize(column);
  return ok();
}

/// The value of the quoted cell at `position_`, which ends up on the delimiter or line end after
/// it.
Result<std::string_view> CsvReader::read_quoted(std::string& unescaped) {
  const std::int64_t first_line = line_;
  unescaped.clear();
  ++position_;
  while (true) {
    const std::size_t quote = text_.find('"', position_);
    if (quote == text_.npos) {
      return Error{&errors::table_file_unclosed_quote, {{"line", std::to_string(first_line)}}};
    }
    const std::string_view piece = text_.substr(position_, quote - position_);
    line_ += std::count(piece.begin(), piece.end(), '\n');
    unescaped.append(piece);
    position_ = quote + 1;
    if (position_ == text_.size() || text_[position_] != '"') break;
    unescaped.push_back('"');
    ++position_;
  }
  unescaped.append(read_plain());
  return std::string_view(unescaped);
}

std::string_view CsvReader::read_plain() {
  const std::size_t start = position_;
  while (position_ < text_.size() && text_[position_] != delimiter_ && !at_line_end()) ++position_;
  return text_.substr(start, position_ - start);
}

bool CsvReader::at_line_end() const { return text_[position_] == '\n' || text_[position_] == '\r'; }

void CsvReader::skip_line_end() {
  const bool pair = text_.substr(position_, 2) == "\r\n";
  position_ += pair ? 2 : 1;
  ++line_;
}

}  // namespace cochin::platform
