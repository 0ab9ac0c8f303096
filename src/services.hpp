#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/audit/audit_keeper.hpp"
#include "app/audit/audit_log.hpp"
#include "app/auth/authentication.hpp"
#include "app/auth/first_administrator.hpp"
#include "app/exports/record_exports.hpp"
#include "app/files/file_service.hpp"
#include "app/imports/imports.hpp"
#include "app/jobs/job_runs.hpp"
#include "app/lanes.hpp"
#include "app/search/search_indexer.hpp"
#include "app/users/account_administration.hpp"
#include "base/result.hpp"
#include "platform/config/config.hpp"
#include "platform/files/data_folder.hpp"
#include "platform/log/log.hpp"
#include "storage/database.hpp"

namespace cochin {

/// What the routes answer from, one part per capability, in the order in which they depend on
/// each other. The database must stop before they end: queued writes point at them.
struct Services {
  struct Parts {
    std::unique_ptr<app::Lanes> lanes;
    app::AuthenticationSettings authentication;
    std::filesystem::path media;
    std::unique_ptr<app::JobRuns> job_runs;
    app::Imports::Options imports;
    std::filesystem::path exports;
    app::AccountAdministration::Options accounts;
    app::AuditKeeper::Options audit;
  };
  Services(Parts parts, platform::Log& log);

  std::unique_ptr<app::Lanes> lanes;
  app::Authentication authentication;
  app::FileService files;
  std::unique_ptr<app::JobRuns> job_runs;
  app::Imports imports;
  app::RecordExports exports;
  app::AccountAdministration accounts;
  app::AuditLog audit_log;
  app::AuditKeeper audit_keeper;
  app::SearchIndexer search_indexer;
  std::optional<app::FirstAdministrator> first_administrator;  ///< created just now
};

/// Prepares the instance where it is new, and builds the services. `database` and `log` must
/// outlive them. Errors: those of the lanes, of the settings and of the data folder.
Result<std::unique_ptr<Services>> build_services(const platform::Config& config,
                                                 const platform::DataFolder& folder,
                                                 storage::Database& database, platform::Log& log);

}  // namespace cochin
