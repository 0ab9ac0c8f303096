#pragma once

#include <memory>

#include "http/router_setup.hpp"
#include "support/account_fixture.hpp"

namespace cochin::testing {

/// The table of routes that the server runs, over services on a temporary database.
class ServedRoutes {
 public:
  http::Router& router() { return router_; }
  app::Lanes& lanes() { return accounts_.lanes(); }
  AccountFixture& accounts() { return accounts_; }

 private:
  AccountFixture accounts_;
  std::unique_ptr<app::JobRuns> job_runs_ = app::JobRuns::open(accounts_.lanes()).value();
  app::Imports imports_{accounts_.lanes(),
                        *job_runs_,
                        {accounts_.database().folder().root / "imports",
                         platform::TimeZone::find("Europe/Paris").value()}};
  app::RecordExports exports_{accounts_.lanes(), accounts_.database().folder().media};
  app::FileService files_{accounts_.lanes(), accounts_.database().folder().media};
  app::AccountAdministration account_administration_{
      accounts_.lanes(),
      accounts_.authentication(),
      {.public_origin = "https://cochin.example", .link_life = {3'600'000}}};
  app::AuditLog audit_log_{accounts_.lanes()};
  http::Router router_ = http::build_router({.version = "1.2.3",
                                             .is_ready = [] { return true; },
                                             .authentication = accounts_.authentication(),
                                             .job_runs = *job_runs_,
                                             .imports = imports_,
                                             .exports = exports_,
                                             .lanes = accounts_.lanes(),
                                             .files = files_,
                                             .accounts = account_administration_,
                                             .audit_log = audit_log_});
};

}  // namespace cochin::testing
