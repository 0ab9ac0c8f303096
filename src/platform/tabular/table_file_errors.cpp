#include "platform/tabular/table_file_errors.hpp"

#include "base/error_catalog.hpp"

namespace cochin::platform {

Error file_too_large(const TableFileLimits& limits) {
  return {&errors::table_file_too_large, {{"limit", size_for_people(limits.file_bytes)}}};
}

Error too_many_rows(const TableFileLimits& limits) {
  return {&errors::table_file_too_many_rows, {{"limit", std::to_string(limits.rows)}}};
}

Error too_many_columns(std::int64_t line, const TableFileLimits& limits) {
  return {&errors::table_file_too_many_columns,
          {{"line", std::to_string(line)}, {"limit", std::to_string(limits.columns)}}};
}

Error cell_too_large(std::int64_t line, const TableFileLimits& limits) {
  return {&errors::table_file_cell_too_large,
          {{"line", std::to_string(line)}, {"limit", size_for_people(limits.cell_bytes)}}};
}

std::string size_for_people(std::size_t bytes) {
  constexpr const char* kUnits[] = {"\u00A0octets", "\u00A0Kio", "\u00A0Mio", "\u00A0Gio"};
  std::size_t unit = 0;
  while (unit < 3 && bytes >= 1024 && bytes % 1024 == 0) {
    bytes /= 1024;
    ++unit;
  }
  return std::to_string(bytes) + kUnits[unit];
}

}  // namespace cochin::platform
