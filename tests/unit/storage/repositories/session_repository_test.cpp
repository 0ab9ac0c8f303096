#include "storage/repositories/session_repository.hpp"

#include <gtest/gtest.h>

#include <string>

#include "storage/repositories/user_repository.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

constexpr Timestamp kNow{1'700'000'000'000};

Timestamp later(std::int64_t milliseconds) { return {kNow.milliseconds + milliseconds}; }

UserId insert_user(sql::Connection& connection, const std::string& name) {
  domain::User user;
  user.username = name;
  return users::insert(connection, user, name, "phc").value();
}

domain::SessionId insert_session(sql::Connection& connection, UserId user, std::string token) {
  sessions::StoredSession session;
  session.user = user;
  session.token_hash = std::move(token);
  session.csrf_token = "csrf";
  session.created_at = kNow;
  session.times = {kNow, later(1000), kNow};
  session.device = "Firefox";
  session.address = "192.0.2.7";
  return sessions::insert(connection, session).value();
}

bool exists(sql::Connection& connection, std::string_view token) {
  return sessions::find(connection, token).value().has_value();
}

TEST(SessionRepository, KeepsEveryPropertyOfASession) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId user = insert_user(connection, "claire");
    const std::string token("\0\xff token", 8);
    const domain::SessionId id = insert_session(connection, user, token);
    const sessions::StoredSession found = *sessions::find(connection, token).value();
    EXPECT_EQ(found.id, id);
    EXPECT_EQ(found.user, user);
    EXPECT_EQ(found.token_hash, token);
    EXPECT_EQ(found.csrf_token, "csrf");
    EXPECT_EQ(found.created_at, kNow);
    EXPECT_EQ(found.times.last_seen, kNow);
    EXPECT_EQ(found.times.expires_at, later(1000));
    EXPECT_EQ(found.times.reauthenticated_at, kNow);
    EXPECT_EQ(found.device, "Firefox");
    EXPECT_EQ(found.address, "192.0.2.7");
    return ok();
  });
}

TEST(SessionRepository, ReplacesTheTokenSoThatTheOldOneOpensNothing) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const auto id = insert_session(connection, insert_user(connection, "claire"), "old");
    TRY(sessions::replace_token(connection, id, "new", later(5)));
    EXPECT_FALSE(exists(connection, "old"));
    EXPECT_EQ(sessions::find(connection, "new").value()->times.reauthenticated_at, later(5));
    return ok();
  });
}

TEST(SessionRepository, MovesTheLastSignOfLifeOnlyForward) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const auto id = insert_session(connection, insert_user(connection, "claire"), "t");
    TRY(sessions::set_last_seen(connection, id, later(20)));
    TRY(sessions::set_last_seen(connection, id, later(10)));
    EXPECT_EQ(sessions::find(connection, "t").value()->times.last_seen, later(20));
    return ok();
  });
}

TEST(SessionRepository, RemovesTheOthersOfTheUserOnly) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId claire = insert_user(connection, "claire");
    insert_session(connection, insert_user(connection, "luc"), "luc");
    insert_session(connection, claire, "first");
    const auto kept = insert_session(connection, claire, "second");
    TRY(sessions::remove_others(connection, claire, kept));
    EXPECT_FALSE(exists(connection, "first"));
    EXPECT_TRUE(exists(connection, "second"));
    EXPECT_TRUE(exists(connection, "luc"));
    return ok();
  });
}

TEST(SessionRepository, RemovesTheDeadAndTheOldest) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId claire = insert_user(connection, "claire");
    insert_session(connection, claire, "first");
    insert_session(connection, claire, "second");
    insert_session(connection, claire, "third");
    TRY(sessions::remove_oldest(connection, claire, 2));
    EXPECT_FALSE(exists(connection, "first"));
    TRY(sessions::remove_dead(connection, later(999), later(-1)));
    EXPECT_TRUE(exists(connection, "second"));
    TRY(sessions::remove_dead(connection, later(1000), later(-1)));
    EXPECT_FALSE(exists(connection, "second"));
    return ok();
  });
}

TEST(SessionRepository, DiesWithItsUser) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    insert_session(connection, insert_user(connection, "claire"), "t");
    TRY(connection.execute("DELETE FROM authentication_user"));
    EXPECT_FALSE(exists(connection, "t"));
    return ok();
  });
}

}  // namespace
}  // namespace cochin::storage
