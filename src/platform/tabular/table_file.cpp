#include "platform/tabular/table_file.hpp"

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/tabular/csv_reader.hpp"
#include "platform/tabular/table_dialect.hpp"
#include "platform/tabular/table_file_errors.hpp"
#include "platform/tabular/xlsx_package.hpp"
#include "platform/tabular/xlsx_reader.hpp"

namespace cochin::platform {

namespace {

constexpr std::size_t kSampledRows = 1000;

/// Whether `text` begins with the line `sep=;` of spreadsheets.
bool names_delimiter(std::string_view text) {
  return text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r');
}

template <typename Reader>
Result<std::int64_t> count_all(Reader reader) {
  Row row;
  std::int64_t rows = 0;
  while (TRY(reader.next(row))) ++rows;
  return rows;
}

}  // namespace

struct TableFile::State {
  std::string bytes;
  std::string_view csv_text;
  TableFileOptions options;
  std::optional<TextEncoding> encoding;
  std::optional<char> delimiter;
  std::optional<CsvReader> csv;
  std::optional<XlsxReader> xlsx;
  std::vector<std::string> header;
  std::vector<Row> sample;
  std::size_t served = 0;

  Result<bool> pull(Row& row) { return csv ? csv->next(row) : xlsx->next(row); }

  Status open_csv();
  Status open_reader();
  Status read_header();
  Status read_sample();
};

Status TableFile::State::open_csv() {
  encoding = options.encoding ? *options.encoding : detect_encoding(bytes);
  bytes = TRY(decode_text(std::move(bytes), *encoding));
  csv_text = bytes;
  if (names_delimiter(csv_text)) {
    delimiter = csv_text[4];
    csv_text.remove_prefix(6);
  }
  if (options.delimiter) delimiter = options.delimiter;
  if (!delimiter) delimiter = detect_delimiter(csv_text);
  csv.emplace(csv_text, *delimiter, options.limits);
  return ok();
}

Status TableFile::State::open_reader() {
  if (!XlsxPackage::is_zip(bytes)) return open_csv();
  xlsx = TRY(XlsxReader::open(bytes, options.sheet, options.limits));
  return ok();
}

Status TableFile::State::read_header() {
  Row row;
  if (!TRY(pull(row))) return Error{&errors::table_file_empty};
  for (const Cell& cell : row.cells) header.emplace_back(trim(cell.text));
  return ok();
}

Status TableFile::State::read_sample() {
  while (sample.size() < kSampledRows) {
    Row row;
    if (!TRY(pull(row))) break;
    sample.push_back(std::move(row));
  }
  return ok();
}

TableFile::TableFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
TableFile::~TableFile() = default;
TableFile::TableFile(TableFile&&) noexcept = default;
TableFile& TableFile::operator=(TableFile&&) noexcept = default;

Result<TableFile> TableFile::open(std::string bytes, const TableFileOptions& options) {
  if (bytes.size() > options.limits.file_bytes) return file_too_large(options.limits);
  if (XlsxPackage::is_compound_file(bytes)) return Error{&errors::workbook_old_format};
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  state->options = options;
  TRY(state->open_reader());
  TRY(state->read_header());
  TRY(state->read_sample());
  return TableFile(std::move(state));
}

Result<TableFile> TableFile::open(const StoredBytes& stored, const TableFileOptions& options) {
  if (stored.size() > options.limits.file_bytes) return file_too_large(options.limits);
  return open(TRY(stored.read_all()), options);
}

TableFileFormat TableFile::format() const {
  return state_->csv ? TableFileFormat::kCsv : TableFileFormat::kXlsx;
}

std::optional<TextEncoding> TableFile::encoding() const { return state_->encoding; }

std::optional<char> TableFile::delimiter() const { return state_->delimiter; }

const std::vector<std::string>& TableFile::header() const { return state_->header; }

std::span<const Row> TableFile::sample() const {
  return std::span<const Row>(state_->sample).subspan(state_->served);
}

Result<bool> TableFile::next(Row& row) {
  if (state_->served < state_->sample.size()) {
    row = std::move(state_->sample[state_->served++]);
    return true;
  }
  return state_->pull(row);
}

Result<std::int64_t> TableFile::count_rows() const {
  const TableFileOptions& options = state_->options;
  if (state_->xlsx) {
    return TRY(count_all(TRY(XlsxReader::open(state_->bytes, options.sheet, options.limits)))) - 1;
  }
  return TRY(count_all(CsvReader(state_->csv_text, *state_->delimiter, options.limits))) - 1;
}

}  // namespace cochin::platform
