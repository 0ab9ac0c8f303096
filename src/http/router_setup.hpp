#pragma once

#include <functional>
#include <string>

#include "app/audit/audit_log.hpp"
#include "app/auth/authentication.hpp"
#include "app/exports/record_exports.hpp"
#include "app/files/file_service.hpp"
#include "app/imports/imports.hpp"
#include "app/jobs/job_runs.hpp"
#include "app/users/account_administration.hpp"
#include "http/server/router.hpp"

namespace cochin::http {

/// What the routes answer from; references outlive the router.
struct RouterParts {
  std::string version;             ///< of the program, for the API's index
  std::function<bool()> is_ready;  ///< cheap; called on the io thread
  app::Authentication& authentication;
  app::JobRuns& job_runs;
  app::Imports& imports;
  app::RecordExports& exports;
  app::Lanes& lanes;
  app::FileService& files;
  app::AccountAdministration& accounts;
  app::AuditLog& audit_log;
};

/// Every route of the server.
Router build_router(RouterParts parts);

}  // namespace cochin::http
