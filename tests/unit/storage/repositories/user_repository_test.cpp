#include "storage/repositories/user_repository.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

constexpr Timestamp kNow{1'700'000'000'000};

domain::User make_user(std::string name) {
  domain::User user;
  user.username = std::move(name);
  user.email = "claire@chu.example";
  user.date_joined = kNow;
  user.password_changed_at = kNow;
  return user;
}

UserId insert_user(sql::Connection& connection, const std::string& name) {
  return users::insert(connection, make_user(name), name, "phc-0").value();
}

TEST(UserRepository, KeepsEveryPropertyOfAnAccount) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    domain::User user = make_user("Claire");
    user.first_name = "Claire";
    user.last_name = "Martin";
    user.is_staff = true;
    user.is_superuser = true;
    user.password_change_required = true;
    const UserId id = users::insert(connection, user, "claire", "phc").value();
    TRY(users::set_last_login(connection, id, {kNow.milliseconds + 1}));
    const users::StoredUser found = *users::find_by_key(connection, "claire").value();
    EXPECT_EQ(found.user.id, id);
    EXPECT_EQ(found.user.username, "Claire");
    EXPECT_EQ(found.user.email, "claire@chu.example");
    EXPECT_EQ(domain::user_label(found.user), "Claire Martin");
    EXPECT_TRUE(found.user.is_active);
    EXPECT_TRUE(found.user.is_staff);
    EXPECT_TRUE(found.user.is_superuser);
    EXPECT_TRUE(found.user.password_change_required);
    EXPECT_EQ(found.user.date_joined, kNow);
    EXPECT_EQ(found.user.last_login, (Timestamp{kNow.milliseconds + 1}));
    EXPECT_EQ(found.password, "phc");
    return ok();
  });
}

TEST(UserRepository, RefusesASecondAccountOfTheSameKey) {
  testing::TestDatabase database;
  const Status status = database->write_now([](sql::Connection& connection) -> Status {
    insert_user(connection, "claire");
    const auto second = users::insert(connection, make_user("CLAIRE"), "claire", "phc");
    return second ? ok() : Status(second.error());
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id(), "unique_violation");
}

TEST(UserRepository, FindsNobodyUnderAnUnknownName) {
  testing::TestDatabase database;
  database.read([](sql::Connection& connection) -> Status {
    EXPECT_EQ(users::find_by_key(connection, "personne").value(), std::nullopt);
    EXPECT_FALSE(users::has_superuser(connection).value());
    return ok();
  });
}

//
TEST(UserRepository, KeepsTheNewestFormerPasswordsOnly) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId id = insert_user(connection, "claire");
    for (const char* phc : {"phc-1", "phc-2", "phc-3", "phc-4"}) {
      TRY(users::replace_password(connection, id, phc, kNow, 3));
    }
    EXPECT_EQ(users::former_passwords(connection, id, 10).value(),
              (std::vector<std::string>{"phc-3", "phc-2", "phc-1"}));
    EXPECT_EQ(users::find(connection, id).value()->password, "phc-4");
    return ok();
  });
}

TEST(UserRepository, ShowsTheGuidesViewWithoutSecrets) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    insert_user(connection, "claire");
    return ok();
  });
  EXPECT_EQ(database.text("SELECT username FROM auth_user"), "claire");
  EXPECT_EQ(database.integer("SELECT count(*) FROM pragma_table_info('auth_user') "
                             "WHERE name LIKE '%password%'"),
            0);
}

}  // namespace
}  // namespace cochin::storage
