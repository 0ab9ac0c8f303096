#include "app/imports/imports.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "unit/app/imports/import_fixture.hpp"

namespace cochin::app {
namespace {

using domain::JobState;

std::string french(const ErrorKind& kind, const ErrorParameters& parameters) {
  return error_message(kind, parameters, Language::kFrench);
}

class ImportsTest : public ::testing::Test {
 protected:
  ImportsTest() {
    const TableId town = fixture_.add_table("ville", {{"nom", "text", "unique"}, {"pays", "text"}});
    fixture_.add_table("client", {{"Code", "text", "unique"},
                                  {"Nom", "text", "required"},
                                  {"Début", "date"},
                                  {"Vu le", "datetime"},
                                  {"Montant", "decimal"},
                                  {"Nombre", "number"},
                                  {"Actif", "boolean"},
                                  {"Statut", "choice", "", ImportFixture::category("statut")},
                                  {"Ville", "foreign_key", "", ImportFixture::link_to(town)},
                                  {"Pièces", "file"}});
  }

  std::string value(const char* field, const char* code = "A") {
    return fixture_.text("SELECT CAST(" + fixture_.column("client", field) + " AS TEXT) FROM " +
                         fixture_.rows("client") + " WHERE " + fixture_.column("client", "code") +
                         "='" + code + "'");
  }
  std::int64_t count(const char* table) {
    return fixture_.integer("SELECT count(*) FROM " + fixture_.rows(table));
  }
  static std::string counts(const domain::JobRun& run) { return ImportFixture::counts(run); }

  ImportFixture fixture_;
};

TEST_F(ImportsTest, ReadsEveryTypeAsPeopleWriteIt) {
  fixture_.import("ville", "nom;pays\nLyon;France\n");
  const auto run =
      fixture_.import("client",
                      "code;NOM;debut;vu le;Montant;nombre;actif;statut;ville\n"
                      "A;Éole;22/11/2026;22/11/2026 14:05;1 234,5 €;1 000;oui;En cours;Lyon\n",
                      R"({"links": {"ville": "nom"}, "create_choices": true})");
  EXPECT_EQ(counts(run), "1 0 0 0");
  EXPECT_EQ(value("nom"), "Éole");
  EXPECT_EQ(value("debut"), "2026-11-22");
  EXPECT_EQ(value("vu_le"), "2026-11-22T13:05:00.000Z");
  EXPECT_EQ(value("montant"), "123450");
  EXPECT_EQ(value("nombre"), "1000");
  EXPECT_EQ(value("actif"), "1");
  EXPECT_EQ(value("ville"), "1");
  EXPECT_EQ(fixture_.text("SELECT " + fixture_.column("choix", "libelle") + " FROM " +
                          fixture_.rows("choix") + " WHERE id=" + value("statut")),
            "En cours");
}

TEST_F(ImportsTest, ChangesNothingTheSecondTime) {
  const std::string file = "Code;Nom;Montant;Statut\nA;Un;1,00;x\nB;Deux;;x\nC;Trois;3;y\n";
  const char* plan = R"({"key": "code", "create_choices": true})";
  EXPECT_EQ(counts(fixture_.import("client", file, plan)), "3 0 0 0");
  const auto revisions = fixture_.integer("SELECT count(*) FROM database_revision");
  EXPECT_EQ(counts(fixture_.import("client", file, plan)), "0 0 3 0");
  EXPECT_EQ(fixture_.integer("SELECT count(*) FROM database_revision"), revisions);
  EXPECT_EQ(count("choix"), 2);
}

TEST_F(ImportsTest, UpdatesWhatTheKeyFindsAndEmptiesWhatTheFileEmpties) {
  fixture_.import("client", "Code;Nom;Montant\nA;Un;1\nB;Deux;2\n");
  const auto run = fixture_.import("client", "Code;Nom;Montant\nA;Un;\nB;Deux;2\nC;Trois;3\n",
                                   R"({"key": "code"})");
  EXPECT_EQ(counts(run), "1 1 1 0");
  EXPECT_EQ(value("montant"), "");
  EXPECT_EQ(count("client"), 3);
}

TEST_F(ImportsTest, KeepsGoodLinesAndGivesBackTheOthersWithReasons) {
  const auto run = fixture_.import("client",
                                   "Code;Nom;Montant;Début;Actif;Statut;Ville;Nombre\n"
                                   "A;;;;;;;\n"
                                   "B;Deux;12,345;;;;;\n"
                                   "C;Trois;beaucoup;32/01/2026;peut-être;;;1,5\n"
                                   "D;Quatre;;;;inconnu;;\n"
                                   "E;Cinq;;;;;Nulle part;\n"
                                   "F;Six;1;;;;;\n",
                                   R"({"links": {"ville": "nom"}, "decimal": ","})");
  EXPECT_EQ(counts(run), "1 0 0 5");
  EXPECT_EQ(*run.result.find("refused_url")->as_string(), "/api/v1/job-runs/1/refused");
  const std::string csv = fixture_.refused_csv(run);
  const std::string unknown_link =
      french(errors::unknown_link_value, {{"table", "ville"}, {"value", "Nulle part"}});
  EXPECT_TRUE(
      csv.starts_with("\xEF\xBB\xBF"
                      "Code;Nom;Montant;Début;Actif;Statut;Ville;Nombre;"
                      "Ligne du fichier;Motif du refus\r\nA;;;;;;;;2;"))
      << csv;
  for (const std::string& reason : std::initializer_list<std::string>{
           "Nom\u00A0: Ce champ est obligatoire.",
           "Montant\u00A0: 2 chiffres au plus après la virgule.",
           "« beaucoup » n’est pas un nombre", "« 32/01/2026 » n’est pas une date",
           "« peut-être » n’est ni oui ni non", "« inconnu » ne fait pas partie", unknown_link}) {
    EXPECT_NE(csv.find(reason), csv.npos) << reason << "\n" << csv;
  }
  EXPECT_EQ(run.result.find("refused_lines")->as_list()->size(), 5u);
}

TEST_F(ImportsTest, TakesBackItsOwnRefusedLinesOnceCorrected) {
  const auto run = fixture_.import("client", "Code;Nom\n=1;\n", R"({"key": "code"})");
  std::string csv = fixture_.refused_csv(run);
  ASSERT_NE(csv.find("'=1;;"), csv.npos) << csv;
  csv.replace(csv.find("'=1;;"), 5, "'=1;Un;");
  const auto again = fixture_.import("client", csv, R"({"key": "code"})");
  EXPECT_EQ(counts(again), "1 0 0 0");
  EXPECT_EQ(value("nom", "=1"), "Un");
  EXPECT_EQ(again.result.find("ignored_columns")->as_list()->size(), 2u);
}

TEST_F(ImportsTest, WritesNothingInADryRunButTellsWhatItWould) {
  const auto run = fixture_.import("client", "Code;Nom;Statut\nA;Un;x\nB;;y\n",
                                   R"({"dry_run": true, "create_choices": true})");
  EXPECT_EQ(counts(run), "1 0 0 1");
  EXPECT_TRUE(*run.result.find("dry_run")->as_bool());
  EXPECT_EQ(count("client"), 0);
  EXPECT_EQ(count("choix"), 0);
}

TEST_F(ImportsTest, RefusesKeysThatAreMissingOrComeTwice) {
  const auto run =
      fixture_.import("client", "Code;Nom\nA;Un\n;Deux\nA;Trois\n", R"({"key": "code"})");
  EXPECT_EQ(counts(run), "1 0 0 2");
  EXPECT_NE(fixture_.refused_csv(run).find(french(errors::key_repeated_in_file, {{"line", "2"}})),
            std::string::npos);
  const auto without_key = fixture_.import("client", "Code;Nom\nA;Un\n");
  EXPECT_EQ(counts(without_key), "0 0 0 1");
  EXPECT_NE(fixture_.refused_csv(without_key).find("Cette valeur existe déjà"), std::string::npos);
}

TEST_F(ImportsTest, FindsChoicesByValueOrLabelWithoutCaseAndAccents) {
  fixture_.import("choix", "categorie;valeur;libelle;ordre\nstatut;termine;Terminé !;1\n");
  const auto run = fixture_.import("client", "Code;Nom;Statut\nA;Un;TERMINÉ !\nB;Deux;termine\n");
  EXPECT_EQ(counts(run), "2 0 0 0");
  EXPECT_EQ(value("statut", "A"), value("statut", "B"));
}

TEST_F(ImportsTest, CreatesEachMissingChoiceOnceAndAfterTheOthers) {
  fixture_.import("choix", "categorie;valeur;libelle;ordre\nstatut;a;A;4\n");
  fixture_.import("client", "Code;Nom;Statut\nA;Un;Île\nB;Deux;ile\nC;Trois;Nord\n",
                  R"({"create_choices": true})");
  EXPECT_EQ(count("choix"), 3);
  EXPECT_EQ(fixture_.text("SELECT group_concat(" + fixture_.column("choix", "ordre") + ") FROM " +
                          fixture_.rows("choix")),
            "4,5,5");
}

TEST_F(ImportsTest, RefusesALinkThatCouldBeTwoRecords) {
  fixture_.import("ville", "nom;pays\nLyon;France\nParis;France\n");
  const auto run =
      fixture_.import("client", "Code;Nom;Ville\nA;Un;France\n", R"({"links": {"ville": "pays"}})");
  EXPECT_EQ(counts(run), "0 0 0 1");
  EXPECT_NE(fixture_.refused_csv(run).find(
                french(errors::ambiguous_link_value, {{"table", "ville"}, {"value", "France"}})),
            std::string::npos);
}

TEST_F(ImportsTest, LinksByIdWhenNothingElseIsSaid) {
  fixture_.import("ville", "nom\nLyon\n");
  const auto run = fixture_.import("client", "Code;Nom;Ville\nA;Un;1\nB;Deux;99\nC;Trois;Lyon\n");
  EXPECT_EQ(counts(run), "1 0 0 2");
}

TEST_F(ImportsTest, AsksForTheFieldThatALinkIsNamedBy) {
  const auto run = fixture_.import("client", "Code;Nom;Ville\nA;Un;France\n");
  EXPECT_EQ(counts(run), "0 0 0 1");
  EXPECT_NE(fixture_.refused_csv(run).find(
                french(errors::unreadable_link, {{"table", "ville"}, {"value", "France"}})),
            std::string::npos);
}

TEST_F(ImportsTest, RefusesLinesThatADelimiterInAValueHasTorn) {
  const auto run = fixture_.import("client", "Code,Nom,Montant\nA,Un,1,50\nB,Deux,2,\n");
  EXPECT_EQ(counts(run), "1 0 0 1");
  const std::string csv = fixture_.refused_csv(run);
  EXPECT_NE(csv.find(french(errors::too_many_cells, {{"found", "4"}, {"expected", "3"}})), csv.npos)
      << csv;
  EXPECT_TRUE(csv.ends_with(",50\r\n")) << "nothing of the line is lost: " << csv;
}

TEST_F(ImportsTest, MapsColumnsAsThePlanSaysAndReportsTheOthers) {
  const auto run = fixture_.import("client", "Référence;Nom;Divers;Pièces\nA;Un;x;y\n",
                                   R"({"mapping": {"reference": "code"}})");
  EXPECT_EQ(counts(run), "1 0 0 0");
  EXPECT_EQ(value("nom"), "Un");
  EXPECT_EQ(*run.result.find("ignored_columns"), Tree(Tree::List{"Divers", "Pièces"}));
  EXPECT_EQ(*run.result.find("mapping")->find("Référence")->as_string(), "code");
}

TEST_F(ImportsTest, FailsOnColumnsThatMakeNoSense) {
  const auto error = [&](const char* file, const char* plan = "{}") {
    return fixture_.import("client", file, plan).error;
  };
  EXPECT_EQ(error("Code\nA\n", R"({"mapping": {"Nom complet": "nom"}})"), "import_unknown_column");
  EXPECT_EQ(error("Code;CODE\nA;B\n"), "import_duplicate_column");
  EXPECT_EQ(error("a;b\n1;2\n"), "import_no_column");
  EXPECT_EQ(error("Nom\nUn\n", R"({"key": "code"})"), "import_key_missing");
  EXPECT_EQ(error(""), "table_file_empty");
}

TEST_F(ImportsTest, StoresNothingOfAFileThatIsDamagedAtItsEnd) {
  std::string file = "Code;Nom\n";
  for (int i = 0; i < 3000; ++i) file += std::to_string(i) + ";x\n";
  EXPECT_EQ(fixture_.import("client", file + "\"unclosed").error, "table_file_unclosed_quote");
  EXPECT_EQ(count("client"), 0);
}

TEST_F(ImportsTest, RefusesPlansThatTheTableCannotFollow) {
  const auto expect = [&](const char* plan, const char* pointer, const char* id) {
    const Error error = fixture_.refusal("client", plan);
    ASSERT_EQ(error.fields.size(), 1u) << plan;
    EXPECT_EQ(error.fields[0].pointer, pointer) << plan;
    EXPECT_EQ(error.fields[0].kind->id, id) << plan;
  };
  expect(R"({"colour": 1})", "/colour", "unknown_field");
  expect(R"({"mapping": {"a": "nowhere"}})", "/mapping/a", "unknown_field");
  expect(R"({"mapping": {"a": "pieces"}})", "/mapping/a", "import_field_refused");
  expect(R"({"mapping": []})", "/mapping", "wrong_type");
  expect(R"({"key": "nom"})", "/key", "import_key_not_unique");
  expect(R"({"links": {"nom": "nom"}})", "/links/nom", "import_not_a_link");
  expect(R"({"links": {"ville": "nowhere"}})", "/links/ville", "unknown_field");
  expect(R"({"dry_run": 1})", "/dry_run", "wrong_type");
  expect(R"({"encoding": "ebcdic"})", "/encoding", "wrong_type");
  expect(R"({"delimiter": "::"})", "/delimiter", "wrong_type");
  expect(R"({"date_order": "ydm"})", "/date_order", "wrong_type");
  expect("[]", "", "wrong_type");
  EXPECT_EQ(fixture_.refusal("nowhere", "{}").id(), "not_found");
}

TEST_F(ImportsTest, GivesLaterBatchesTheRecordsOfEarlierOnes) {
  std::string file = "Code;Nom\n";
  for (int i = 0; i < 2500; ++i) file += std::to_string(i) + ";Ligne " + std::to_string(i) + "\n";
  std::vector<std::int64_t> reports;
  const auto run = fixture_.imports().run_here(
      fixture_.actor(), {"client", Tree(), "x.csv", ImportFixture::stored(file)},
      [&](std::int64_t done, std::int64_t) { reports.push_back(done); });
  EXPECT_EQ(counts(*run), "2500 0 0 0");
  EXPECT_EQ(run->total, 2500);
  EXPECT_EQ(reports, (std::vector<std::int64_t>{0, 1000, 2000, 2500}));
}

TEST_F(ImportsTest, ReadsTheDecimalMarkAndDateOrderFromTheFile) {
  const auto run =
      fixture_.import("client", "code,nom,debut,montant\nA,One,12/31/2026,\"1,234.50\"\n");
  EXPECT_EQ(counts(run), "1 0 0 0");
  EXPECT_EQ(value("montant"), "123450");
  EXPECT_EQ(value("debut"), "2026-12-31");
  const Tree& detected = *run.result.find("detected");
  EXPECT_EQ(*detected.find("decimal")->as_string(), ".");
  EXPECT_EQ(*detected.find("date_order")->as_string(), "mdy");
  EXPECT_EQ(*detected.find("delimiter")->as_string(), ",");
  EXPECT_EQ(*detected.find("encoding")->as_string(), "utf-8");
}

TEST(TimeZone, KnowsSummerAndItsEdges) {
  const auto zone = platform::TimeZone::find("Europe/Paris");
  ASSERT_TRUE(zone);
  const auto instant = [&](int month, int day, int hour) {
    return zone->to_instant(*Date::from_ymd(2026, month, day), hour * 3'600'000).to_string();
  };
  EXPECT_EQ(instant(1, 1, 12), "2026-01-01T11:00:00.000Z");
  EXPECT_EQ(instant(7, 1, 12), "2026-07-01T10:00:00.000Z");
  EXPECT_EQ(instant(10, 25, 2), "2026-10-25T00:00:00.000Z");
  EXPECT_EQ(instant(3, 29, 2), "2026-03-29T01:00:00.000Z");
  EXPECT_EQ(platform::TimeZone::find("Mars/Olympus").error().id(), "unknown_time_zone");
}

}  // namespace
}  // namespace cochin::app
