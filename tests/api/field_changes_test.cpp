#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

std::string field_of(std::string_view type, std::string_view options = "{}") {
  return R"([{"name":"V","type":")" + std::string(type) + R"(","options":)" + std::string(options) +
         "}]";
}

/// A change of type: what was written, what became of it (`null`: lost).
struct Change {
  const char* before;
  const char* before_options;
  const char* after;
  const char* after_options;
  std::vector<std::pair<std::string, std::string>> values;
};

void PrintTo(const Change& change, std::ostream* out) {
  *out << change.before << change.before_options << " to " << change.after << change.after_options;
}

class TypeChange : public ::testing::TestWithParam<Change> {};

TEST_P(TypeChange, ConvertsWhatTheNewTypeCanReadAndReportsTheRest) {
  const Change& change = GetParam();
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  const std::string table =
      product.make_table("Essai", field_of(change.before, change.before_options));
  std::int64_t lost = 0;
  for (const auto& [written, expected] : change.values) {
    product.make_record(table, R"({"v":)" + written + "}");
    lost += expected == "null" ? 1 : 0;
  }
  const std::string before = product.fingerprint();
  const std::string path = table_path(table, "/fields/v");
  const std::string body =
      R"({"type":")" + std::string(change.after) + R"(","options":)" + change.after_options + "}";
  if (lost > 0) {
    const Reply refused = product.patch(path, body);
    ASSERT_EQ(refused.status, 409) << refused.body;
    EXPECT_EQ(refused.code(), "conversion_loses_data");
    EXPECT_EQ(refused.number("/loss/lost"), lost);
    EXPECT_EQ(refused.number("/loss/converted"),
              static_cast<std::int64_t>(change.values.size()) - lost);
    EXPECT_FALSE(refused.at("/loss/examples/0/value").empty());
    EXPECT_EQ(product.fingerprint(), before) << "nothing changed";
  }
  const Reply changed = product.patch(path + "?accept_loss=true", body);
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.text("/type"), change.after);
  for (std::size_t i = 0; i < change.values.size(); ++i) {
    EXPECT_EQ(product.values(table, static_cast<std::int64_t>(i) + 1),
              R"({"v":)" + change.values[i].second + "}")
        << change.values[i].first;
  }
  EXPECT_EQ(product.get(records(table) + "?sort=v").status, 200);
  EXPECT_EQ(product.get(records(table) + "?search=a").status, 200);
  EXPECT_EQ(product.patch(record(table, 1), with_values(R"({"v":null})")).status, 200);
}

constexpr const char* kStatus = R"({"category":"statut_projet"})";
constexpr const char* kQuoteStatus = R"({"category":"statut_devis"})";
constexpr const char* kContact = R"({"table":"contact"})";

INSTANTIATE_TEST_SUITE_P(
    Pairs, TypeChange,
    ::testing::Values(
        Change{"text", "{}", "long_text", "{}", {{R"("a")", R"("a")"}}},
        Change{"text",
               "{}",
               "number",
               "{}",
               {{R"("12")", "12"},
                {R"("1 234")", "1234"},
                {R"("-3,0")", "-3"},
                {R"("1,5")", "null"},
                {R"("douze")", "null"}}},
        Change{"text",
               "{}",
               "decimal",
               "{}",
               {{R"("1 234,56 €")", R"("1234.56")"},
                {R"("7")", R"("7.00")"},
                {R"("1.234")", "null"},
                {R"("x")", "null"}}},
        Change{"text",
               "{}",
               "date",
               "{}",
               {{R"("2024-02-29")", R"("2024-02-29")"},
                {R"("31/12/2023")", R"("2023-12-31")"},
                {R"("31/02/2023")", "null"},
                {R"("hier")", "null"}}},
        Change{"text",
               "{}",
               "datetime",
               "{}",
               {{R"("2024-05-06T09:08:09+02:00")", R"("2024-05-06T07:08:09.000Z")"},
                {R"("06/05/2024")", R"("2024-05-06T00:00:00.000Z")"},
                {R"("midi")", "null"}}},
        Change{"text",
               "{}",
               "boolean",
               "{}",
               {{R"("oui")", "true"}, {R"("FAUX")", "false"}, {R"("peut-être")", "null"}}},
        Change{"text",
               "{}",
               "choice",
               kStatus,
               {{R"("en_cours")", R"({"value":"en_cours","label":"En cours"})"},
                {R"("TERMINE")", R"({"value":"termine","label":"Terminé"})"},
                {R"("Expiré")", "null"}}},
        Change{"text",
               "{}",
               "foreign_key",
               kContact,
               {{R"("1")", R"({"id":1,"label":"Curie"})"},
                {R"("2")", "null"},
                {R"("Curie")", "null"}}},
        Change{"text", "{}", "file", "{}", {{R"("1")", "null"}}},
        Change{"number", "{}", "text", "{}", {{"-12", R"("-12")"}}},
        Change{"number",
               "{}",
               "decimal",
               "{}",
               {{"12", R"("12.00")"}, {"9000000000000000000", "null"}}},
        Change{"number", "{}", "boolean", "{}", {{"1", "true"}, {"0", "false"}, {"2", "null"}}},
        Change{"number", "{}", "date", "{}", {{"20240229", "null"}}},
        Change{"number",
               "{}",
               "foreign_key",
               kContact,
               {{"1", R"({"id":1,"label":"Curie"})"}, {"5", "null"}}},
        Change{"decimal", "{}", "text", "{}", {{R"("-0.5")", R"("-0.50")"}}},
        Change{"decimal", "{}", "number", "{}", {{R"("12.00")", "12"}, {R"("12.50")", "null"}}},
        Change{"decimal",
               "{}",
               "decimal",
               R"({"scale":0})",
               {{R"("12.00")", R"("12")"}, {R"("0.01")", "null"}}},
        Change{"decimal",
               R"({"scale":0})",
               "decimal",
               R"({"scale":6})",
               {{R"("7")", R"("7.000000")"}, {R"("999999999999999999")", "null"}}},
        Change{"date", "{}", "text", "{}", {{R"("2024-02-29")", R"("2024-02-29")"}}},
        Change{
            "date", "{}", "datetime", "{}", {{R"("2024-02-29")", R"("2024-02-29T00:00:00.000Z")"}}},
        Change{"date", "{}", "number", "{}", {{R"("2024-02-29")", "null"}}},
        Change{"datetime", "{}", "date", "{}", {{R"("2024-02-29T23:59:59Z")", R"("2024-02-29")"}}},
        Change{"datetime",
               "{}",
               "text",
               "{}",
               {{R"("2024-02-29T23:59:59Z")", R"("2024-02-29T23:59:59.000Z")"}}},
        Change{"boolean", "{}", "text", "{}", {{"true", R"("oui")"}, {"false", R"("non")"}}},
        Change{"boolean", "{}", "number", "{}", {{"true", "null"}}},
        Change{"choice", kStatus, "text", "{}", {{R"("termine")", R"("Terminé")"}}},
        Change{"choice", kStatus, "choice", kQuoteStatus, {{R"("termine")", "null"}}},
        Change{"choice", kStatus, "number", "{}", {{R"("termine")", "null"}}},
        Change{"foreign_key", kContact, "text", "{}", {{"1", R"("Curie")"}}},
        Change{"foreign_key", kContact, "foreign_key", R"({"table":"projet"})", {{"1", "null"}}},
        Change{"long_text", "{}", "text", "{}", {{R"("a\nb")", R"("a\nb")"}}}));

TEST(TypeChanges, KeepFollowingTheListsOfIndexes) {
  Product product;
  const std::string table =
      product.make_table("Essai", R"([{"name":"V","type":"text"},{"name":"W","type":"text"}])");
  EXPECT_EQ(product.patch(table_path(table), R"({"indexes":[["v","w"]]})").status, 200);
  product.make_record(table, R"({"v":"12","w":"a"})");
  for (const char* type : {"number", "text", "date", "long_text", "boolean"}) {
    const Reply changed = product.patch(table_path(table, "/fields/v?accept_loss=true"),
                                        R"({"type":")" + std::string(type) + "\"}");
    EXPECT_EQ(changed.status, 200) << type << changed.body;
    EXPECT_EQ(product.get(table_path(table)).at("/indexes"), R"([["v","w"]])");
  }
}

TEST(TypeChanges, KeepWhatTheyLoseInTheHistory) {
  Product product;
  const std::string table = product.make_table("Essai", field_of("text"));
  product.make_record(table, R"({"v":"douze"})");
  product.make_record(table, R"({"v":"13"})");
  const std::string field = table_path(table, "/fields/v?accept_loss=true");
  ASSERT_EQ(product.patch(field, R"({"type":"number"})").status, 200);
  EXPECT_EQ(product.get(record(table, 1)).number("/version"), 2);
  EXPECT_EQ(product.get(record(table, 2)).number("/version"), 1) << "kept its value";
  ASSERT_EQ(product.patch(field, R"({"type":"text"})").status, 200);
  EXPECT_EQ(product.get(record(table, 1, "/history")).at("/items/0/changes"),
            R"([{"field":"v","before":"douze","after":null}])");
  EXPECT_EQ(product.post(record(table, 1, "/revert"), R"({"version":1})").status, 200);
  EXPECT_EQ(product.values(table, 1), R"({"v":"douze"})");
}

TEST(TypeChanges, ReachTheTrash) {
  Product product;
  const std::string table = product.make_table("Essai", field_of("text"));
  product.make_record(table, R"({"v":"douze"})");
  EXPECT_EQ(product.remove(record(table, 1)).status, 204);
  EXPECT_EQ(product.patch(table_path(table, "/fields/v"), R"({"type":"number"})").status, 409);
}

TEST(TypeChanges, ForgetADefaultThatNoLongerFits) {
  Product product;
  const std::string table =
      product.make_table("Essai", R"([{"name":"V","type":"text","default":"a"}])");
  EXPECT_EQ(product.patch(table_path(table, "/fields/v"), R"({"type":"number"})").at("/default"),
            "null");
}

TEST(Fields, RefuseWhatMakesNoSense) {
  Product product;
  const std::string table = product.make_table("Essai", "[]");
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {R"({"type":"text"})", "/name", "required"},
      {R"({"name":"A"})", "/type", "required"},
      {R"({"name":"A","type":"texte"})", "/type", "unknown_field_type"},
      {R"({"name":"A","type":"boolean","unique":true})", "/unique", "cannot_be_unique"},
      {R"({"name":"A","type":"file","unique":true})", "/unique", "cannot_be_unique"},
      {R"({"name":"A","type":"image","unique":true})", "/unique", "cannot_be_unique"},
      {R"({"name":"A","type":"choice"})", "/options/category", "required"},
      {R"({"name":"A","type":"choice","options":{"category":"A b"}})", "/options/category",
       "invalid_slug"},
      {R"({"name":"A","type":"foreign_key"})", "/options/table", "required"},
      {R"({"name":"A","type":"foreign_key","options":{"table":"absent"}})", "/options/table",
       "unknown_table"},
      {R"({"name":"A","type":"foreign_key","options":{"table":9999}})", "/options/table",
       "unknown_table"},
      {R"({"name":"A","type":"foreign_key","options":{"table":"contact","on_delete":"explode"}})",
       "/options/on_delete", "invalid_option"},
      {R"({"name":"A","type":"text","options":{"pattern":"("}})", "/options/pattern",
       "invalid_pattern"},
      {R"({"name":"A","type":"text","options":{"max_length":0}})", "/options/max_length",
       "below_minimum"},
      {R"({"name":"A","type":"text","options":{"scale":2}})", "/options/scale", "unknown_field"},
      {R"({"name":"A","type":"text","options":{"a/b~c":2}})", "/options/a~1b~0c", "unknown_field"},
      {R"({"name":"A","type":"text","options":[]})", "/options", "wrong_type"},
      {R"({"name":"A","type":"number","options":{"min":10,"max":9}})", "/options/min",
       "above_maximum"},
      {R"({"name":"A","type":"date","options":{"max":"2024-01-01","min":"2024-01-02"}})",
       "/options/min", "above_maximum"},
      {R"({"name":"A","type":"decimal","options":{"scale":7}})", "/options/scale", "above_maximum"},
      {R"({"name":"A","type":"decimal","options":{"scale":1,"min":"0.55"}})", "/options/min",
       "too_many_decimals"},
      {R"({"name":"A","type":"date","options":{"min":"hier"}})", "/options/min", "wrong_type"},
      {R"({"name":"A","type":"file","options":{"mime":["a"]}})", "/options/mime", "invalid_option"},
      {R"({"name":"A","type":"number","default":"1"})", "/default", "wrong_type"},
      {R"({"name":"A","type":"number","options":{"max":5},"default":6})", "/default",
       "above_maximum"},
      {R"({"name":"A","type":"text","required":"yes"})", "/required", "wrong_type"},
      {R"({"name":"A","type":"text","Slug":"a"})", "/Slug", "unknown_field"},
      {R"({"name":"A","type":"text","order":1})", "/order", "unknown_field"},
  };
  const std::string before = product.fingerprint();
  for (const auto& [body, pointer, code] : cases) {
    const Reply refused = product.post(table_path(table, "/fields"), body);
    EXPECT_EQ(refused.status, 422) << body << refused.body;
    EXPECT_EQ(refused.refusal(pointer), code) << body << refused.body;
    EXPECT_EQ(refused.refusals(), 1u) << body << refused.body;
  }
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(Fields, RefuseADescriptionWithoutEnd) {
  Product product;
  const std::string description(2001, 'd');
  const std::string body = R"({"name":"A","type":"text","description":")" + description + "\"}";
  EXPECT_EQ(product.post(table_path("contact/fields"), body).refusal("/description"), "too_long");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"description":")" + description + "\"}")
                .refusal("/description"),
            "too_long");
}

TEST(Fields, ThatFailMakeNoTable) {
  Product product;
  const std::string before = product.fingerprint();
  const Reply refused = product.post(
      "/api/v1/tables",
      R"({"name":"Essai","fields":[{"name":"A","type":"text"},{"name":"B","type":"boolean","unique":true}]})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/fields/1/unique"), "cannot_be_unique");
  EXPECT_EQ(product.fingerprint(), before);
  EXPECT_EQ(product.make_table("Essai", "[]"), "essai") << "the slug is free";
}

TEST(Fields, BecomeUniqueOnlyWithoutDuplicates) {
  Product product;
  const std::string table = product.make_table("Essai", field_of("text"));
  product.make_record(table, R"({"v":"a"})");
  product.make_record(table, R"({"v":"a"})");
  product.make_record(table, "{}");
  product.make_record(table, "{}");
  const std::string path = table_path(table, "/fields/v");
  const Reply refused = product.patch(path, R"({"unique":true})");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "duplicates_exist");
  EXPECT_EQ(product.get(table_path(table)).at("/fields/0/unique"), "false");
  EXPECT_EQ(product.remove(record(table, 2)).status, 204);
  EXPECT_EQ(product.patch(path, R"({"unique":true})").status, 200)
      << "the trash and empty values do not count";
  EXPECT_EQ(product.post(records(table), with_values(R"({"v":"a"})")).refusal("/values/v"),
            "duplicate_value");
  EXPECT_EQ(product.patch(path, R"({"unique":false})").status, 200);
  product.make_record(table, R"({"v":"a"})");
}

TEST(Fields, BecomeUniqueWhileTheirTypeChanges) {
  Product product;
  const std::string table = product.make_table("Essai", field_of("text"));
  product.make_record(table, R"({"v":"1"})");
  product.make_record(table, R"({"v":"1,0"})");
  const std::string before = product.fingerprint();
  const Reply refused =
      product.patch(table_path(table, "/fields/v"), R"({"type":"number","unique":true})");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "duplicates_exist");
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(Fields, GoToTheTrashAndComeBackWithTheirValues) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie","email":"m@curie.fr"})");
  EXPECT_EQ(product.remove(table_path("contact/fields/email")).status, 204);
  EXPECT_EQ(product.get(record("contact", id)).at("/values/email"), "");
  EXPECT_EQ(product.patch(record("contact", id), with_values(R"({"email":"x"})"))
                .refusal("/values/email"),
            "unknown_field");
  EXPECT_EQ(product.remove(table_path("contact/fields/email")).status, 404);
  const Reply restored = product.post(table_path("contact/fields/email/restore"));
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(product.get(record("contact", id)).text("/values/email"), "m@curie.fr");
  EXPECT_EQ(product.post(table_path("contact/fields/email/restore")).status, 404);
}

TEST(Fields, AreNotRestoredOverAnother) {
  Product product;
  EXPECT_EQ(product.remove(table_path("contact/fields/email")).status, 204);
  EXPECT_EQ(
      product
          .post(table_path("contact/fields"), R"({"name":"E-mail","slug":"email","type":"text"})")
          .status,
      201);
  const Reply refused = product.post(table_path("contact/fields/email/restore"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.code(), "duplicate_slug");
}

TEST(Fields, ThatAreUniqueAreNotRestoredOverDuplicates) {
  Product product;
  EXPECT_EQ(product.patch(table_path("contact/fields/email"), R"({"unique":true})").status, 200);
  product.make_record("contact", R"({"nom":"A","email":"a@b.fr"})");
  EXPECT_EQ(product.remove(record("contact", 1)).status, 204);
  product.make_record("contact", R"({"nom":"B","email":"a@b.fr"})");
  EXPECT_EQ(product.remove(table_path("contact/fields/email")).status, 204);
  EXPECT_EQ(product.post(record("contact", 1, "/restore")).status, 200) << "the field is not there";
  const Reply refused = product.post(table_path("contact/fields/email/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "duplicates_exist");
}

TEST(Fields, AreFoundById) {
  Product product;
  const std::string id = product.get(table_path("contact")).at("/fields/0/id");
  EXPECT_EQ(product.patch(table_path("contact/fields/" + id), R"({"name":"N"})").text("/slug"),
            "nom");
  EXPECT_EQ(product.patch(table_path("contact/fields/99999"), R"({"name":"N"})").status, 404);
}

TEST(Fields, KeepOptionsThatAChangeDoesNotName) {
  Product product;
  const std::string table =
      product.make_table("Essai", field_of("text", R"({"max_length":5,"pattern":"[a-z]+"})"));
  const Reply changed =
      product.patch(table_path(table, "/fields/v"), R"({"options":{"max_length":null}})");
  EXPECT_EQ(changed.at("/options"), R"({"max_length":null,"pattern":"[a-z]+"})");
}

TEST(Fields, RequiredOfTheCategoryMayHaveNoChoiceYet) {
  Product product;
  const std::string table =
      product.make_table("Essai", field_of("choice", R"({"category":"couleur"})"));
  EXPECT_EQ(product.post(records(table), with_values(R"({"v":"bleu"})")).refusal("/values/v"),
            "unknown_choice");
  product.make_record("choix", R"({"categorie":"couleur","valeur":"bleu","libelle":"Bleu"})");
  const auto id = product.make_record(table, R"({"v":"bleu"})");
  EXPECT_EQ(product.values(table, id), R"({"v":{"value":"bleu","label":"Bleu"}})");
}

TEST(TypeChanges, LoseFilesWhoseNamesTheyTell) {
  Product product;
  const std::string table = product.make_table("Essai", R"([{"name":"V","type":"file"}])");
  product.database().execute(
      R"(INSERT INTO database_file(id,sha256,name,size,mime,created_at,created_by)
    VALUES(1,'a','a.pdf',90,'application/pdf','2024-01-01T00:00:00.000Z',1),
          (2,'b','b.png',80,'image/png','2024-01-01T00:00:00.000Z',1))");
  const auto id = product.make_record(table, R"({"v":[1,2]})");
  const std::string field = table_path(table, "/fields/v");
  const Reply refused = product.patch(field, R"({"type":"text"})");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "conversion_loses_data");
  EXPECT_EQ(refused.text("/loss/examples/0/value"), "a.pdf, b.png");
  EXPECT_EQ(product.patch(field + "?accept_loss=true", R"({"type":"text"})").status, 200);
  EXPECT_EQ(product.values(table, id), R"({"v":null})");
}

}  // namespace
}  // namespace cochin::testing
