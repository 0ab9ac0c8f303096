#include "serve.hpp"

#include <cstdio>

#include "app/auth/authentication_settings.hpp"
#include "app/files/file_service.hpp"
#include "app/imports/imports.hpp"
#include "app/jobs/job_runs.hpp"
#include "app/lanes.hpp"
#include "app/tables/first_start.hpp"
#include "cli/first_administrator_notice.hpp"
#include "cli/start_notice.hpp"
#include "http/router_setup.hpp"
#include "http/server/server.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "platform/log/log.hpp"
#include "storage/database.hpp"

namespace cochin {
namespace {

void announce_start(platform::Log& log, const platform::Config& config, std::uint16_t port) {
  log.write(platform::LogLevel::kInfo, "server.started",
            {{"address", std::string_view(config.http.listen_address)},
             {"port", static_cast<std::int64_t>(port)}});
  log.flush();
  std::fputs(cli::start_notice(config.http.listen_address, port).c_str(), stdout);
  std::fflush(stdout);
}

Status welcome_first_administrator(app::Lanes& lanes, const app::Authentication& authentication,
                                   const platform::Config& config,
                                   const platform::DataFolder& folder) {
  const auto settings = app::first_administrator_settings(config, folder);
  const auto created =
      TRY(app::create_first_administrator(lanes, authentication.hasher(), settings));
  if (!created) return ok();
  std::fputs(cli::first_administrator_notice(*created, settings).c_str(), stdout);
  std::fflush(stdout);
  return ok();
}

}  // namespace

Status serve(const platform::Config& config) {
  platform::Log log;
  const platform::DataFolder folder = TRY(platform::open_data_folder(config.data_folder));
  const auto database = TRY(storage::Database::open(folder));
  const auto lanes = TRY(app::Lanes::open(*database, platform::system_clock()));
  TRY(app::prepare_first_start(*lanes, folder.db / ".initialized"));

  app::Authentication authentication(*lanes, TRY(app::authentication_settings(config, folder)));
  TRY(welcome_first_administrator(*lanes, authentication, config, folder));
  app::FileService files(*lanes, folder.media);

  const auto job_runs = TRY(app::JobRuns::open(*lanes));
  app::Imports imports(*lanes, *job_runs,
                       {folder.root / "imports", TRY(platform::TimeZone::find(config.time_zone))});

  http::Router router = http::build_router({.version = COCHIN_VERSION,
                                            .is_ready = [&] { return database->is_healthy(); },
                                            .authentication = authentication,
                                            .job_runs = *job_runs,
                                            .imports = imports,
                                            .files = files});
  const auto server = TRY(http::Server::create(
      {.config = config.http, .router = std::move(router), .lanes = http::ports_of(*lanes)}, log));
  TRY(server->listen());
  server->handle_signals();
  announce_start(log, config, server->port());
  server->run();
  job_runs->interrupt();
  database->stop();  // ends the queued writes, which point at the lanes and the services
  log.write(platform::LogLevel::kInfo, "server.stopped", {});
  return ok();
}

}  // namespace cochin
