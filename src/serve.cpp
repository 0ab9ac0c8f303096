#include "serve.hpp"

#include "app/lanes.hpp"
#include "http/router_setup.hpp"
#include "http/server/server.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "platform/log/log.hpp"
#include "storage/database.hpp"

namespace cochin {
namespace {

void log_start(platform::Log& log, const platform::Config& config, std::uint16_t port) {
  log.write(platform::LogLevel::kInfo, "server.started",
            {{"address", std::string_view(config.http.listen_address)},
             {"port", static_cast<std::int64_t>(port)}});
  log.flush();
}

}  // namespace

Status serve(const platform::Config& config) {
  platform::Log log;
  const platform::DataFolder folder = TRY(platform::open_data_folder(config.data_folder));
  const auto database = TRY(storage::Database::open(folder));
  const auto lanes = TRY(app::Lanes::open(*database, platform::system_clock()));

  http::Router router = http::build_router(
      {.version = COCHIN_VERSION, .is_ready = [&] { return database->is_healthy(); }});
  const auto server = TRY(http::Server::create(
      {.config = config.http, .router = std::move(router), .lanes = http::ports_of(*lanes)}, log));
  TRY(server->listen());
  server->handle_signals();
  log_start(log, config, server->port());
  server->run();
  log.write(platform::LogLevel::kInfo, "server.stopped", {});
  return ok();
}

}  // namespace cochin
