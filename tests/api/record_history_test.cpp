#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

TEST(History, TellsWhoChangedWhatWhen) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  product.accounts().advance(1000);
  product.patch(record("contact", id), with_values(R"({"nom":"Joliot","prenom":"Irène"})"));
  product.remove(record("contact", id));
  const Reply of_trash = product.get(record("contact", id, "/history"));
  EXPECT_EQ(of_trash.status, 200) << "of a record in the trash too";
  product.post(record("contact", id, "/restore"));
  product.post(record("contact", id, "/revert"), R"({"version":1})");
  const Reply history = product.get(record("contact", id, "/history"));
  EXPECT_THAT(history.column("/action"), ElementsAre(R"("revert")", R"("restore")", R"("delete")",
                                                     R"("update")", R"("create")"));
  EXPECT_THAT(history.column("/version"), ElementsAre("5", "4", "3", "2", "1"));
  EXPECT_EQ(history.at("/items/3/changes"), R"([{"field":"nom","before":"Curie","after":"Joliot"},)"
                                            R"({"field":"prenom","before":null,"after":"Irène"}])");
  EXPECT_EQ(history.at("/items/4/changes"), R"([{"field":"nom","before":null,"after":"Curie"}])");
  EXPECT_EQ(history.at("/items/1/changes"), "[]");
  EXPECT_EQ(history.at("/items/0/changed_by"), "1");
  EXPECT_EQ(history.text("/items/0/changed_by_label"), "admin");
  EXPECT_NE(history.text("/items/4/changed_at"), history.text("/items/3/changed_at"));
  EXPECT_EQ(history.at("/next"), "null");
}

TEST(History, ShowsChoicesAndLinksByTheirLabels) {
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  const auto id = product.make_record(
      "projet",
      R"({"nom_projet":"A","statut":"en_cours","contact_principal":1,"date_debut":"2024-01-01"})");
  product.patch(record("projet", id),
                with_values(R"({"statut":"termine","contact_principal":null,"date_debut":null})"));
  EXPECT_EQ(
      product.get(record("projet", id, "/history")).at("/items/0/changes"),
      R"([{"field":"date_debut","before":"2024-01-01","after":null},)"
      R"({"field":"statut","before":{"value":"en_cours","label":"En cours"},"after":{"value":"termine","label":"Terminé"}},)"
      R"({"field":"contact_principal","before":{"id":1,"label":"Curie"},"after":null}])");
}

TEST(History, ComesInPages) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"0"})");
  for (int i = 1; i < 5; ++i) {
    product.patch(record("contact", id), with_values(R"({"nom":")" + std::to_string(i) + "\"}"));
  }
  const Reply first = product.get(record("contact", id, "/history?limit=2"));
  EXPECT_THAT(first.column("/version"), ElementsAre("5", "4"));
  const Reply second =
      product.get(record("contact", id, "/history?limit=2&cursor=" + first.text("/next")));
  EXPECT_THAT(second.column("/version"), ElementsAre("3", "2"));
  const Reply last =
      product.get(record("contact", id, "/history?limit=2&cursor=" + second.text("/next")));
  EXPECT_THAT(last.column("/version"), ElementsAre("1"));
  EXPECT_EQ(last.at("/next"), "null");
  EXPECT_EQ(product.get(record("contact", id, "/history?limit=0")).refusal("/query/limit"),
            "out_of_range");
}

TEST(Revert, RefusesVersionsThatNeverWere) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  for (const char* version : {"0", "-1", "2", "9223372036854775807"}) {
    const Reply refused = product.post(record("contact", id, "/revert"),
                                       R"({"version":)" + std::string(version) + "}");
    EXPECT_EQ(refused.status, 422) << version;
    EXPECT_EQ(refused.refusal("/version"), "unknown_version") << version;
  }
  EXPECT_EQ(product.post(record("contact", id, "/revert"), "{}").refusal("/version"), "required");
  EXPECT_EQ(
      product.post(record("contact", id, "/revert"), R"({"version":"1"})").refusal("/version"),
      "wrong_type");
  EXPECT_EQ(product.post(record("contact", id, "/revert"), R"({"version":1})").at("/version"), "1")
      << "nothing to change";
}

TEST(Revert, IsCheckedLikeAnyChange) {
  Product product;
  const auto first = product.make_record("devis", R"({"numero_devis":"D-1","nom_devis":"A"})");
  product.patch(record("devis", first), with_values(R"({"numero_devis":"D-2"})"));
  product.make_record("devis", R"({"numero_devis":"D-1","nom_devis":"B"})");
  EXPECT_EQ(product.post(record("devis", first, "/revert"), R"({"version":1})")
                .refusal("/values/numero_devis"),
            "duplicate_value");
  product.make_record("contact", R"({"nom":"Curie"})");
  product.patch(record("devis", first), with_values(R"({"contact":1})"));
  product.patch(record("devis", first), with_values(R"({"contact":null})"));
  EXPECT_EQ(product.remove(record("contact", 1)).status, 204);
  EXPECT_EQ(product.post(record("devis", first, "/revert"), R"({"version":3})")
                .refusal("/values/contact"),
            "unknown_record");
}

TEST(Revert, DoesNotBringBackADeletedChoice) {
  Product product;
  const auto choice = product.make_record(
      "choix", R"({"categorie":"statut_projet","valeur":"gele","libelle":"Gelé"})");
  const auto project = product.make_record("projet", R"({"nom_projet":"A","statut":"gele"})");
  product.patch(record("projet", project), with_values(R"({"statut":null})"));
  EXPECT_EQ(product.remove(record("choix", choice)).status, 204);
  const Reply refused = product.post(record("projet", project, "/revert"), R"({"version":1})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/values/statut"), "unknown_choice");
}

TEST(Revert, LeavesFieldsThatCameLater) {
  Product product;
  const std::string table = product.make_table("Essai", R"([{"name":"A","type":"text"}])");
  product.make_record(table, R"({"a":"un"})");
  product.patch(record(table, 1), with_values(R"({"a":"deux"})"));
  product.post(table_path(table, "/fields"), R"({"name":"B","type":"number"})");
  product.patch(record(table, 1), with_values(R"({"b":7})"));
  EXPECT_EQ(product.post(record(table, 1, "/revert"), R"({"version":2})").at("/values"),
            R"({"a":"deux","b":null})");
  product.remove(table_path(table, "/fields/b"));
  EXPECT_EQ(product.post(record(table, 1, "/revert"), R"({"version":1})").at("/values"),
            R"({"a":"un"})");
}

/// A field of one type is written, becomes another type, and goes back to its first version.
std::string reverted(const char* before, const char* written, const char* after) {
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  const std::string table =
      product.make_table("Essai", R"([{"name":"V","type":)" + std::string(before) + "}]");
  product.make_record(table, R"({"v":)" + std::string(written) + "}");
  product.patch(record(table, 1), with_values(R"({"v":null})"));
  EXPECT_EQ(product.patch(table_path(table, "/fields/v"), R"({"type":)" + std::string(after) + "}")
                .status,
            200);
  const Reply reply = product.post(record(table, 1, "/revert"), R"({"version":1})");
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(product.get(record(table, 1, "/history")).status, 200);
  return reply.at("/values/v");
}

TEST(Revert, AcrossAChangeOfTypeTakesNoIdForANumber) {
  const char* choice = R"("choice","options":{"category":"statut_projet"})";
  const char* link = R"("foreign_key","options":{"table":"contact"})";
  EXPECT_EQ(reverted(choice, R"("en_cours")", R"("number")"), "null");
  EXPECT_EQ(reverted(choice, R"("en_cours")", link), "null");
  EXPECT_EQ(reverted(link, "1", R"("number")"), "null");
  EXPECT_EQ(reverted(link, "1", choice), "null");
  EXPECT_EQ(reverted(link, "1", R"("foreign_key","options":{"table":"choix"})"), "null");
}

TEST(Revert, AcrossAChangeOfTypeConvertsAsTheChangeDid) {
  EXPECT_EQ(reverted(R"("number")", "12", R"("decimal")"), R"("12.00")");
  EXPECT_EQ(reverted(R"("number")", "12", R"("text")"), R"("12")");
  EXPECT_EQ(reverted(R"("text")", R"("31/12/2023")", R"("date")"), R"("2023-12-31")");
  EXPECT_EQ(reverted(R"("boolean")", "true", R"("text")"), R"("oui")");
  EXPECT_EQ(reverted(R"("decimal")", R"("7.00")", R"("number")"), "7");
  EXPECT_EQ(reverted(R"("date")", R"("2024-02-29")", R"("datetime")"),
            R"("2024-02-29T00:00:00.000Z")");
  EXPECT_EQ(reverted(R"("text")", R"("douze")", R"("number")"), "null");
}

TEST(Revert, ObeysTheOptionsThatAFieldHasNow) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie","poste":"Directrice"})");
  product.patch(record("contact", id), with_values(R"({"poste":null})"));
  product.patch(table_path("contact/fields/poste"), R"({"options":{"max_length":5}})");
  EXPECT_EQ(
      product.post(record("contact", id, "/revert"), R"({"version":1})").refusal("/values/poste"),
      "too_long");
}

/// A value that `kind` accepts, as it is written.
std::string random_value(const std::string& kind, std::mt19937& random) {
  const int number = static_cast<int>(random() % 1000);
  if (number % 7 == 0) return "null";
  if (kind == "texte") return "\"té \\\"" + std::to_string(number) + "\\\" 😀\"";
  if (kind == "nombre") return std::to_string(number - 500);
  if (kind == "montant") return "\"" + std::to_string(number - 500) + ".05\"";
  if (kind == "jour") return "\"20" + std::to_string(10 + number % 90) + "-02-28\"";
  if (kind == "instant") {
    return "\"2024-05-06T07:08:" + std::to_string(10 + number % 50) + "+02:00\"";
  }
  if (kind == "actif") return number % 2 == 0 ? "true" : "false";
  if (kind == "statut") return number % 2 == 0 ? R"("en_cours")" : R"("termine")";
  return std::to_string(1 + number % 3);
}

TEST(Revert, RestoresEveryVersionExactly) {
  Product product;
  for (const char* name : {"A", "B", "C"}) {
    product.make_record("contact", R"({"nom":")" + std::string(name) + "\"}");
  }
  const std::string table = product.make_table("Essai", R"([
    {"name":"Texte","type":"text"},{"name":"Nombre","type":"number"},
    {"name":"Montant","type":"decimal"},{"name":"Jour","type":"date"},
    {"name":"Instant","type":"datetime"},{"name":"Actif","type":"boolean"},
    {"name":"Statut","type":"choice","options":{"category":"statut_projet"}},
    {"name":"Contact","type":"foreign_key","options":{"table":"contact"}}])");
  const std::vector<std::string> fields = {"texte",   "nombre", "montant", "jour",
                                           "instant", "actif",  "statut",  "contact"};
  std::mt19937 random(20240506);
  const auto id = product.make_record(table, "{}");
  std::map<std::int64_t, std::string> versions = {{1, product.values(table, id)}};
  for (int step = 0; step < 60; ++step) {
    Reply changed;
    if (step % 10 == 9) {
      ASSERT_EQ(product.remove(record(table, id)).status, 204);
      changed = product.post(record(table, id, "/restore"));
    } else {
      std::string values;
      for (const std::string& field : fields) {
        if (random() % 2 == 0) continue;
        values += (values.empty() ? "\"" : ",\"") + field + "\":" + random_value(field, random);
      }
      changed = product.patch(record(table, id), with_values("{" + values + "}"));
    }
    ASSERT_EQ(changed.status, 200) << changed.body;
    versions[changed.number("/version")] = changed.at("/values");
  }
  for (int step = 0; step < 60; ++step) {
    auto wanted = versions.begin();
    std::advance(wanted, static_cast<std::ptrdiff_t>(random() % versions.size()));
    const Reply reverted = product.post(record(table, id, "/revert"),
                                        R"({"version":)" + std::to_string(wanted->first) + "}");
    ASSERT_EQ(reverted.status, 200) << reverted.body;
    EXPECT_EQ(reverted.at("/values"), wanted->second) << "version " << wanted->first;
    versions[reverted.number("/version")] = reverted.at("/values");
  }
}

}  // namespace
}  // namespace cochin::testing
