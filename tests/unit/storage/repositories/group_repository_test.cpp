#include "storage/repositories/group_repository.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

using domain::Action;
using domain::Group;

Group followers() {
  Group group;
  group.name = "Suivi";
  group.description = "d";
  group.rights = {"audit.read", "schema.manage"};
  domain::TablePermission all{.record_filter = "created_by == me.id"};
  all.actions.add(Action::kRead);
  all.actions.add(Action::kDelete);
  domain::TablePermission one{.table = TableId{1}};
  one.hidden_fields = {FieldId{3}};
  one.readonly_fields = {FieldId{4}, FieldId{5}};
  group.permissions = {all, one};
  return group;
}

void add_table(sql::Connection& connection) {
  EXPECT_TRUE(connection
                  .execute("INSERT INTO database_dynamictable(id, slug, name, created_at, "
                           "updated_at) VALUES (1, 'a', 'A', '', '')")
                  .has_value());
}

TEST(GroupRepository, KeepsWhatAGroupGives) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    add_table(connection);
    Group group = followers();
    group.id = TRY(groups::insert(connection, group));
    const auto found = TRY(groups::find(connection, group.id));
    EXPECT_EQ(found->name, "Suivi");
    EXPECT_EQ(found->description, "d");
    EXPECT_EQ(found->rights, group.rights);
    EXPECT_EQ(found->permissions, group.permissions);
    group.permissions.pop_back();
    group.rights = {};
    TRY(groups::update(connection, group));
    EXPECT_EQ(groups::find(connection, group.id).value()->permissions, group.permissions);
    EXPECT_TRUE(groups::find(connection, group.id).value()->rights.empty());
    TRY(groups::remove(connection, group.id));
    EXPECT_FALSE(groups::find(connection, group.id).value().has_value());
    return ok();
  });
  EXPECT_EQ(database.integer("SELECT count(*) FROM auth_group_tablepermission"), 5)
      << "those of the ready groups";
}

TEST(GroupRepository, KnowsTheGroupsOfAUser) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    TRY(connection.execute(
        "INSERT INTO authentication_user(id, username, username_key, password, date_joined, "
        "password_changed_at) VALUES (7, 'claire', 'claire', '', '', '');"
        "INSERT INTO authentication_user_groups SELECT 7, id FROM auth_group "
        "WHERE name IN ('Lecteur', 'Auditeur')"));
    const auto groups = TRY(groups::of_user(connection, UserId{7}));
    EXPECT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups.at(0).name, "Auditeur");
    EXPECT_EQ(groups.at(0).rights, std::vector<std::string>{"audit.read"});
    EXPECT_TRUE(groups::is_member(connection, groups.at(1).id, UserId{7}).value());
    EXPECT_FALSE(groups::is_member(connection, groups.at(1).id, UserId{8}).value());
    EXPECT_TRUE(groups::is_name_taken(connection, "Lecteur", {}).value());
    EXPECT_FALSE(groups::is_name_taken(connection, "Lecteur", groups.at(1).id).value());
    return ok();
  });
}

TEST(GroupRepository, HasTheReadyGroupsOverAllTables) {
  testing::TestDatabase database;
  EXPECT_EQ(database.integer("SELECT count(*) FROM auth_group_tablepermission "
                             "WHERE table_id IS NULL AND can_read = 1"),
            5);
  EXPECT_EQ(database.integer("SELECT count(*) FROM authentication_group_permissions gp JOIN "
                             "auth_group g ON g.id = gp.group_id WHERE g.name = 'Administrateur'"),
            8);
}

}  // namespace
}  // namespace cochin::storage
