#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

TEST(Records, AreCreatedWithTheirAddressAndTag) {
  Product product;
  const Reply made = product.post(records("contact"), with_values(R"({"nom":"Curie"})"));
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.header("Location"), "/api/v1/tables/contact/records/1");
  EXPECT_EQ(made.header("ETag").substr(0, 3), "\"1.");
  EXPECT_EQ(made.at("/id"), "1");
  EXPECT_EQ(made.at("/version"), "1");
  EXPECT_EQ(made.text("/created_at"), made.text("/updated_at"));
  EXPECT_EQ(made.at("/created_by"), "1");
  EXPECT_EQ(made.at("/updated_by"), "1");
  EXPECT_EQ(
      made.at("/values"),
      R"({"nom":"Curie","prenom":null,"email":null,"telephone":null,"entreprise":null,"poste":null})");
  const Reply read = product.get(made.header("Location"));
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.body, made.body);
  EXPECT_EQ(read.header("ETag"), made.header("ETag"));
}

TEST(Records, ChangeOnlyWhatIsNamed) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie","email":"m@curie.fr"})");
  product.accounts().advance(1500);
  const Reply changed = product.patch(record("contact", id), with_values(R"({"prenom":"Marie"})"));
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(changed.at("/version"), "2");
  EXPECT_EQ(changed.text("/values/email"), "m@curie.fr");
  EXPECT_EQ(changed.text("/values/prenom"), "Marie");
  EXPECT_NE(changed.text("/updated_at"), changed.text("/created_at"));
}

TEST(Records, KeepTheirVersionWhenNothingChanges) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  const Reply same = product.patch(record("contact", id), with_values(R"({"nom":"Curie"})"));
  EXPECT_EQ(same.status, 200);
  EXPECT_EQ(same.at("/version"), "1");
  EXPECT_EQ(product.patch(record("contact", id), with_values("{}")).at("/version"), "1");
}

TEST(Records, NeverUseAnIdAgain) {
  Product product;
  EXPECT_EQ(product.make_record("contact", R"({"nom":"A"})"), 1);
  EXPECT_EQ(product.make_record("contact", R"({"nom":"B"})"), 2);
  EXPECT_EQ(product.remove(record("contact", 2)).status, 204);
  EXPECT_EQ(product.make_record("contact", R"({"nom":"C"})"), 3);
}

TEST(Records, ThatDoNotExistAreNotFound) {
  Product product;
  for (const char* id : {"1", "0", "-1", "abc", "1.0", "1%20", "99999999999999999999", "%27"}) {
    const std::string path = records("contact") + "/" + id;
    EXPECT_EQ(product.get(path).status, 404) << id;
    EXPECT_EQ(product.patch(path, with_values("{}")).status, 404) << id;
    EXPECT_EQ(product.remove(path).status, 404) << id;
    EXPECT_EQ(product.get(path + "/history").status, 404) << id;
    EXPECT_EQ(product.post(path + "/restore").status, 404) << id;
    EXPECT_EQ(product.post(path + "/revert", R"({"version":1})").status, 404) << id;
  }
}

TEST(Versions, RefuseAStaleChangeAndShowTheRecord) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  const std::string path = record("contact", id);
  const std::string first = product.get(path).header("ETag");
  EXPECT_EQ(product.patch(path, with_values(R"({"nom":"Joliot"})"), {{"If-Match", first}}).status,
            200);
  const Reply stale =
      product.patch(path, with_values(R"({"nom":"Becquerel"})"), {{"If-Match", first}});
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(stale.code(), "version_conflict");
  EXPECT_EQ(stale.at("/current/version"), "2");
  EXPECT_EQ(stale.text("/current/values/nom"), "Joliot");
  const Reply stale_delete = product.remove(path, {{"If-Match", "\"1\""}});
  EXPECT_EQ(stale_delete.status, 412);
  EXPECT_EQ(stale_delete.text("/current/values/nom"), "Joliot");
  const Reply stale_revert =
      product.post(path + "/revert", R"({"version":1})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(stale_revert.status, 412);
  EXPECT_EQ(product.get(path).at("/version"), "2");
}

TEST(Versions, AreComparedWithoutTheEpoch) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  const std::string path = record("contact", id);
  for (const char* tag : {"\"1\"", "\"1.0\"", "\"1.999\"", "*"}) {
    EXPECT_EQ(product.patch(path, with_values("{}"), {{"If-Match", tag}}).status, 200) << tag;
  }
  for (const char* tag : {"1", "W/\"1\"", "\"a\"", "\"\"", "\"1\", \"2\"", "\"-1\"", "\"1x\""}) {
    EXPECT_EQ(product.patch(path, with_values("{}"), {{"If-Match", tag}}).status, 400) << tag;
  }
}

TEST(Versions, TellThatNothingChanged) {
  Product product;
  const auto id = product.make_record("contact", R"({"nom":"Curie"})");
  const std::string path = record("contact", id);
  const std::string tag = product.get(path).header("ETag");
  for (const std::string& named : {tag, "W/" + tag, "\"9\", " + tag, std::string("*")}) {
    const Reply unchanged = product.get(path, {{"If-None-Match", named}});
    EXPECT_EQ(unchanged.status, 304) << named;
    EXPECT_EQ(unchanged.body, "");
    EXPECT_EQ(unchanged.header("ETag"), tag);
  }
  EXPECT_EQ(product.send(http::Method::kHead, path, {}, {{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(product.get(path, {{"If-None-Match", "\"1\""}}).status, 200) << "all of it counts";
  product.patch(table_path("contact"), R"({"name":"Personnes"})");
  const Reply renewed = product.get(path, {{"If-None-Match", tag}});
  EXPECT_EQ(renewed.status, 200) << "the schema shapes the answer";
  EXPECT_NE(renewed.header("ETag"), tag);
}

TEST(RequiredFields, AreAskedForAtCreationAndWhenNamed) {
  Product product;
  for (const char* values : {"{}", R"({"nom":null})", R"({"nom":""})", R"({"nom":"  "})"}) {
    const Reply refused = product.post(records("contact"), with_values(values));
    EXPECT_EQ(refused.status, 422) << values;
    EXPECT_EQ(refused.code(), "invalid_input");
    EXPECT_EQ(refused.refusal("/values/nom"), "required") << values;
    EXPECT_EQ(refused.refusals(), 1u);
  }
  const auto id = product.make_record("contact", R"({"nom":"Curie","email":"m@curie.fr"})");
  EXPECT_EQ(
      product.patch(record("contact", id), with_values(R"({"nom":null})")).refusal("/values/nom"),
      "required");
  product.patch(table_path("contact/fields/poste"), R"({"required":true})");
  EXPECT_EQ(product.patch(record("contact", id), with_values(R"({"email":"a@b.fr"})")).status, 200)
      << "a change is not refused for what it does not touch";
}

TEST(Records, TellEveryRefusalAtOnceAndChangeNothing) {
  Product product;
  const std::string before = product.fingerprint();
  const Reply refused = product.post(
      records("devis"),
      with_values(R"({"montant_ht":12.5,"date_creation":"2024-02-30","statut":"inconnu",
                      "contact":99,"nom_devis":[],"absent":1,"a/b~c":2})"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/values/numero_devis"), "required");
  EXPECT_EQ(refused.refusal("/values/montant_ht"), "wrong_type");
  EXPECT_EQ(refused.refusal("/values/date_creation"), "wrong_type");
  EXPECT_EQ(refused.refusal("/values/statut"), "unknown_choice");
  EXPECT_EQ(refused.refusal("/values/nom_devis"), "wrong_type");
  EXPECT_EQ(refused.refusal("/values/absent"), "unknown_field");
  EXPECT_EQ(refused.refusal("/values/a~1b~0c"), "unknown_field");
  EXPECT_EQ(refused.refusals(), 7u);
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(UniqueFields, AreUniqueAmongLiveRecords) {
  Product product;
  const char* quote = R"({"numero_devis":"D-1","nom_devis":"A"})";
  const auto first = product.make_record("devis", quote);
  const Reply refused = product.post(records("devis"), with_values(quote));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/values/numero_devis"), "duplicate_value");
  EXPECT_NE(refused.text("/errors/0/message").find(std::to_string(first)), std::string::npos);
  const auto second = product.make_record("devis", R"({"numero_devis":"D-2","nom_devis":"B"})");
  EXPECT_EQ(product.patch(record("devis", second), with_values(R"({"numero_devis":"D-1"})"))
                .refusal("/values/numero_devis"),
            "duplicate_value");
  EXPECT_EQ(product.patch(record("devis", first), with_values(R"({"numero_devis":"D-1"})")).status,
            200)
      << "its own value";
  EXPECT_EQ(product.remove(record("devis", first)).status, 204);
  EXPECT_EQ(product.patch(record("devis", second), with_values(R"({"numero_devis":"D-1"})")).status,
            200)
      << "the trash does not count";
}

TEST(UniqueFields, CompareWhatEachTypeMeans) {
  Product product;
  const std::string table = product.make_table("Essai", R"([
    {"name":"Montant","type":"decimal","unique":true},
    {"name":"Instant","type":"datetime","unique":true},
    {"name":"Contact","type":"foreign_key","unique":true,"options":{"table":"contact"}},
    {"name":"Statut","type":"choice","unique":true,"options":{"category":"statut_projet"}}])");
  product.make_record("contact", R"({"nom":"Curie"})");
  product.make_record(table, R"({"montant":"1.50","instant":"2024-01-01T01:00:00+01:00",
                                 "contact":1,"statut":"annule"})");
  const Reply refused =
      product.post(records(table), with_values(R"({"montant":"1.5","instant":"2024-01-01T00:00:00Z",
                                      "contact":1,"statut":"annule"})"));
  for (const char* field : {"montant", "instant", "contact", "statut"}) {
    EXPECT_EQ(refused.refusal("/values/" + std::string(field)), "duplicate_value") << field;
  }
}

TEST(Defaults, FillWhatIsNotNamed) {
  Product product;
  const std::string table = product.make_table("Essai", R"([
    {"name":"Texte","type":"text","default":"vide"},
    {"name":"Montant","type":"decimal","default":"10"},
    {"name":"Actif","type":"boolean","default":true},
    {"name":"Statut","type":"choice","options":{"category":"statut_projet"},"default":"en_cours"},
    {"name":"Obligatoire","type":"number","required":true,"default":7}])");
  const auto filled = product.make_record(table, "{}");
  EXPECT_EQ(product.values(table, filled),
            R"({"texte":"vide","montant":"10.00","actif":true,)"
            R"("statut":{"value":"en_cours","label":"En cours"},"obligatoire":7})");
  const auto emptied = product.make_record(table, R"({"texte":null,"actif":false})");
  EXPECT_EQ(product.get(record(table, emptied)).at("/values/texte"), "null");
  EXPECT_EQ(product.get(record(table, emptied)).at("/values/actif"), "false");
  product.patch(record(table, filled), with_values(R"({"texte":null})"));
  EXPECT_EQ(product.get(record(table, filled)).at("/values/texte"), "null") << "only at creation";
}

TEST(Links, ShowTheLabelOfTheirRecord) {
  Product product;
  const auto contact = product.make_record("contact", R"({"nom":"Curie","prenom":"Marie"})");
  const auto project = product.make_record("projet", R"({"nom_projet":"A","contact_principal":1})");
  EXPECT_EQ(product.get(record("projet", project)).at("/values/contact_principal"),
            R"({"id":1,"label":"Curie Marie"})");
  product.patch(record("contact", contact), with_values(R"({"prenom":null})"));
  EXPECT_EQ(product.get(record("projet", project)).text("/values/contact_principal/label"),
            "Curie");
  for (const char* link : {"2", "-1", "0", "9223372036854775807"}) {
    EXPECT_EQ(product
                  .patch(record("projet", project),
                         with_values(R"({"contact_principal":)" + std::string(link) + "}"))
                  .refusal("/values/contact_principal"),
              "unknown_record")
        << link;
  }
}

TEST(Choices, AreRecordsThatNameOneValueEach) {
  Product product;
  const char* choice = R"({"categorie":"statut_projet","valeur":"en_cours","libelle":"Autre"})";
  EXPECT_EQ(product.post(records("choix"), with_values(choice)).refusal("/values/valeur"),
            "duplicate_value");
  const auto id = product.make_record(
      "choix", R"({"categorie":"statut_projet","valeur":"gele","libelle":"Gelé","ordre":9})");
  EXPECT_EQ(product.patch(record("choix", id), with_values(R"({"valeur":"annule"})"))
                .refusal("/values/valeur"),
            "duplicate_value");
  const auto project = product.make_record("projet", R"({"nom_projet":"A","statut":"gele"})");
  product.patch(record("choix", id), with_values(R"({"valeur":"pause","libelle":"En pause"})"));
  EXPECT_EQ(product.get(record("projet", project)).at("/values/statut"),
            R"({"value":"pause","label":"En pause"})");
  EXPECT_EQ(product.patch(record("choix", id), with_values(R"({"categorie":"type_projet"})"))
                .refusal("/values/categorie"),
            "still_referenced");
  const Reply kept = product.remove(record("choix", id));
  EXPECT_EQ(kept.status, 409);
  EXPECT_EQ(kept.code(), "still_referenced");
  product.patch(record("projet", project), with_values(R"({"statut":null})"));
  EXPECT_EQ(product.remove(record("choix", id)).status, 204);
  EXPECT_EQ(product.patch(record("projet", project), with_values(R"({"statut":"pause"})"))
                .refusal("/values/statut"),
            "unknown_choice");
}

TEST(Files, AreAttachedByTheirIds) {
  Product product;
  const std::string table = product.make_table("Essai", R"([
    {"name":"Pieces","type":"file","options":{"max_size":100}},
    {"name":"Contrat","type":"file","options":{"multiple":false,"mime":["application/pdf"]}},
    {"name":"Photo","type":"image"}])");
  product.database().execute(
      R"(INSERT INTO database_file(id,sha256,name,size,mime,created_at,created_by)
    VALUES(1,'a','é "1".pdf',90,'application/pdf','2024-01-01T00:00:00.000Z',1),
          (2,'b','b.png',80,'image/png','2024-01-01T00:00:00.000Z',1),
          (3,'c','c.pdf',101,'application/pdf','2024-01-01T00:00:00.000Z',1))");
  const auto id = product.make_record(table, R"({"pieces":[2,1,2],"contrat":[1],"photo":[2]})");
  EXPECT_EQ(
      product.get(record(table, id)).at("/values/pieces"),
      R"([{"id":2,"name":"b.png","size":80,"mime":"image/png","url":"/api/v1/files/2"},)"
      R"({"id":1,"name":"é \"1\".pdf","size":90,"mime":"application/pdf","url":"/api/v1/files/1"}])");
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {R"({"pieces":[9]})", "/values/pieces", "unknown_file"},
      {R"({"pieces":[-1]})", "/values/pieces", "unknown_file"},
      {R"({"pieces":[3]})", "/values/pieces", "file_too_large"},
      {R"({"pieces":1})", "/values/pieces", "wrong_type"},
      {R"({"pieces":["1"]})", "/values/pieces", "wrong_type"},
      {R"({"contrat":[1,3]})", "/values/contrat", "too_many_files"},
      {R"({"contrat":[2]})", "/values/contrat", "file_type_refused"},
      {R"({"photo":[1]})", "/values/photo", "file_type_refused"},
  };
  for (const auto& [values, pointer, code] : cases) {
    EXPECT_EQ(product.patch(record(table, id), with_values(values)).refusal(pointer), code)
        << values;
  }
  EXPECT_EQ(product.patch(record(table, id), with_values(R"({"pieces":[]})")).at("/values/pieces"),
            "null");
}

TEST(Files, AreReadWholeOrInParts) {
  Product product;
  const Reply sent = product.send(
      http::Method::kPost, "/api/v1/files",
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
      "bonjour\r\n--b--\r\n",
      {{"Content-Type", "multipart/form-data; boundary=b"}});
  ASSERT_EQ(sent.status, 201);
  const std::string url = sent.text("/url");
  EXPECT_EQ(product.get(url).body, "bonjour");
  const Reply part = product.get(url, {{"Range", "bytes=0-2"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "bon");
  EXPECT_EQ(part.header("Content-Range"), "bytes 0-2/7");
  const Reply beyond = product.get(url, {{"Range", "bytes=7-"}});
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(beyond.code(), "range_not_satisfiable");
  EXPECT_EQ(beyond.header("Content-Range"), "bytes */7");
}

TEST(Files, OfOthersCannotBeAttachedUnseen) {
  Product product;
  product.accounts().add_user("lise");
  product.accounts().join("lise", "Éditeur");
  const Browser lise = product.sign_in("lise");
  const std::string table = product.make_table("Essai", R"([{"name":"Pieces","type":"file"}])");
  product.database().execute(
      R"(INSERT INTO database_file(id,sha256,name,size,mime,created_at,created_by)
    VALUES(1,'a','a.pdf',90,'application/pdf','2024-01-01T00:00:00.000Z',1))");
  const auto attach = [&] {
    return product.send_as(lise, http::Method::kPost, records(table),
                           with_values(R"({"pieces":[1]})"));
  };
  EXPECT_EQ(attach().refusal("/values/pieces"), "unknown_file");
  product.make_record(table, R"({"pieces":[1]})");
  EXPECT_EQ(attach().status, 201) << "a record shows it to all";
}

}  // namespace
}  // namespace cochin::testing
