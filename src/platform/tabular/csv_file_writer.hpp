#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/files/unfinished_file.hpp"
#include "platform/tabular/csv_writer.hpp"
#include "platform/tabular/table_file_writer.hpp"

namespace cochin::platform {

/// A CSV file as `CsvWriter` writes them.
class CsvFileWriter final : public TableFileWriter {
 public:
  struct Dialect {
    char delimiter = ',';
    CsvWriter::ByteOrderMark mark = CsvWriter::ByteOrderMark::kAbsent;
    std::function<std::string(const Cell&)> text_of;  ///< how a cell is written
  };
  CsvFileWriter(UnfinishedFile file, Dialect dialect);

  Status write_row(std::span<const Cell> cells) override;
  Result<StoredBytes> finish() override;

 private:
  UnfinishedFile file_;
  const Dialect dialect_;
  std::string text_;  ///< not yet in the file
  std::vector<std::string> row_;
  CsvWriter writer_;
};

}  // namespace cochin::platform
