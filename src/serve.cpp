#include "serve.hpp"

#include <algorithm>
#include <cstdio>

#include "app/auth/authentication_settings.hpp"
#include "cli/first_administrator_notice.hpp"
#include "cli/start_notice.hpp"
#include "http/router_setup.hpp"
#include "http/server/server.hpp"
#include "platform/files/data_folder.hpp"
#include "platform/log/log.hpp"
#include "platform/net/descriptor_limit.hpp"
#include "services.hpp"
#include "storage/database.hpp"

namespace cochin {
namespace {

void say(const std::string& text) {
  static_cast<void>(std::fputs(text.c_str(), stdout));
  static_cast<void>(std::fflush(stdout));
}

void announce_start(platform::Log& log, const platform::Config& config, std::uint16_t port) {
  log.write(platform::LogLevel::kInfo, "server.started",
            {{"address", std::string_view(config.http.listen_address)},
             {"port", static_cast<std::int64_t>(port)}});
  if (platform::is_exposed_without_tls(config.http)) {
    log.write(platform::LogLevel::kWarning, "server.insecure_http", {});
  }
  log.flush();
  say(cli::start_notice(config.http, port));
}

/// As many clients as descriptors allow, less those of the database, files and the log.
http::ServerLimits server_limits() {
  constexpr std::size_t kOtherDescriptors = 100;
  http::ServerLimits limits;
  const std::size_t available = platform::raise_descriptor_limit();
  const std::size_t left = available - std::min(available / 2, kOtherDescriptors);
  limits.max_connections = std::min(limits.max_connections, left);
  return limits;
}

http::Router build_router(Services& services, const storage::Database& database) {
  return http::build_router({.version = COCHIN_VERSION,
                             .is_ready =
                                 [&database, &files = services.files] {
                                   return database.is_healthy() && files.is_healthy();
                                 },
                             .authentication = services.authentication,
                             .job_runs = *services.job_runs,
                             .imports = services.imports,
                             .exports = services.exports,
                             .lanes = *services.lanes,
                             .files = services.files,
                             .accounts = services.accounts,
                             .audit_log = services.audit_log});
}

}  // namespace

Status serve(const platform::Config& config) {
  platform::Log log;
  const platform::DataFolder folder = TRY(platform::open_data_folder(config.data_folder));
  const auto database = TRY(storage::Database::open(folder));
  const auto services = TRY(build_services(config, folder, *database, log));
  const auto server = TRY(http::Server::create({.config = config.http,
                                                .router = build_router(*services, *database),
                                                .lanes = http::ports_of(*services->lanes),
                                                .spool_folder = folder.media,
                                                .limits = server_limits()},
                                               log));
  TRY(server->listen());
  server->handle_signals();
  if (const auto& created = services->first_administrator) {
    say(cli::first_administrator_notice(*created,
                                        app::first_administrator_settings(config, folder)));
  }
  TRY(services->audit_keeper.start());
  announce_start(log, config, server->port());
  server->run();
  services->job_runs->interrupt();
  services->search_indexer.stop();
  services->audit_keeper.stop();
  database->stop();  // ends the queued writes, which point at the lanes and the services
  log.write(platform::LogLevel::kInfo, "server.stopped", {});
  return ok();
}

}  // namespace cochin
