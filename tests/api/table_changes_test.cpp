#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> slugs_of(const Reply& table) {
  std::vector<std::string> slugs;
  for (int i = 0; !table.at("/fields/" + std::to_string(i)).empty(); ++i) {
    slugs.push_back(table.text("/fields/" + std::to_string(i) + "/slug"));
  }
  return slugs;
}

constexpr std::string_view kElevenTypes = R"([
  {"name":"Texte","type":"text"},
  {"name":"Notes","type":"long_text"},
  {"name":"Nombre","type":"number"},
  {"name":"Montant","type":"decimal"},
  {"name":"Jour","type":"date"},
  {"name":"Instant","type":"datetime"},
  {"name":"Actif","type":"boolean"},
  {"name":"Statut","type":"choice","options":{"category":"statut_projet"}},
  {"name":"Contact","type":"foreign_key","options":{"table":"contact"}},
  {"name":"Pièces","type":"file"},
  {"name":"Photo","type":"image","options":{"multiple":false}}])";

TEST(Tables, AreMadeWithElevenTypes) {
  Product product;
  const std::string table = product.make_table("Tout", kElevenTypes);
  const Reply made = product.get(table_path(table));
  EXPECT_THAT(slugs_of(made), ElementsAre("texte", "notes", "nombre", "montant", "jour", "instant",
                                          "actif", "statut", "contact", "pieces", "photo"));
  EXPECT_EQ(made.at("/fields/0/searchable"), "true");
  EXPECT_EQ(made.at("/fields/2/searchable"), "false");
  EXPECT_EQ(made.at("/fields/3/options"), R"({"scale":2,"min":null,"max":null})");
  EXPECT_EQ(
      made.at("/fields/8/options"),
      R"({"table":"contact","on_delete":"restrict","options_when":"","when_not_offered":"clear"})");
  EXPECT_EQ(made.at("/fields/10/options/multiple"), "false");
  EXPECT_EQ(made.at("/fields/10/order"), "11");
  const auto contact = product.make_record("contact", R"({"nom":"Curie","prenom":"Marie"})");
  EXPECT_EQ(contact, 1);
  const auto id = product.make_record(table, R"({"texte":"a","notes":"b\nc","nombre":-7,
    "montant":"12.5","jour":"2024-02-29","instant":"2024-05-06T07:08:09Z","actif":false,
    "statut":"termine","contact":1})");
  EXPECT_EQ(product.values(table, id),
            R"({"texte":"a","notes":"b\nc","nombre":-7,"montant":"12.50","jour":"2024-02-29",)"
            R"("instant":"2024-05-06T07:08:09.000Z","actif":false,)"
            R"("statut":{"value":"termine","label":"Terminé"},)"
            R"("contact":{"id":1,"label":"Curie Marie"},"pieces":null,"photo":null})");
}

TEST(Tables, AreFoundBySlugAndById) {
  Product product;
  const Reply by_slug = product.get(table_path("devis"));
  const Reply by_id = product.get(table_path(by_slug.at("/id")));
  EXPECT_EQ(by_id.status, 200);
  EXPECT_EQ(by_id.body, by_slug.body);
  for (const char* absent : {"nothing", "999", "0", "-1", "Devis", "devis%20", "%22;--"}) {
    const Reply missing = product.get(table_path(absent));
    EXPECT_EQ(missing.status, 404) << absent;
    EXPECT_EQ(missing.code(), "not_found");
  }
}

TEST(Tables, KeepTheirSlugWhenRenamed) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  const Reply renamed =
      product.patch(table_path("contact"), R"({"name":"Personnes","description":"Qui ?"})");
  EXPECT_EQ(renamed.status, 200);
  EXPECT_EQ(renamed.text("/slug"), "contact");
  EXPECT_EQ(renamed.text("/name"), "Personnes");
  EXPECT_EQ(renamed.text("/description"), "Qui ?");
  EXPECT_EQ(
      product.patch(table_path("contact/fields/nom"), R"({"name":"Nom de famille"})").text("/slug"),
      "nom");
  EXPECT_EQ(product.get(record("contact", id)).text("/values/nom"), "Curie");
  const Reply refused = product.patch(table_path("contact"), R"({"slug":"personnes"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/slug"), "unknown_field");
}

TEST(Tables, OrderTheirFields) {
  Product product;
  const Reply ordered =
      product.post(table_path("contact/fields/order"), R"({"fields":["poste","email"]})");
  EXPECT_EQ(ordered.status, 200);
  EXPECT_THAT(slugs_of(product.get(table_path("contact"))),
              ElementsAre("poste", "email", "nom", "prenom", "telephone", "entreprise"));
  const Reply refused =
      product.post(table_path("contact/fields/order"), R"({"fields":["nom","absent"]})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/fields/1"), "unknown_field");
  EXPECT_EQ(product.post(table_path("contact/fields/order"), R"({"fields":["nom","nom"]})")
                .refusal("/fields/1"),
            "duplicate_slug");
  EXPECT_EQ(product.post(table_path("contact/fields/order"), "{}").refusal("/fields"), "required");
}

TEST(Tables, LabelTheirRecords) {
  Product product;
  const auto contact =
      product.make_record("contact", R"({"nom":"Curie","prenom":"Marie","entreprise":"Institut"})");
  const auto project = product.make_record(
      "projet", R"({"nom_projet":"Radium","contact_principal":)" + std::to_string(contact) + "}");
  EXPECT_EQ(product.get(record("projet", project)).text("/values/contact_principal/label"),
            "Curie Marie");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"label_fields":["entreprise"]})").status, 200);
  EXPECT_EQ(product.get(record("projet", project)).text("/values/contact_principal/label"),
            "Institut");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"label_fields":[]})").status, 200);
  EXPECT_EQ(product.get(record("projet", project)).text("/values/contact_principal/label"), "Curie")
      << "the first text field";
  EXPECT_EQ(product.patch(table_path("contact"), R"({"label_fields":["absent"]})")
                .refusal("/label_fields/0"),
            "unknown_field");
  EXPECT_EQ(product.patch(table_path("projet"), R"({"label_fields":["contact_principal"]})")
                .refusal("/label_fields/0"),
            "invalid_option");
}

TEST(Tables, LabelByWhatTheFieldsShow) {
  Product product;
  const std::string target = product.make_table(
      "Cible", R"([{"name":"Montant","type":"decimal"},{"name":"Etat","type":"choice",
                    "options":{"category":"statut_devis"}}])");
  EXPECT_EQ(product.patch(table_path(target), R"({"label_fields":["montant","etat"]})").status,
            200);
  const std::string source = product.make_table(
      "Source", R"([{"name":"Lien","type":"foreign_key","options":{"table":"cible"}}])");
  product.make_record(target, R"({"montant":"-0.5","etat":"expire"})");
  product.make_record(target, "{}");
  product.make_record(source, R"({"lien":1})");
  product.make_record(source, R"({"lien":2})");
  EXPECT_THAT(product.get(records(source)).column("/values/lien/label"),
              ElementsAre(R"("-0.50 Expiré")", R"("n° 2")"));
}

TEST(Tables, KeepListsOfIndexes) {
  Product product;
  const Reply changed = product.patch(table_path("contact"),
                                      R"({"indexes":[["entreprise","nom"],["nom","prenom"]]})");
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(changed.at("/indexes"), R"([["entreprise","nom"],["nom","prenom"]])");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"name":"Contacts"})").at("/indexes"),
            R"([["entreprise","nom"],["nom","prenom"]])");
  for (const auto& [indexes, code] :
       std::vector<std::pair<std::string, std::string>>{{R"([["nom"]])", "invalid_option"},
                                                        {R"([["nom","absent"]])", "unknown_field"},
                                                        {R"([["nom","nom"]])", "duplicate_slug"}}) {
    const Reply refused = product.patch(table_path("contact"), R"({"indexes":)" + indexes + "}");
    EXPECT_EQ(refused.refusal("/indexes/0"), code) << indexes;
  }
  EXPECT_EQ(product.patch(table_path("contact"), R"({"indexes":[["nom","email"],["nom","email"]]})")
                .refusal("/indexes/1"),
            "duplicate_slug");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"indexes":["nom"]})").refusal("/indexes"),
            "wrong_type");
  EXPECT_EQ(product.patch(table_path("contact"), R"({"indexes":[]})").at("/indexes"), "[]");
}

TEST(Tables, HaveAnOrderOfTheirOwn) {
  Product product;
  const std::string table = product.make_table(
      "Liste", R"([{"name":"Nom","type":"text"},{"name":"Rang","type":"number"}])");
  product.make_record(table, R"({"nom":"b","rang":1})");
  product.make_record(table, R"({"nom":"a","rang":2})");
  EXPECT_EQ(product.patch(table_path(table), R"({"default_sort":"-rang"})").status, 200);
  EXPECT_THAT(product.get(records(table)).column("/values/nom"), ElementsAre(R"("a")", R"("b")"));
  EXPECT_EQ(
      product.patch(table_path(table), R"({"default_sort":"absent"})").refusal("/default_sort"),
      "unknown_field");
  EXPECT_EQ(product.remove(table_path(table, "/fields/rang")).status, 204);
  EXPECT_THAT(product.get(records(table)).column("/values/nom"), ElementsAre(R"("b")", R"("a")"))
      << "a removed field does not break the list";
}

TEST(Tables, GoToTheTrashAndComeBack) {
  Product product;
  const std::string table = product.make_table("Notes", R"([{"name":"Titre","type":"text"}])");
  const auto id = product.make_record(table, R"({"titre":"un"})");
  const std::string number = product.get(table_path(table)).at("/id");
  EXPECT_EQ(product.remove(table_path(table)).status, 204);
  EXPECT_EQ(product.get(table_path(table)).status, 404);
  EXPECT_EQ(product.get(record(table, id)).status, 404);
  const Reply trash = product.get("/api/v1/tables?trash=true");
  EXPECT_THAT(trash.column("/slug"), ElementsAre(R"("notes")"));
  const Reply restored = product.post(table_path(number, "/restore"));
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(restored.text("/slug"), "notes");
  EXPECT_EQ(product.get(record(table, id)).text("/values/titre"), "un");
  EXPECT_EQ(product.post(table_path(number, "/restore")).status, 404) << "it is no longer there";
}

TEST(Tables, LeaveTheirSlugWhileInTheTrash) {
  Product product;
  product.make_table("Notes", "[]");
  const std::string number = product.get(table_path("notes")).at("/id");
  EXPECT_EQ(product.remove(table_path("notes")).status, 204);
  EXPECT_EQ(product.make_table("Notes", "[]"), "notes");
  const Reply refused = product.post(table_path(number, "/restore"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.code(), "duplicate_slug");
  EXPECT_EQ(refused.text("/detail"), "« notes » existe déjà.");
}

TEST(Tables, ComeBackByTheSlugThatTheyHadTheLatestFirst) {
  Product product;
  product.make_table("Notes", "[]");
  EXPECT_EQ(product.remove(table_path("notes")).status, 204);
  product.make_table("Notes", "[]");
  const std::string latest = product.get(table_path("notes")).at("/id");
  EXPECT_EQ(product.remove(table_path("notes")).status, 204);
  const Reply restored = product.post(table_path("notes", "/restore"));
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(restored.at("/id"), latest);
  EXPECT_EQ(product.post(table_path("nope", "/restore")).status, 404);
}

TEST(Tables, StayWhileOthersPointAtThem) {
  Product product;
  const std::string before = product.fingerprint();
  const Reply refused = product.remove(table_path("contact"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "table_in_use");
  EXPECT_NE(refused.text("/detail").find("Projet › Contact principal"), std::string::npos);
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(Tables, MayPointAtThemselves) {
  Product product;
  const std::string table = product.make_table("Arbre", R"([{"name":"Nom","type":"text"},
                   {"name":"Parent","type":"foreign_key","options":{"table":"arbre"}}])");
  product.make_record(table, R"({"nom":"racine"})");
  product.make_record(table, R"({"nom":"feuille","parent":1})");
  EXPECT_EQ(product.get(record(table, 2)).text("/values/parent/label"), "racine");
  EXPECT_EQ(product.remove(table_path(table)).status, 204);
}

TEST(Tables, AreNotRestoredWithoutThoseTheyPointAt) {
  Product product;
  product.make_table("Cible", R"([{"name":"Nom","type":"text"}])");
  product.make_table("Source",
                     R"([{"name":"Lien","type":"foreign_key","options":{"table":"cible"}}])");
  const std::string source = product.get(table_path("source")).at("/id");
  const std::string target = product.get(table_path("cible")).at("/id");
  EXPECT_EQ(product.remove(table_path("source")).status, 204);
  EXPECT_EQ(product.remove(table_path("cible")).status, 204);
  const Reply refused = product.post(table_path(source, "/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "restore_conflict");
  EXPECT_EQ(product.post(table_path(target, "/restore")).status, 200);
  EXPECT_EQ(product.post(table_path(source, "/restore")).status, 200);
}

TEST(SystemTable, KeepsItsFourFieldsAndItself) {
  Product product;
  EXPECT_EQ(product.remove(table_path("choix")).code(), "system_table");
  for (const char* field : {"categorie", "valeur", "libelle", "ordre"}) {
    const std::string path = table_path("choix/fields/" + std::string(field));
    const Reply removed = product.remove(path);
    EXPECT_EQ(removed.status, 403) << field;
    EXPECT_EQ(removed.code(), "system_table") << field;
    EXPECT_EQ(product.patch(path, R"({"type":"long_text"})").code(), "system_table") << field;
  }
  EXPECT_EQ(product.patch(table_path("choix/fields/libelle"), R"({"name":"Étiquette"})").status,
            200);
  const Reply added =
      product.post(table_path("choix/fields"), R"({"name":"Couleur","type":"text"})");
  EXPECT_EQ(added.status, 201);
  EXPECT_EQ(product.remove(table_path("choix/fields/couleur")).status, 204);
}

TEST(TableRights, AreForThoseWhoManageTheSchema) {
  Product product;
  product.accounts().add_user("lise");
  const Browser lise = product.sign_in("lise");
  const std::string before = product.fingerprint();
  const auto refused = [&](http::Method method, const std::string& path, std::string body) {
    return product.send_as(lise, method, path, std::move(body)).code();
  };
  EXPECT_EQ(refused(http::Method::kPost, "/api/v1/tables", R"({"name":"X","fields":[]})"),
            "forbidden");
  EXPECT_EQ(refused(http::Method::kPatch, table_path("contact"), R"({"name":"X"})"), "forbidden");
  EXPECT_EQ(refused(http::Method::kDelete, table_path("devisparprojet"), ""), "forbidden");
  EXPECT_EQ(
      refused(http::Method::kPost, table_path("contact/fields"), R"({"name":"X","type":"text"})"),
      "forbidden");
  EXPECT_EQ(refused(http::Method::kPatch, table_path("contact/fields/nom"), R"({"name":"X"})"),
            "forbidden");
  EXPECT_EQ(refused(http::Method::kDelete, table_path("contact/fields/email"), ""), "forbidden");
  EXPECT_EQ(refused(http::Method::kPost, table_path("contact/fields/order"), R"({"fields":[]})"),
            "forbidden");
  EXPECT_EQ(refused(http::Method::kGet, "/api/v1/tables?trash=true", ""), "forbidden");
  EXPECT_EQ(product.fingerprint(), before);
}

}  // namespace
}  // namespace cochin::testing
