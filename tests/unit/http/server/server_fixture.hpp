#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "app/lanes.hpp"
#include "base/check.hpp"
#include "http/server/server.hpp"
#include "support/raw_client.hpp"
#include "support/test_database.hpp"

namespace cochin::http {

/// A server on a free port of loopback, with real lanes on a real database. Deadlines are checked
/// every 5 ms; the log goes nowhere.
class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto lanes = app::Lanes::open(*database_, cochin::testing::fixed_clock());
    CHECK(lanes.has_value());
    lanes_ = std::move(lanes).value();
    limits_.tick = std::chrono::milliseconds(5);
    config_.listen_port = 0;
    config_.allowed_hosts = {"localhost", "127.0.0.1"};
  }

  void TearDown() override { stop(); }

  void start() {
    auto server = Server::create({.config = config_,
                                  .router = std::move(router_),
                                  .lanes = ports_ ? *ports_ : ports_of(*lanes_),
                                  .spool_folder = spool_folder_,
                                  .limits = limits_},
                                 log_);
    CHECK(server.has_value());
    server_ = std::move(server).value();
    CHECK(server_->listen().has_value());
    port_ = server_->port();
    thread_ = std::thread([this] { server_->run(); });
  }

  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }

  cochin::testing::RawAnswer ask(std::string_view bytes) {
    return cochin::testing::ask_once(port_, bytes);
  }

  /// A GET with a Host and the given further lines, each ended by CRLF.
  static std::string get(std::string_view target, std::string_view lines = {}) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(lines) +
           "\r\n";
  }

  /// A POST of JSON from a page of the server.
  static std::string post(std::string_view target, std::string_view body,
                          std::string_view lines = {}) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
           "Content-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + std::string(lines) + "\r\n" + std::string(body);
  }

  cochin::testing::TestDatabase database_;
  std::filesystem::path spool_folder_ = database_.folder().media;
  std::unique_ptr<app::Lanes> lanes_;
  platform::Log log_{{.descriptor = -1}};
  platform::HttpConfig config_;
  ServerLimits limits_;
  Router router_;
  std::optional<LanePorts> ports_;  ///< instead of the real lanes
  std::unique_ptr<Server> server_;
  std::thread thread_;
  std::uint16_t port_ = 0;
};

}  // namespace cochin::http
