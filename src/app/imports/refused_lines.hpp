#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/imports/import_batch.hpp"

namespace cochin::app {

/// The lines that an import refused: all of them as a CSV file to correct and import again, the
/// first ones for the report.
class RefusedLines {
 public:
  /// `header` is the file's; two columns more tell the line and the reasons, in French. Cells that
  /// had no header stand behind them.
  RefusedLines(const std::vector<std::string>& header, char delimiter);

  /// `table` names the fields.
  void add(const ImportLine& line, const domain::Table& table);

  bool empty() const { return count_ == 0; }
  const std::string& csv() const { return csv_; }
  /// `[{"line": 12, "message": "…"}]`, the first 20.
  const Tree::List& first() const { return first_; }

 private:
  const std::size_t columns_;
  const char delimiter_;
  std::size_t count_ = 0;
  std::string csv_;
  Tree::List first_;
};

}  // namespace cochin::app
