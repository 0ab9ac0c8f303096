#pragma once

#include <filesystem>
#include <string>

#include "app/actor.hpp"
#include "app/imports/import_run.hpp"
#include "app/jobs/job_runs.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::app {

/// What a caller sends to import.
struct ImportRequest {
  std::string table;  ///< slug or id
  Tree plan;          ///< as the API has it; null: everything detected
  std::string file_name;
  platform::StoredBytes content;
};

/// Files of other programs become records. Thread-safe.
class Imports {
 public:
  struct Options {
    std::filesystem::path folder;  ///< where the refused lines are kept, 0700
    platform::TimeZone time_zone;  ///< of times without zone
  };

  /// `lanes` and `runs` must outlive this.
  Imports(Lanes& lanes, JobRuns& runs, Options options);

  /// Checks the plan and starts the import in the background; its run ends with `created`,
  /// `updated`, `unchanged`, `refused`, `refused_url` (null when none was), `rounded`,
  /// `ignored_columns` and what was detected.
  /// Errors: `not_found` (table), `unavailable`, `forbidden`, those of `read_import_plan`.
  Result<JobRunId> start(const Actor& actor, WriteScope& scope, ImportRequest request);

  /// The same on the calling thread, telling `observer` how far it is: for the command line.
  Result<domain::JobRun> run_here(const Actor& actor, ImportRequest request,
                                  JobProgress::Observer observer);

  /// The CSV file of the lines that the run refused. Errors: `not_found`.
  Result<std::string> refused_lines(const Actor& actor, ReadScope& scope, JobRunId run) const;

 private:
  Result<ImportOrder> make_order(const Actor& actor, const CatalogSnapshot& catalog,
                                 ImportRequest request) const;
  JobWork make_work(ImportOrder order) const;

  Lanes& lanes_;
  JobRuns& runs_;
  const Options options_;
};

}  // namespace cochin::app
