#include <gtest/gtest.h>

#include "api/product.hpp"
#include "app/tables/table_changes.hpp"

namespace cochin::testing {
namespace {

std::string named(std::string_view name_json) {
  return R"({"name":)" + std::string(name_json) + R"(,"fields":[]})";
}

std::string with_slug(std::string_view slug) {
  return R"({"name":"Essai","slug":")" + std::string(slug) + R"(","fields":[]})";
}

TEST(TableNames, GiveSlugsWithoutCaseAndAccents) {
  Product product;
  const std::pair<const char*, const char*> cases[] = {
      {R"("TypeNames")", "typenames"},
      {R"("Début")", "debut"},
      {R"("Œuvres d’art")", "oeuvres_d_art"},
      {R"("  Suivi   des coûts (HT) ")", "suivi_des_couts_ht"},
      {R"("3e année")", "e_annee"},
      {R"("x\"; DROP TABLE users;--")", "x_drop_table_users"},
      {R"("l'année \\ «2024»")", "l_annee_2024"},
      {R"("main.sqlite_schema")", "main_sqlite_schema"},
      {R"("SELECT")", "select"},
      {R"("group")", "group"},
  };
  for (const auto& [name, slug] : cases) {
    const Reply made = product.post("/api/v1/tables", named(name));
    EXPECT_EQ(made.status, 201) << name << made.body;
    EXPECT_EQ(made.text("/slug"), slug) << name;
    EXPECT_EQ(made.header("Location"), "/api/v1/tables/" + std::string(slug));
    EXPECT_EQ(product.get(records(slug)).status, 200) << name;
  }
}

TEST(TableNames, KeepWhatWasTyped) {
  Product product;
  const Reply made =
      product.post("/api/v1/tables", named("\"  Cafe\\u0301 \\\"noir\\\" <b>; 100 % \""));
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.text("/name"), "Café \"noir\" <b>; 100 %") << "trimmed, in NFC";
}

TEST(TableNames, ASecondOneGetsANumber) {
  Product product;
  EXPECT_EQ(product.make_table("Début", "[]"), "debut");
  EXPECT_EQ(product.make_table("Debut", "[]"), "debut_2");
  EXPECT_EQ(product.make_table("DÉBUT", "[]"), "debut_3");
  EXPECT_EQ(product.make_table("Contact", "[]"), "contact_2");
}

TEST(TableNames, WithoutALetterAreNumbered) {
  Product product;
  EXPECT_EQ(product.make_table("2024", "[]"), "table_1");
  EXPECT_EQ(product.make_table("مشاريع", "[]"), "table_2") << "written from right to left";
  EXPECT_EQ(product.make_table("…", "[]"), "table_3");
  EXPECT_EQ(product.get(table_path("table_2")).text("/name"), "مشاريع");
  const Reply field = product.post(table_path("table_1/fields"), R"({"name":"№","type":"text"})");
  EXPECT_EQ(field.text("/slug"), "no") << "a compatibility form";
  EXPECT_EQ(
      product.post(table_path("table_1/fields"), R"({"name":"%","type":"text"})").text("/slug"),
      "field_1");
}

TEST(TableNames, ThatWouldBeReservedAreMadeFree) {
  Product product;
  const std::pair<const char*, const char*> cases[] = {
      {"In", "in_2"},
      {"T12", "t12_2"},
      {"Auth users", "table_auth_users"},
      {"Job list", "table_job_list"},
      {"Schema", "schema"},
      {"sqlite master", "table_sqlite_master"},
      {"Database record", "table_database_record"},
      {"Database setting", "table_database_setting"},
  };
  for (const auto& [name, slug] : cases) EXPECT_EQ(product.make_table(name, "[]"), slug) << name;
  EXPECT_EQ(product.make_table("Auth users", "[]"), "table_auth_users_2");
  EXPECT_EQ(product.make_table("Job", "[]"), "job");
  EXPECT_EQ(product.make_table("Job", "[]"), "table_job") << "« job_2 » would be reserved";
  EXPECT_EQ(product.make_table("Job", "[]"), "table_job_2");
}

TEST(TableNames, AreBoundedToTwoHundredCharacters) {
  Product product;
  const std::string longest(200, 'e');
  const Reply made = product.post("/api/v1/tables", named("\"" + longest + "\""));
  EXPECT_EQ(made.status, 201);
  EXPECT_LE(made.text("/slug").size(), 63u);
  for (const std::string& name : {longest + "e", std::string(10'000, 'e')}) {
    const Reply refused = product.post("/api/v1/tables", named("\"" + name + "\""));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.refusal("/name"), "invalid_name");
  }
}

TEST(TableNames, RefuseWhatNobodyCanSee) {
  Product product;
  for (const char* name : {R"("")", R"("   ")", R"("a\u0001b")", R"("a\nb")", R"("a\u001bb")",
                           R"("a\u202Eb")", R"("a\u200Bb")", R"("a\u2028b")", R"("\u007f")"}) {
    const Reply refused = product.post("/api/v1/tables", named(name));
    EXPECT_EQ(refused.status, 422) << name;
    EXPECT_EQ(refused.refusal("/name"), "invalid_name") << name;
  }
  EXPECT_EQ(product.post("/api/v1/tables", R"({"fields":[]})").refusal("/name"), "required");
}

TEST(TableNames, RefuseSlugsOfAnotherForm) {
  Product product;
  const std::string longest(63, 'a');
  for (const std::string& slug :
       {std::string("Projet"), std::string("9lives"), std::string("_x"), std::string("a b"),
        std::string("a-b"), std::string("é"), std::string("a.b"), std::string("a\\\"b"),
        std::string(""), longest + "a"}) {
    const Reply refused = product.post("/api/v1/tables", with_slug(slug));
    EXPECT_EQ(refused.status, 422) << slug;
    EXPECT_EQ(refused.refusal("/slug"), "invalid_slug") << slug;
  }
  EXPECT_EQ(product.post("/api/v1/tables", with_slug(longest)).status, 201);
}

TEST(TableNames, RefuseReservedSlugs) {
  Product product;
  for (const char* slug : {"sqlite_x",
                           "sqlite_sequence",
                           "t12",
                           "f45",
                           "t0",
                           "id",
                           "me",
                           "in",
                           "version",
                           "record",
                           "option",
                           "true",
                           "false",
                           "null",
                           "created_at",
                           "updated_by",
                           "deleted_at",
                           "auth_user",
                           "auth_x",
                           "authentication_user",
                           "database_dynamicrecord",
                           "database_file",
                           "job_run",
                           "schema_version",
                           "backup_manager_x",
                           "conditional_fields_x"}) {
    const Reply refused = product.post("/api/v1/tables", with_slug(slug));
    EXPECT_EQ(refused.status, 422) << slug;
    EXPECT_EQ(refused.refusal("/slug"), "reserved_slug") << slug;
  }
}

TEST(TableNames, RefuseASlugThatIsTaken) {
  Product product;
  for (const char* slug : {"projet", "contact"}) {
    const Reply refused = product.post("/api/v1/tables", with_slug(slug));
    EXPECT_EQ(refused.status, 422) << slug;
    EXPECT_EQ(refused.refusal("/slug"), "duplicate_slug") << slug;
  }
}

TEST(FieldNames, MayBeWhatTablesMayNot) {
  Product product;
  const std::string table = product.make_table("Essai", "[]");
  const std::pair<const char*, const char*> cases[] = {
      {"Job title", "job_title"},     {"Schema directeur", "schema_directeur"},
      {"Auth user", "auth_user"},     {"Id", "id_2"},
      {"Created at", "created_at_2"}, {"f45", "f45_2"},
      {"sqlite x", "field_sqlite_x"}, {"Order", "order_2"},
  };
  for (const auto& [name, slug] : cases) {
    const Reply made = product.post(table_path(table, "/fields"),
                                    R"({"name":")" + std::string(name) + R"(","type":"text"})");
    EXPECT_EQ(made.status, 201) << name << made.body;
    EXPECT_EQ(made.text("/slug"), slug);
  }
  for (const char* slug :
       {"id", "me", "version", "created_by", "t3", "f9", "sqlite_a", "in", "order"}) {
    const Reply refused =
        product.post(table_path(table, "/fields"),
                     R"({"name":"X","type":"text","slug":")" + std::string(slug) + "\"}");
    EXPECT_EQ(refused.refusal("/slug"), "reserved_slug") << slug;
  }
  EXPECT_EQ(
      product.post(table_path(table, "/fields"), R"({"name":"X","type":"text","slug":"job_title"})")
          .refusal("/slug"),
      "duplicate_slug");
}

TEST(TableCount, EndsWithTheLimitOfTheViews) {
  Product product;
  const Status refused = product.accounts().lanes().write_now([](app::WriteScope& scope) -> Status {
    auto full = std::make_shared<app::Catalog>(*scope.catalog);
    std::vector<domain::Table> tables(app::kMostTables);
    for (std::size_t i = 0; i < tables.size(); ++i) tables[i].id = TableId{std::int64_t(i) + 1};
    full->schema = std::make_shared<const domain::Schema>(1, std::move(tables));
    scope.catalog = std::move(full);
    app::TableDefinition definition;
    definition.name = "One more";
    TRY(app::create_table(app::system_actor(), scope, definition));
    return ok();
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "too_many_tables");
}

TEST(FieldCount, EndsAtTwoHundredPerTable) {
  Product product;
  std::string fields = "[";
  for (int i = 0; i < 201; ++i) {
    fields += std::string(i == 0 ? "" : ",") + R"({"name":"C)" + std::to_string(i) +
              R"(","type":"number"})";
  }
  const Reply refused =
      product.post("/api/v1/tables", R"({"name":"Large","fields":)" + fields + "]}");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/fields"), "too_many_fields");
  fields.resize(fields.rfind(",{"));
  EXPECT_EQ(product.make_table("Large", fields + "]"), "large");
  const Reply one_more = product.post(table_path("large/fields"), R"({"name":"X","type":"text"})");
  EXPECT_EQ(one_more.status, 422);
  EXPECT_EQ(one_more.code(), "too_many_fields");
}

TEST(FieldCount, IncludesTheTrashWhoseColumnsStay) {
  Product product;
  const std::string table = product.make_table("Essai", R"([{"name":"A","type":"text"}])");
  product.database().execute(R"(
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<899)
    INSERT INTO database_dynamicfield(table_id,slug,name,field_type,position,created_at,deleted_at)
    SELECT (SELECT id FROM database_dynamictable WHERE slug='essai'),'x'||i,'X','text',i,
           '2024-01-01T00:00:00.000Z','2024-01-01T00:00:00.000Z' FROM n)");
  const std::string field = R"({"name":"B","type":"text"})";
  EXPECT_EQ(product.post(table_path(table, "/fields"), field).code(), "too_many_fields");
  EXPECT_EQ(product.get(records(table)).status, 200);
}

}  // namespace
}  // namespace cochin::testing
