#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/exports/export_form.hpp"
#include "app/lanes.hpp"
#include "app/records/record_listing.hpp"
#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::app {

/// What a caller wants as a file.
struct ExportRequest {
  std::string_view table;   ///< slug or id
  ListRequest list;         ///< its paging is not looked at
  std::string_view format;  ///< for the audit log
};

/// Asked again and again while an export is made: its error ends it.
using StandingPermission = std::function<Status()>;

/// Records as files. Thread-safe.
class RecordExports {
 public:
  /// `lanes` must outlive this. The files have no name in `folder`, which must be there.
  RecordExports(Lanes& lanes, std::filesystem::path folder)
      : lanes_(lanes), folder_(std::move(folder)) {}

  /// Every record of the list that the caller may read, all of one moment, with the fields that he
  /// may see. The audit log tells it before the file is given. Blocking, for background threads;
  /// at most two minutes, and one at a time for each account. Errors: `not_found` (table),
  /// `export_running`, those of `list_records`, of the form and of `permission`;
  /// `query_too_slow`; `storage_full`.
  Result<platform::StoredBytes> run(const Actor& actor, const ExportRequest& request,
                                    const MakeExportForm& make_form,
                                    const StandingPermission& permission);

 private:
  class Turn;

  Lanes& lanes_;
  const std::filesystem::path folder_;
  std::mutex mutex_;
  std::vector<UserId> running_;
};

}  // namespace cochin::app
