#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "unit/app/imports/import_fixture.hpp"

/// The real files of tests/data/anr.
namespace cochin::app {
namespace {

constexpr const char* kProjectPlan = R"({"key": "code", "create_choices": true, "mapping": {
  "Projet.Code_Decision_ANR": "code", "Projet.Date_debut": "debut", "Action.Edition": "edition",
  "Action.Titre.Francais": "action", "Projet.Acronyme": "acronyme",
  "Projet.Titre.Francais": "titre", "Projet.Resume.Francais": "resume",
  "Projet.Aide_allouee": "aide"}})";
constexpr const char* kPartnerPlan = R"({"key": "code", "create_choices": true,
  "links": {"projet": "code"}, "mapping": {
  "Projet.Code_Decision_ANR": "projet", "Projet.Partenaire.Code_Decision_ANR": "code",
  "Projet.Partenaire.Est_coordinateur": "coordinateur",
  "Projet.Partenaire.Nom_organisme": "organisme",
  "Projet.Partenaire.Categorie_organisme": "categorie",
  "Projet.Partenaire.Adresse.Region": "region", "Projet.Partenaire.Adresse.Pays": "pays"}})";

class AnrImportTest : public ::testing::Test {
 protected:
  AnrImportTest() {
    const TableId projects = fixture_.add_table(
        "projet_anr", {{"code", "text", "required unique"},
                       {"debut", "date"},
                       {"edition", "number"},
                       {"action", "choice", "", ImportFixture::category("action")},
                       {"acronyme", "text"},
                       {"titre", "long_text"},
                       {"resume", "long_text"},
                       {"aide", "decimal"}});
    fixture_.add_table("partenaire_anr",
                       {{"code", "text", "required unique"},
                        {"projet", "foreign_key", "required", ImportFixture::link_to(projects)},
                        {"coordinateur", "boolean"},
                        {"organisme", "text"},
                        {"categorie", "choice", "", ImportFixture::category("categorie")},
                        {"region", "choice", "", ImportFixture::category("region")},
                        {"pays", "text"}});
  }

  std::int64_t sum_of_amounts() {
    return fixture_.integer("SELECT sum(" + fixture_.column("projet_anr", "aide") + ") FROM " +
                            fixture_.rows("projet_anr"));
  }

  ImportFixture fixture_;
};

TEST_F(AnrImportTest, KeepsEveryProjectPartnerDateAndCent) {
  const auto projects = fixture_.import("projet_anr", test_data("anr/projets.csv"), kProjectPlan);
  EXPECT_EQ(ImportFixture::counts(projects), "1379 0 0 0");
  const auto partners =
      fixture_.import("partenaire_anr", test_data("anr/partenaires.csv"), kPartnerPlan);
  EXPECT_EQ(ImportFixture::counts(partners), "7581 0 0 0");
  EXPECT_EQ(sum_of_amounts(), 1'343'750'876'958);
  EXPECT_EQ(fixture_.integer("SELECT count(" + fixture_.column("projet_anr", "debut") + ") FROM " +
                             fixture_.rows("projet_anr")),
            923);
  EXPECT_EQ(
      fixture_.integer("SELECT count(DISTINCT " + fixture_.column("partenaire_anr", "projet") +
                       ") FROM " + fixture_.rows("partenaire_anr")),
      fixture_.integer("SELECT count(*) FROM " + fixture_.rows("projet_anr")));
}

TEST_F(AnrImportTest, ReadsTheSameFromTheWorkbook) {
  fixture_.import("projet_anr", test_data("anr/projets.csv"), kProjectPlan);
  const auto same = fixture_.import("projet_anr", test_data("anr/projets.xlsx"), kProjectPlan);
  EXPECT_EQ(ImportFixture::counts(same), "0 0 1379 0");
  // Four amounts of the workbook carry the noise of floating point: 9999997.810000001.
  EXPECT_EQ(*same.result.find("rounded")->as_integer(), 4);
  const auto again = fixture_.import("projet_anr", test_data("anr/projets.csv"), kProjectPlan);
  EXPECT_EQ(ImportFixture::counts(again), "0 0 1379 0");
}

}  // namespace
}  // namespace cochin::app
