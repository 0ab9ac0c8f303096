#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cochin::platform {

/// Writes CSV text (RFC 4180, CRLF). Cells that a spreadsheet could take for a formula, those that
/// start with `=`, `+`, `-`, `@`, tab or CR and are no number, get an apostrophe in front (OWASP,
/// "CSV injection"); `unguarded` takes it off again, so that our own files come back as they were.
class CsvWriter {
 public:
  enum class ByteOrderMark { kAbsent, kPresent };

  /// Appends to `output`, which must outlive the writer. Spreadsheets need the mark to see UTF-8.
  CsvWriter(std::string& output, char delimiter, ByteOrderMark mark);

  void write_row(const std::vector<std::string>& cells);

 private:
  void write_cell(std::string_view cell);

  std::string& output_;
  const char delimiter_;
};

/// `cell` without the apostrophe that `CsvWriter` put in front of it, if it did.
std::string_view unguarded(std::string_view cell);

}  // namespace cochin::platform
