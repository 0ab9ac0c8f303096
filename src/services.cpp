#include "services.hpp"

#include "app/audit/audit_head_file.hpp"
#include "app/auth/authentication_settings.hpp"
#include "app/tables/first_start.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/unfinished_file.hpp"

namespace cochin {

namespace {

std::filesystem::path imports_of(const platform::DataFolder& folder) {
  return folder.root / "imports";
}

/// What a server that was killed was writing. The lock on the folder says that no other one runs.
void remove_unfinished(const platform::DataFolder& folder, platform::Log& log) {
  std::size_t count = 0;
  for (const auto& part : {folder.root, folder.db, folder.media, imports_of(folder)}) {
    count += platform::remove_unfinished_files(part);
  }
  if (count == 0) return;
  log.write(platform::LogLevel::kInfo, "files.unfinished_removed",
            {{"files", static_cast<std::int64_t>(count)}});
}

}  // namespace

Services::Services(Parts parts, platform::Log& log)
    : lanes(std::move(parts.lanes)),
      authentication(*lanes, std::move(parts.authentication)),
      files(*lanes, std::move(parts.media)),
      job_runs(std::move(parts.job_runs)),
      imports(*lanes, *job_runs, std::move(parts.imports)),
      exports(*lanes, std::move(parts.exports)),
      accounts(*lanes, authentication, std::move(parts.accounts)),
      audit_log(*lanes),
      audit_keeper(*lanes, log, std::move(parts.audit)),
      search_indexer(*lanes, {.report = [&log](const Error& error) {
        log.write(platform::LogLevel::kError, "search.failed",
                  {{"code", error.id()}, {"detail", std::string_view(error.detail)}});
      }}) {}

Result<std::unique_ptr<Services>> build_services(const platform::Config& config,
                                                 const platform::DataFolder& folder,
                                                 storage::Database& database, platform::Log& log) {
  const platform::TimeZone zone = TRY(platform::TimeZone::find(config.time_zone));
  remove_unfinished(folder, log);
  auto lanes = TRY(app::Lanes::open(database, platform::system_clock(), zone));
  if (!TRY(app::audit::compare_head(*lanes, app::audit::head_file(folder)))) {
    log.write(platform::LogLevel::kError, "audit.damaged", {});
  }
  TRY(app::prepare_first_start(*lanes, folder.db / ".initialized"));
  auto job_runs =
      TRY(app::JobRuns::open(*lanes, [&log](const domain::JobRun& run, const Error& error) {
        log.write(platform::LogLevel::kError, "job.failed",
                  {{"job", std::string_view(run.job)},
                   {"run", run.id.value},
                   {"code", error.id()},
                   {"detail", std::string_view(error.detail)}});
      }));
  auto services = std::make_unique<Services>(
      Services::Parts{.lanes = std::move(lanes),
                      .authentication = TRY(app::authentication_settings(config, folder)),
                      .media = folder.media,
                      .job_runs = std::move(job_runs),
                      .imports = {imports_of(folder), zone},
                      .exports = folder.media,
                      .accounts = {platform::public_origin(config.http),
                                   config.accounts.password_reset_timeout},
                      .audit = {app::audit::head_file(folder),
                                static_cast<int>(config.audit_retention_months)}},
      log);
  services->first_administrator =
      TRY(app::create_first_administrator(*services->lanes, services->authentication.hasher(),
                                          app::first_administrator_settings(config, folder)));
  return services;
}

}  // namespace cochin
