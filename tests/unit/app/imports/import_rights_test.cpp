#include <gtest/gtest.h>

#include "app/auth/session_snapshot.hpp"
#include "unit/app/imports/import_fixture.hpp"

namespace cochin::app {
namespace {

constexpr const char* kEditor = "(SELECT id FROM auth_group WHERE name='Éditeur')";

class ImportRights : public ::testing::Test {
 protected:
  ImportRights() {
    fixture_.add_table("ville", {{"nom", "text", "unique"}, {"pays", "text"}, {"note", "text"}});
    fixture_.import("ville", "nom;pays;note\nBerlin;Allemagne;n\n");
  }

  /// From here on imports are those of a new editor.
  void become_editor() {
    const UserId id = fixture_.accounts().add_user("lise");
    fixture_.accounts().join("lise", "Éditeur");
    const Status read = fixture_.lanes().read_now([&](ReadScope& scope) -> Status {
      const auto user = TRY(storage::users::find(scope.connection, id));
      fixture_.actor() = TRY(actor_of_user(scope.connection, user->user));
      return ok();
    });
    ASSERT_TRUE(read.has_value());
  }
  /// Changes the permission of editors.
  void limit(const std::string& assignments) {
    execute("UPDATE auth_group_tablepermission SET " + assignments + " WHERE group_id=" + kEditor);
  }
  void execute(const std::string& sql) { fixture_.accounts().database().execute(sql); }
  std::string field(const char* slug) {
    const std::string column = fixture_.column("ville", slug);
    return column.substr(1);
  }
  std::string table() { return fixture_.rows("ville").substr(1); }
  std::int64_t rows() { return fixture_.integer("SELECT count(*) FROM " + fixture_.rows("ville")); }
  static std::string counts(const domain::JobRun& run) { return ImportFixture::counts(run); }

  ImportFixture fixture_;
};

// Z-11
TEST_F(ImportRights, AreThoseThatItsOwnerHasNow) {
  become_editor();
  EXPECT_EQ(counts(fixture_.import("ville", "nom\nLyon\n")), "1 0 0 0");
  execute("DELETE FROM authentication_user_groups");
  EXPECT_EQ(counts(fixture_.import("ville", "nom\nBrest\n")), "not_found");
  execute("UPDATE authentication_user SET is_active=0");
  EXPECT_EQ(counts(fixture_.import("ville", "nom\nBrest\n")), "forbidden");
  EXPECT_EQ(rows(), 2);
}

TEST_F(ImportRights, RefuseTheLinesOutOfReach) {
  limit("table_id=" + table() + ", record_filter='pays == ''France'''");
  become_editor();
  const auto run = fixture_.import("ville", "nom;pays\nLyon;France\nRome;Italie\nNice;France\n");
  EXPECT_EQ(counts(run), "2 0 0 1");
  EXPECT_EQ(rows(), 3) << "nothing of a refused line stays";
}

TEST_F(ImportRights, FindNoRecordOutOfReach) {
  limit("table_id=" + table() + ", record_filter='pays == ''France'''");
  become_editor();
  const auto run = fixture_.import("ville", "nom;pays\nBerlin;France\n", R"({"key":"nom"})");
  EXPECT_EQ(counts(run), "0 0 0 1");
  EXPECT_EQ(fixture_.text("SELECT " + fixture_.column("ville", "pays") + " FROM " +
                          fixture_.rows("ville")),
            "Allemagne");
}

TEST_F(ImportRights, KnowNoHiddenColumn) {
  limit("table_id=" + table() + ", hidden_fields='[" + field("note") + "]'");
  become_editor();
  const auto run = fixture_.import("ville", "nom;note\nLyon;secret\n");
  EXPECT_EQ(counts(run), "1 0 0 0");
  EXPECT_EQ(*run.result.find("ignored_columns")->as_list()->at(0).as_string(), "note");
  EXPECT_EQ(fixture_.integer("SELECT count(*) FROM " + fixture_.rows("ville") + " WHERE " +
                             fixture_.column("ville", "note") + "='secret'"),
            0);
  const Error refused = fixture_.refusal("ville", R"({"mapping":{"a":"note"}})");
  ASSERT_EQ(refused.fields.size(), 1u);
  EXPECT_EQ(refused.fields[0].kind, &errors::unknown_field);
}

}  // namespace
}  // namespace cochin::app
