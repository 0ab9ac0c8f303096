#include <gtest/gtest.h>

#include "api/rights_office.hpp"

namespace cochin::testing {
namespace {

constexpr std::string_view kReadAll = R"([{"table":"*","actions":["read"]}])";
constexpr std::string_view kUpload =
    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
    "bonjour\r\n--b--\r\n";
const Headers kForm = {{"Content-Type", "multipart/form-data; boundary=b"}};

class RecordRights : public ::testing::Test {
 protected:
  RecordRights() {
    paris_ = office_.product.make_record(
        "client", R"({"nom":"Curie","code":"c1","secret":"radium","ville":"Paris"})");
    lyon_ = office_.product.make_record(
        "client", R"({"nom":"Joliot","code":"c2","secret":"neutron","ville":"Lyon"})");
  }

  std::int64_t dossier(std::string_view title, std::int64_t client) {
    return office_.product.make_record("dossier", R"({"titre":")" + std::string(title) +
                                                      R"(","montant":"10.00","client":)" +
                                                      std::to_string(client) + "}");
  }
  /// May do all to dossiers; reads only the clients of Paris.
  Browser parisian() {
    return office_.member("parisien", R"([
      {"table":"client","actions":["read"],"record_filter":"ville == 'Paris'"},
      {"table":"dossier","actions":["read","create","update","delete"]}])");
  }
  std::string slugs(const Browser& who) {
    std::string text;
    for (const std::string& slug : office_.get(who, "/api/v1/tables").column("/slug")) text += slug;
    return text;
  }

  RightsOffice office_;
  std::int64_t paris_ = 0;
  std::int64_t lyon_ = 0;
};

// Z-01
TEST_F(RecordRights, OfNobodyAreNone) {
  const Browser nobody = office_.user("personne");
  EXPECT_EQ(slugs(nobody), "");
  EXPECT_EQ(office_.get(nobody, records("client")).code(), "not_found");
  EXPECT_EQ(office_.get(nobody, record("client", paris_)).code(), "not_found");
  EXPECT_EQ(office_.post(nobody, records("client"), with_values("{}")).code(), "not_found");
  EXPECT_EQ(office_.get(nobody, "/api/v1/openapi.json").body.find("\"client\""), std::string::npos);
}

TEST_F(RecordRights, OfAnUnseenTableAreThoseOfAnAbsentOne) {
  const Browser who = office_.member("dossiers", R"([{"table":"dossier","actions":["read"]}])");
  EXPECT_EQ(slugs(who), R"("dossier")");
  const Reply hidden = office_.get(who, records("client"));
  const Reply absent = office_.get(who, records("absente"));
  EXPECT_EQ(hidden.body, absent.body);
  const Reply table = office_.get(who, table_path("dossier"));
  EXPECT_EQ(table.body.find("client"), std::string::npos) << "nor the link to it";
}

// Z-06
TEST_F(RecordRights, OfALinkAreThoseOfItsTable) {
  const std::int64_t id = dossier("A", paris_);
  const Browser who = office_.member("dossiers", R"([{"table":"dossier","actions":["read"]}])");
  const Reply reply = office_.get(who, record("dossier", id));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.at("/values/client"), "");
  EXPECT_EQ(reply.text("/values/titre"), "A");
  EXPECT_EQ(office_.get(who, records("dossier") + "?sort=client").code(), "unknown_field");
  EXPECT_EQ(office_.get(who, records("dossier") + "?filter=client.nom%20%3D%3D%20''").code(),
            "unknown_field");
}

// Z-06
TEST_F(RecordRights, OfALinkedRecordDecideOnItsLabel) {
  const std::int64_t seen = dossier("A", paris_);
  const std::int64_t unseen = dossier("B", lyon_);
  const Browser who = parisian();
  EXPECT_EQ(office_.get(who, record("dossier", seen)).text("/values/client/label"), "Curie");
  const Reply other = office_.get(who, record("dossier", unseen));
  EXPECT_EQ(other.number("/values/client/id"), lyon_) << "the number belongs to the dossier";
  EXPECT_EQ(other.text("/values/client/label"), "n° " + std::to_string(lyon_));
  EXPECT_EQ(office_.get(who, record("client", lyon_)).code(), "not_found");
  EXPECT_EQ(office_.get(who, table_path("dossier/fields/client/options")).column("/label"),
            std::vector<std::string>{R"("Curie")"});
  const Reply history = office_.get(who, record("dossier", unseen, "/history"));
  EXPECT_EQ(history.body.find("Joliot"), std::string::npos);
}

TEST_F(RecordRights, AddUpOverTheGroups) {
  office_.group("parisiens", R"([{"table":"client","actions":["read"],
    "record_filter":"ville == 'Paris'","hidden_fields":["secret","code"]}])");
  office_.group("lyonnais", R"([{"table":"client","actions":["read","update"],
    "record_filter":"ville == 'Lyon'","hidden_fields":["secret"]}])");
  const Browser both = office_.user("deux", {"parisiens", "lyonnais"});
  const Reply list = office_.get(both, records("client") + "?sort=nom&total=true");
  EXPECT_EQ(list.column("/values/nom"), (std::vector<std::string>{R"("Curie")", R"("Joliot")"}));
  EXPECT_EQ(list.column("/values/code"), (std::vector<std::string>{R"("c1")", R"("c2")"}))
      << "hidden only where every group that lets him read says so";
  EXPECT_EQ(list.column("/values/secret"), (std::vector<std::string>{"", ""}));
  EXPECT_EQ(list.number("/total"), 2);
  EXPECT_EQ(office_.patch(both, record("client", lyon_), with_values(R"({"nom":"Z"})")).status,
            200);
  EXPECT_EQ(office_.patch(both, record("client", paris_), with_values(R"({"nom":"Z"})")).code(),
            "forbidden")
      << "the group that gives the change does not reach this record";
  const Browser one = office_.user("une", {"parisiens"});
  EXPECT_EQ(office_.get(one, records("client")).column("/values/nom"),
            std::vector<std::string>{R"("Curie")"});
}

TEST_F(RecordRights, OfAGroupWithoutFilterReachAll) {
  office_.group("parisiens", R"([{"table":"client","actions":["read"],
    "record_filter":"ville == 'Paris'"}])");
  const Browser who = office_.user("toutes", {"parisiens", "Lecteur"});
  EXPECT_EQ(office_.get(who, records("client")).column("/id").size(), 2u);
}

TEST_F(RecordRights, OnOneTableReplaceThoseOnAll) {
  const Browser who = office_.member("sauf", R"([{"table":"*","actions":["read"]},
    {"table":"client","actions":[]}])");
  EXPECT_EQ(office_.get(who, records("client")).code(), "not_found");
  EXPECT_EQ(office_.get(who, records("dossier")).status, 200);
  office_.product.make_table("Neuve", "[]");
  EXPECT_EQ(office_.get(who, records("neuve")).status, 200) << "tables to come are meant too";
}

// Z-03, Z-04
TEST_F(RecordRights, RefuseWhatIsHiddenOrReadOnlyAndChangeNothing) {
  const Browser who = office_.member("champs", R"([{"table":"client",
    "actions":["read","create","update"],"hidden_fields":["secret"],"readonly_fields":["ville"]}])");
  const std::string before = office_.product.fingerprint();
  const Reply refused =
      office_.patch(who, record("client", paris_),
                    with_values(R"({"nom":"Z","secret":"x","ville":"Nice","absent":1})"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/values/secret"), "unknown_field");
  EXPECT_EQ(refused.refusal("/values/absent"), "unknown_field");
  EXPECT_EQ(refused.refusal("/values/ville"), "readonly_field");
  EXPECT_EQ(office_.post(who, records("client"), with_values(R"({"ville":"Nice"})"))
                .refusal("/values/ville"),
            "readonly_field");
  EXPECT_EQ(office_.product.fingerprint(), before);
  EXPECT_EQ(office_.patch(who, record("client", paris_), with_values(R"({"nom":"Z"})")).status,
            200);
  EXPECT_EQ(office_.product.values("client", paris_),
            R"({"nom":"Z","code":"c1","secret":"radium","ville":"Paris"})");
}

TEST_F(RecordRights, AskNobodyForAFieldOutOfHisReach) {
  office_.product.make_table("Fiche", R"([{"name":"Nom","type":"text"},
    {"name":"Cote","type":"text","required":true}])");
  const Browser who = office_.member("fiches", R"([{"table":"fiche",
    "actions":["read","create"],"hidden_fields":["cote"]}])");
  EXPECT_EQ(office_.post(who, records("fiche"), with_values(R"({"nom":"a"})")).status, 201);
}

TEST_F(RecordRights, HoldBeforeAndAfterAChange) {
  const Browser who = office_.member("paris", R"([{"table":"client",
    "actions":["read","create","update","delete"],"record_filter":"ville == 'Paris'"}])");
  const std::string before = office_.product.fingerprint();
  EXPECT_EQ(office_.patch(who, record("client", lyon_), with_values(R"({"ville":"Paris"})")).code(),
            "not_found")
      << "nobody pulls in what he does not see";
  EXPECT_EQ(office_.patch(who, record("client", paris_), with_values(R"({"ville":"Lyon"})")).code(),
            "forbidden")
      << "nor pushes out what he sees";
  EXPECT_EQ(office_.post(who, records("client"), with_values(R"({"ville":"Lyon"})")).code(),
            "forbidden");
  EXPECT_EQ(office_.remove(who, record("client", lyon_)).code(), "not_found");
  EXPECT_EQ(office_.post(who, record("client", lyon_, "/revert"), R"({"version":1})").code(),
            "not_found");
  EXPECT_EQ(office_.product.fingerprint(), before);
  EXPECT_EQ(office_.post(who, records("client"), with_values(R"({"ville":"Paris"})")).status, 201);
  EXPECT_EQ(office_.remove(who, record("client", paris_)).status, 204);
  EXPECT_EQ(office_.post(who, record("client", paris_, "/restore")).status, 200);
}

TEST_F(RecordRights, KnowWhoMadeARecord) {
  const Browser who = office_.member("soi", R"([{"table":"client",
    "actions":["read","create","update"],"record_filter":"created_by == me.id"}])");
  const Reply made = office_.post(who, records("client"), with_values(R"({"nom":"Mien"})"));
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(office_.get(who, records("client")).column("/values/nom"),
            std::vector<std::string>{R"("Mien")"});
  const Browser other = office_.user("autre", {"soi"});
  EXPECT_EQ(office_.get(other, records("client")).column("/id").size(), 0u);
}

// Z-08
TEST_F(RecordRights, OfABatchAreThoseOfEachOperation) {
  const Browser who = parisian();
  const std::string before = office_.product.fingerprint();
  const auto batch = [&](std::string_view second) {
    return office_.post(
        who, "/api/v1/batch",
        R"({"operations":[{"op":"create","table":"dossier","values":{"titre":"a"}},)" +
            std::string(second) + "]}");
  };
  EXPECT_EQ(batch(R"({"op":"create","table":"client","values":{}})").code(), "forbidden");
  EXPECT_EQ(batch(R"({"op":"delete","table":"client","id":2})").code(), "forbidden");
  EXPECT_EQ(batch(R"({"op":"create","table":"choix","values":{}})").code(), "not_found");
  EXPECT_EQ(batch(R"({"op":"create","table":"dossier","values":{"client":)" +
                  std::to_string(lyon_) + "}}")
                .refusal("/operations/1/values/client"),
            "unknown_record")
      << "a link to what he does not see leads nowhere";
  EXPECT_EQ(office_.product.fingerprint(), before);
}

TEST_F(RecordRights, OfADeletionReachWhatPointsThere) {
  office_.product.make_table("Suite", R"([{"name":"Nom","type":"text"},
    {"name":"Client","type":"foreign_key","options":{"table":"client","on_delete":"cascade"}}])");
  const std::int64_t follower = office_.product.make_record(
      "suite", R"({"nom":"s","client":)" + std::to_string(paris_) + "}");
  const Browser blind = office_.member("aveugle", R"([{"table":"client",
    "actions":["read","delete"]}])");
  const Reply unseen = office_.remove(blind, record("client", paris_));
  EXPECT_EQ(unseen.code(), "still_referenced");
  EXPECT_EQ(unseen.body.find("Suite"), std::string::npos);
  const Browser reader = office_.member("lecteur", R"([{"table":"client",
    "actions":["read","delete"]},{"table":"suite","actions":["read"]}])");
  const Reply seen = office_.remove(reader, record("client", paris_));
  EXPECT_EQ(seen.code(), "still_referenced");
  EXPECT_NE(seen.body.find("Suite (1)"), std::string::npos);
  const Browser owner = office_.member("maitre", R"([{"table":"client","actions":["read","delete"]},
    {"table":"suite","actions":["read","delete"]}])");
  EXPECT_EQ(office_.remove(owner, record("client", paris_)).status, 204);
  EXPECT_EQ(office_.get(owner, record("suite", follower)).status, 404);
  EXPECT_EQ(office_.post(reader, record("client", paris_, "/restore")).code(), "forbidden")
      << "what went along comes back along";
  EXPECT_EQ(office_.post(owner, record("client", paris_, "/restore")).status, 200);
}

TEST_F(RecordRights, EmptyALinkOnlyWhereItMayBeWritten) {
  office_.product.make_table("Suite", R"([{"name":"Nom","type":"text"},
    {"name":"Client","type":"foreign_key","options":{"table":"client","on_delete":"set_null"}}])");
  const std::int64_t holder = office_.product.make_record(
      "suite", R"({"nom":"s","client":)" + std::to_string(paris_) + "}");
  const Browser reader = office_.member("lecteur", R"([{"table":"client",
    "actions":["read","delete"]},{"table":"suite","actions":["read"]}])");
  EXPECT_EQ(office_.remove(reader, record("client", paris_)).code(), "still_referenced");
  const Browser writer = office_.member("auteur", R"([{"table":"client",
    "actions":["read","delete"]},{"table":"suite","actions":["read","update"]}])");
  EXPECT_EQ(office_.remove(writer, record("client", paris_)).status, 204);
  EXPECT_EQ(office_.product.values("suite", holder), R"({"nom":"s","client":null})");
  EXPECT_EQ(office_.post(reader, record("client", paris_, "/restore")).code(), "forbidden");
  EXPECT_EQ(office_.post(writer, record("client", paris_, "/restore")).status, 200);
  EXPECT_EQ(office_.get(writer, record("suite", holder)).number("/values/client/id"), paris_);
}

TEST_F(RecordRights, OfARevertLeaveHiddenFieldsAlone) {
  const Browser who = office_.member("champs", R"([{"table":"client","actions":["read","update"],
    "hidden_fields":["secret"],"readonly_fields":["ville"]}])");
  office_.product.patch(record("client", paris_),
                        with_values(R"({"nom":"Z","secret":"polonium"})"));
  EXPECT_EQ(office_.post(who, record("client", paris_, "/revert"), R"({"version":1})").status, 200);
  EXPECT_EQ(office_.product.values("client", paris_),
            R"({"nom":"Curie","code":"c1","secret":"polonium","ville":"Paris"})");
  office_.product.patch(record("client", paris_), with_values(R"({"ville":"Nice"})"));
  EXPECT_EQ(office_.post(who, record("client", paris_, "/revert"), R"({"version":1})")
                .refusal("/values/ville"),
            "readonly_field");
}

// Z-02
TEST_F(RecordRights, OfAFileAreThoseOfARecordThatShowsIt) {
  ASSERT_EQ(office_.product.post("/api/v1/files", std::string(kUpload), kForm).number("/id"), 1);
  const std::int64_t id = office_.product.make_record("dossier", R"({"titre":"a","piece":[1]})");
  const Browser blind = office_.member("aveugle", R"([{"table":"dossier",
    "actions":["read","create"],"hidden_fields":["piece"]}])");
  const Browser other = office_.member("ailleurs", R"([{"table":"dossier",
    "actions":["read","create"],"record_filter":"titre != 'a'"}])");
  const Browser reader = office_.member("lecteur", R"([{"table":"dossier",
    "actions":["read","create"]}])");
  EXPECT_EQ(office_.get(blind, "/api/v1/files/1").status, 404);
  EXPECT_EQ(office_.get(other, "/api/v1/files/1").status, 404);
  EXPECT_EQ(office_.get(reader, "/api/v1/files/1").status, 200);
  const auto attach = [&](const Browser& who) {
    return office_.post(who, records("dossier"), with_values(R"({"titre":"b","piece":[1]})"));
  };
  EXPECT_EQ(attach(other).refusal("/values/piece"), "unknown_file");
  EXPECT_EQ(attach(blind).refusal("/values/piece"), "unknown_field");
  EXPECT_EQ(attach(reader).status, 201);
  office_.product.remove(record("dossier", id));
  EXPECT_EQ(office_.get(reader, "/api/v1/files/1").status, 200) << "his own dossier shows it";
  EXPECT_EQ(office_.get(other, "/api/v1/files/1").status, 200) << "and that one he may read";
}

TEST_F(RecordRights, LetOnlyThoseUploadWhoMayWriteSomewhere) {
  const auto upload = [&](std::string_view name, std::string_view permissions) {
    Browser who = office_.member(name, permissions);
    who.headers = kForm;
    return office_.post(who, "/api/v1/files", std::string(kUpload));
  };
  EXPECT_EQ(upload("lecteur", kReadAll).code(), "forbidden");
  EXPECT_EQ(upload("auteur", R"([{"table":"dossier","actions":["read","update"]}])").status, 201);
}

// S-10, Z-05
TEST_F(RecordRights, ChangeWithTheNextRequest) {
  const std::int64_t group =
      office_.group("tous", R"([{"table":"client","actions":["read","update"]}])");
  const Browser who = office_.user("membre", {"tous"});
  EXPECT_EQ(office_.get(who, records("client")).column("/id").size(), 2u);
  const std::string path = "/api/v1/groups/" + std::to_string(group);
  office_.product.patch(path, R"({"permissions":[{"table":"client","actions":["read"],
    "record_filter":"ville == 'Lyon'"}]})");
  EXPECT_EQ(office_.get(who, records("client")).column("/id").size(), 1u);
  EXPECT_EQ(office_.patch(who, record("client", lyon_), with_values("{}")).code(), "forbidden");
  EXPECT_EQ(office_.product.remove(path).status, 204);
  EXPECT_EQ(office_.get(who, records("client")).code(), "not_found");
}

TEST_F(RecordRights, AreInTheEntityTag) {
  const Browser who = parisian();
  const std::int64_t id = dossier("A", lyon_);
  const std::string mine = office_.get(who, record("dossier", id)).header("ETag");
  const std::string full = office_.product.get(record("dossier", id)).header("ETag");
  EXPECT_NE(mine, full) << "the label that a superuser gets is another answer";
  EXPECT_EQ(mine, office_.get(who, record("dossier", id)).header("ETag"));
  Browser with_tag = who;
  with_tag.headers = {{"If-None-Match", mine}};
  EXPECT_EQ(office_.get(with_tag, record("dossier", id)).status, 304);
  with_tag.headers = {{"If-None-Match", full}};
  EXPECT_EQ(office_.get(with_tag, record("dossier", id)).status, 200);
  with_tag.headers = {{"If-Match", mine}};
  EXPECT_EQ(office_.patch(with_tag, record("dossier", id), with_values(R"({"titre":"B"})")).status,
            200);
  const Reply conflict =
      office_.patch(with_tag, record("dossier", id), with_values(R"({"titre":"C"})"));
  EXPECT_EQ(conflict.code(), "version_conflict");
  EXPECT_EQ(conflict.body.find("Joliot"), std::string::npos);
}

TEST_F(RecordRights, OfABrokenFilterAreNone) {
  const Browser who = office_.member("fragile", R"([{"table":"client","actions":["read"],
    "record_filter":"ville == 'Paris'"}])");
  EXPECT_EQ(office_.get(who, records("client")).column("/id").size(), 1u);
  EXPECT_EQ(office_.product.remove(table_path("client/fields/ville")).status, 204);
  EXPECT_EQ(office_.get(who, records("client")).code(), "not_found");
}

TEST_F(RecordRights, ShowTheChoicesOfAVisibleField) {
  office_.product.make_record("projet", R"({"nom_projet":"P","statut":"en_cours"})");
  const Browser who = office_.member("projets", R"([{"table":"projet","actions":["read"]}])");
  const Reply list = office_.get(
      who, records("projet") + "?sort=statut&filter=" + percent_encoded("statut == 'en_cours'"));
  EXPECT_EQ(list.column("/values/statut/value"), std::vector<std::string>{R"("en_cours")"})
      << list.body;
  EXPECT_EQ(office_.get(who, records("choix")).code(), "not_found");
  EXPECT_GT(office_.get(who, table_path("projet/fields/statut/options")).column("/value").size(),
            1u);
}

TEST_F(RecordRights, AreToldToTheSession) {
  const Browser who = office_.member("champs", R"([{"table":"client","actions":["read","update"],
    "hidden_fields":["secret"],"readonly_fields":["ville"]}])",
                                     R"(["audit.read"])");
  const Reply session = office_.get(who, "/api/v1/auth/session");
  EXPECT_EQ(session.at("/permissions"),
            R"({"global":["audit.read"],"tables":{"client":{"actions":["read","update"],)"
            R"("readonly_fields":["ville"],"readonly_on_create":[]}}})");
}

}  // namespace
}  // namespace cochin::testing
