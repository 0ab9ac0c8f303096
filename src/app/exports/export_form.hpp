#pragma once

#include <functional>
#include <memory>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/records/record_cells.hpp"
#include "platform/files/stored_bytes.hpp"
#include "platform/files/unfinished_file.hpp"

namespace cochin::app {

/// Gives an export its form: takes the records, and wants no more after a failure.
class ExportForm : public domain::RecordSink {
 public:
  virtual ~ExportForm() = default;

  /// The whole file; once, at the end. Errors: storage_full, internal, those of the form.
  virtual Result<platform::StoredBytes> finish() = 0;
};

/// Starts a form in an empty file. The scope and the table live as long as the form.
using MakeExportForm = std::function<Result<std::unique_ptr<ExportForm>>(
    platform::UnfinishedFile file, const ReadScope& scope, const domain::Table& table)>;

}  // namespace cochin::app
