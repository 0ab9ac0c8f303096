#include "platform/tabular/csv_file_writer.hpp"

#include <utility>

namespace cochin::platform {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;

}  // namespace

CsvFileWriter::CsvFileWriter(UnfinishedFile file, Dialect dialect)
    : file_(std::move(file)),
      dialect_(std::move(dialect)),
      writer_(text_, dialect_.delimiter, dialect_.mark) {}

Status CsvFileWriter::write_row(std::span<const Cell> cells) {
  row_.clear();
  for (const Cell& cell : cells) row_.push_back(dialect_.text_of(cell));
  writer_.write_row(row_);
  if (text_.size() < kBufferBytes) return ok();
  TRY(file_.write(text_));
  text_.clear();
  return ok();
}

Result<StoredBytes> CsvFileWriter::finish() {
  TRY(file_.write(text_));
  return std::move(file_).take_bytes();
}

}  // namespace cochin::platform
