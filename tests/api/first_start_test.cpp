#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

/// Every field of a table as `slug type` with `!` for required and `*` for unique.
std::vector<std::string> fields_of(const Reply& table) {
  std::vector<std::string> fields;
  for (int i = 0; !table.at("/fields/" + std::to_string(i)).empty(); ++i) {
    const std::string field = "/fields/" + std::to_string(i);
    fields.push_back(table.text(field + "/slug") + " " + table.text(field + "/type") +
                     (table.at(field + "/required") == "true" ? "!" : "") +
                     (table.at(field + "/unique") == "true" ? "*" : ""));
  }
  return fields;
}

/// `category` of the choices or `table` of the link in this field.
std::string bound_to(const Reply& table, std::string_view slug) {
  for (int i = 0; !table.at("/fields/" + std::to_string(i)).empty(); ++i) {
    const std::string field = "/fields/" + std::to_string(i);
    if (table.text(field + "/slug") != slug) continue;
    return table.text(field + "/options/category") + table.text(field + "/options/table");
  }
  return "no such field";
}

TEST(FirstStart, MakesTheSixBusinessTables) {
  Product product;
  const Reply tables = product.get("/api/v1/tables");
  EXPECT_EQ(tables.status, 200);
  EXPECT_THAT(tables.column("/slug"),
              ::testing::UnorderedElementsAre(R"("contact")", R"("choix")", R"("tablenames")",
                                              R"("projet")", R"("devis")", R"("devisparprojet")"));
  EXPECT_THAT(tables.column("/name"),
              ::testing::UnorderedElementsAre(R"("Contact")", R"("Choix")", R"("TableNames")",
                                              R"("Projet")", R"("Devis")", R"("DevisParProjet")"));
}

TEST(FirstStart, GivesContactTheFieldsOfTheGuide) {
  Product product;
  EXPECT_THAT(fields_of(product.get(table_path("contact"))),
              ElementsAre("nom text!", "prenom text", "email text", "telephone text",
                          "entreprise text", "poste text"));
}

TEST(FirstStart, GivesChoicesTheFieldsOfTheGuide) {
  Product product;
  const Reply table = product.get(table_path("choix"));
  EXPECT_THAT(fields_of(table),
              ElementsAre("categorie text!", "valeur text!", "libelle text!", "ordre number"));
  EXPECT_EQ(table.at("/is_system"), "true");
}

TEST(FirstStart, GivesTypeNamesTheFieldsOfTheGuide) {
  Product product;
  EXPECT_THAT(fields_of(product.get(table_path("tablenames"))),
              ElementsAre("nom text!", "description long_text", "actif boolean"));
}

TEST(FirstStart, GivesProjectsTheFieldsOfTheGuide) {
  Product product;
  const Reply table = product.get(table_path("projet"));
  EXPECT_THAT(fields_of(table), ElementsAre("nom_projet text!", "description long_text",
                                            "date_debut date", "date_fin date", "statut choice",
                                            "type_projet choice", "contact_principal foreign_key"));
  EXPECT_EQ(bound_to(table, "statut"), "statut_projet");
  EXPECT_EQ(bound_to(table, "type_projet"), "type_projet");
  EXPECT_EQ(bound_to(table, "contact_principal"), "contact");
}

TEST(FirstStart, GivesQuotesTheFieldsOfTheGuide) {
  Product product;
  const Reply table = product.get(table_path("devis"));
  EXPECT_THAT(fields_of(table),
              ElementsAre("numero_devis text!*", "nom_devis text!", "montant_ht decimal",
                          "montant_ttc decimal", "date_creation date", "date_validite date",
                          "statut choice", "contact foreign_key"));
  EXPECT_EQ(bound_to(table, "statut"), "statut_devis");
  EXPECT_EQ(bound_to(table, "contact"), "contact");
}

TEST(FirstStart, LinksQuotesAndProjectsByRequiredFields) {
  Product product;
  const Reply table = product.get(table_path("devisparprojet"));
  EXPECT_THAT(fields_of(table), ElementsAre("projet foreign_key!", "devis foreign_key!",
                                            "date_association date", "principal boolean"));
  EXPECT_EQ(bound_to(table, "projet"), "projet");
  EXPECT_EQ(bound_to(table, "devis"), "devis");
}

TEST(FirstStart, LabelsContactsAndQuotesByTwoFields) {
  Product product;
  EXPECT_EQ(product.get(table_path("contact")).at("/label_fields"), R"(["nom","prenom"])");
  EXPECT_EQ(product.get(table_path("devis")).at("/label_fields"),
            R"(["numero_devis","nom_devis"])");
}

std::vector<std::string> choices_of(Product& product, const std::string& category) {
  const Reply found = product.get(records("choix") + "?sort=ordre&filter=" +
                                  percent_encoded("categorie == \"" + category + "\""));
  std::vector<std::string> choices;
  const auto valeurs = found.column("/values/valeur");
  const auto labels = found.column("/values/libelle");
  const auto orders = found.column("/values/ordre");
  for (std::size_t i = 0; i < valeurs.size(); ++i) {
    choices.push_back(valeurs[i] + labels[i] + orders[i]);
  }
  return choices;
}

TEST(FirstStart, FillsTheThirteenChoicesOfTheGuide) {
  Product product;
  EXPECT_EQ(product.get(records("choix") + "?total=true").number("/total"), 13);
  EXPECT_THAT(choices_of(product, "statut_projet"),
              ElementsAre(R"("en_cours""En cours"1)", R"("termine""Terminé"2)",
                          R"("en_attente""En attente"3)", R"("annule""Annulé"4)"));
  EXPECT_THAT(choices_of(product, "type_projet"),
              ElementsAre(R"("developpement""Développement"1)", R"("formation""Formation"2)",
                          R"("prestation""Prestation"3)", R"("maintenance""Maintenance"4)"));
  EXPECT_THAT(
      choices_of(product, "statut_devis"),
      ElementsAre(R"("brouillon""Brouillon"1)", R"("envoye""Envoyé"2)", R"("accepte""Accepté"3)",
                  R"("refuse""Refusé"4)", R"("expire""Expiré"5)"));
}

TEST(FirstStart, NamesTheFourProjectTypes) {
  Product product;
  const Reply names = product.get(records("tablenames"));
  EXPECT_THAT(names.column("/values/nom"), ElementsAre(R"("Développement")", R"("Formation")",
                                                       R"("Prestation")", R"("Maintenance")"));
  EXPECT_THAT(names.column("/values/actif"), ::testing::Each("true"));
}

TEST(FirstStart, IsDoneOnce) {
  Product product;
  EXPECT_TRUE(std::filesystem::exists(product.marker()));
  product.make_record("contact", R"({"nom":"Curie"})");
  const std::string before = product.fingerprint();
  product.start_again(product.marker());
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(FirstStart, ChangesNothingWhenOnlyTheMarkerIsLost) {
  Product product;
  const std::string before = product.fingerprint();
  std::filesystem::remove(product.marker());
  product.start_again(product.marker());
  EXPECT_EQ(product.fingerprint(), before);
  EXPECT_TRUE(std::filesystem::exists(product.marker()));
}

TEST(FirstStart, LeavesAnExistingTableAlone) {
  Product product;
  EXPECT_EQ(product.remove(table_path("contact/fields/poste")).status, 204);
  EXPECT_EQ(product.patch(table_path("contact"), R"({"name":"Personnes"})").status, 200);
  EXPECT_EQ(product.remove(table_path("devisparprojet")).status, 204);
  std::filesystem::remove(product.marker());
  product.start_again(product.marker());
  const Reply contact = product.get(table_path("contact"));
  EXPECT_EQ(contact.text("/name"), "Personnes");
  EXPECT_EQ(fields_of(contact).size(), 5u);
  EXPECT_EQ(fields_of(product.get(table_path("devisparprojet"))).size(), 4u)
      << "the missing one is made";
}

TEST(FirstStart, BindsStatusesToTheirCategories) {
  Product product;
  const auto id = product.make_record(
      "projet", R"({"nom_projet":"Vesta","statut":"en_cours","type_projet":"formation"})");
  const Reply project = product.get(record("projet", id));
  EXPECT_EQ(project.at("/values/statut"), R"({"value":"en_cours","label":"En cours"})");
  const Reply refused =
      product.patch(record("projet", id), with_values(R"({"statut":"brouillon"})"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/values/statut"), "unknown_choice");
}

}  // namespace
}  // namespace cochin::testing
