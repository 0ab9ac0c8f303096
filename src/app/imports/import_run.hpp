#pragma once

#include <string>

#include "app/imports/import_batch.hpp"
#include "app/jobs/job_runs.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "platform/clock/time_zone.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::app {

/// A file to import and who asked for it.
struct ImportOrder {
  Actor actor;
  TableId table;
  ImportPlan plan;
  std::string file_name;
  platform::StoredBytes content;  ///< in memory only while the import runs
};

/// What an import did, for its run.
struct ImportReport {
  ImportCounts counts;
  Tree::Map details;        ///< `table`, `file`, `detected`, `mapping`, `ignored_columns` …
  std::string refused_csv;  ///< empty when no line was refused
};

/// Reads the whole file once to know that it is sound, then stores it by batches of 1,000 lines, a
/// transaction each, so that other writers get their turn. Refused lines are reported, the others
/// are kept; a dry run rolls every batch back. After a cancellation: what was done so far.
/// Runs on a background thread.
/// Errors: those of the file and of its columns, with nothing stored; those of the database, with
/// the batches before them stored. A batch that is with the writer when an exception ends the
/// import owns all it needs, and is stored.
Result<ImportReport> run_import(Lanes& lanes, ImportOrder order, const platform::TimeZone& zone,
                                JobProgress& progress);

}  // namespace cochin::app
