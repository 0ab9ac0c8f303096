#include "platform/tabular/xlsx_reader.hpp"

#include "base/error_catalog.hpp"
#include "platform/tabular/xlsx_sheet.hpp"

namespace cochin::platform {

struct XlsxReader::State {
  State(XlsxWorkbook workbook_in, XlsxPart part_in, const TableFileLimits& limits)
      : workbook(std::move(workbook_in)),
        part(std::move(part_in)),
        rows(workbook, limits),
        events(rows) {}

  XlsxWorkbook workbook;
  XlsxPart part;
  SheetRows rows;
  XmlEvents events;
  bool finished = false;

  Status read_block() {
    const std::string_view block = TRY(part.read());
    finished = block.empty();
    TRY(finished ? events.finish() : events.feed(block));
    return ok();
  }
};

XlsxReader::XlsxReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxReader::~XlsxReader() = default;
XlsxReader::XlsxReader(XlsxReader&&) noexcept = default;
XlsxReader& XlsxReader::operator=(XlsxReader&&) noexcept = default;

Result<XlsxReader> XlsxReader::open(std::string_view bytes,
                                    const std::optional<std::string>& sheet_name,
                                    const TableFileLimits& limits) {
  const XlsxPackage package(bytes, limits);
  XlsxWorkbook workbook = TRY(read_workbook(package, sheet_name, limits));
  auto part = TRY(package.open(workbook.sheet_part));
  if (!part) return Error{&errors::workbook_damaged};
  return XlsxReader(std::make_unique<State>(std::move(workbook), std::move(*part), limits));
}

Result<bool> XlsxReader::next(Row& row) {
  while (!state_->rows.take(row)) {
    if (state_->rows.failure()) return *state_->rows.failure();
    if (state_->finished) return false;
    TRY(state_->read_block());
  }
  return true;
}

}  // namespace cochin::platform
