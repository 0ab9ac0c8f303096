#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/auth/authentication.hpp"
#include "app/lanes.hpp"
#include "domain/accounts/username.hpp"
#include "storage/repositories/user_repository.hpp"
#include "support/test_database.hpp"

namespace cochin::testing {

/// Real lanes and authentication over a temporary database, with a clock that the test moves and
/// hashes that cost nothing.
class AccountFixture {
 public:
  static constexpr std::string_view kPassword = "girafe papier lundi racine";

  static platform::PasswordHashCost cheap_cost() { return {.memory_bytes = 8192, .passes = 1}; }

  using Adjust = std::function<void(app::AuthenticationSettings&)>;

  /// `adjust` changes the settings with which everything starts.
  explicit AccountFixture(Adjust adjust = {}) : adjust_(std::move(adjust)) { start(); }
  ~AccountFixture() { stop(); }
  AccountFixture(const AccountFixture&) = delete;

  void advance(std::int64_t milliseconds) { now_ += milliseconds; }
  Timestamp now() const { return {now_.load()}; }

  /// An account with the password `kPassword`.
  UserId add_user(std::string_view username, bool is_superuser = false) {
    domain::User user;
    user.username = username;
    user.is_superuser = is_superuser;
    user.date_joined = now();
    user.password_changed_at = now();
    const std::string key = domain::username_key(username).value();
    const std::string phc = authentication_->hasher().hash(kPassword).value();
    UserId id;
    database_.write([&](storage::sql::Connection& connection) -> Status {
      id = TRY(storage::users::insert(connection, user, key, phc));
      return ok();
    });
    return id;
  }

  /// Puts a user into a group, both by name: he has its rights from his next sign-in on.
  void join(std::string_view username, std::string_view group) {
    database_.execute(
        "INSERT INTO authentication_user_groups(user_id, group_id) SELECT u.id, g.id "
        "FROM authentication_user u, auth_group g WHERE u.username = '" +
        std::string(username) + "' AND g.name = '" + std::string(group) + "'");
  }

  /// Stops everything and starts again on the same data.
  void restart() {
    stop();
    database_.restart();
    start();
  }

  Result<app::SignedIn> sign_in(std::string_view username, std::string_view password = kPassword,
                                const app::Client& client = {}) {
    return authentication_->sign_in(username, password, client);
  }

  /// Finds the session of a token as the gate does: in memory, else in the database. nullptr when
  /// it opens nothing.
  std::shared_ptr<const app::Session> session_of(std::string_view token) {
    if (auto session = authentication_->find_session(token)) return session;
    const std::uint64_t ticket = authentication_->load_ticket();
    std::shared_ptr<const app::Session> loaded;
    static_cast<void>(lanes_->read_now([&](app::ReadScope& scope) -> Status {
      loaded = TRY(authentication_->load_session(scope, token, ticket));
      return ok();
    }));
    return loaded;
  }

  TestDatabase& database() { return database_; }
  app::Lanes& lanes() { return *lanes_; }
  app::Authentication& authentication() { return *authentication_; }
  std::filesystem::path initial_password_file() const {
    return files_.path() / "initial-admin.txt";
  }

 private:
  /// Queued writes point at the lanes and at the authentication: they end first.
  void stop() {
    database_->stop();
    authentication_.reset();
    lanes_.reset();
  }

  void start() {
    lanes_ = app::Lanes::open(*database_, [this] { return now(); }).value();
    app::AuthenticationSettings settings;
    settings.hash_cost = cheap_cost();
    settings.secret = "test secret";
    settings.initial_password_file = initial_password_file();
    if (adjust_) adjust_(settings);
    authentication_ = std::make_unique<app::Authentication>(*lanes_, std::move(settings));
  }

  const Adjust adjust_;
  std::atomic<std::int64_t> now_{1'715'000'000'000};
  TemporaryFolder files_;
  TestDatabase database_;
  std::unique_ptr<app::Lanes> lanes_;
  std::unique_ptr<app::Authentication> authentication_;
};

}  // namespace cochin::testing
