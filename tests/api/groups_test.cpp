#include <gtest/gtest.h>

#include "api/rights_office.hpp"

namespace cochin::testing {
namespace {

constexpr const char* kGroups = "/api/v1/groups";

std::string path_of(std::int64_t id) { return std::string(kGroups) + "/" + std::to_string(id); }

class Groups : public ::testing::Test {
 protected:
  /// Manages users, and reads clients without their secret.
  Browser manager() {
    return office_.member("chef", R"([{"table":"client","actions":["read","update"],
      "hidden_fields":["secret"]},{"table":"dossier","actions":["read"],
      "record_filter":"montant < 100"}])",
                          R"(["users.manage","audit.read"])");
  }

  RightsOffice office_;
};

TEST_F(Groups, AreReadyAtTheFirstStart) {
  const Reply list = office_.product.get(kGroups);
  EXPECT_EQ(list.column("/name"),
            (std::vector<std::string>{R"("Administrateur")", R"("Auditeur")", R"("Éditeur")",
                                      R"("Gestionnaire")", R"("Lecteur")"}));
  EXPECT_EQ(list.at("/items/4/permissions"),
            R"([{"table":"*","actions":["read"],"record_filter":"","hidden_fields":[],)"
            R"("readonly_fields":[]}])");
  EXPECT_EQ(list.at("/items/3/rights"), R"(["rules.manage","schema.manage"])");
}

TEST_F(Groups, AreMadeReadChangedAndRemoved) {
  const Reply made = office_.product.post(kGroups, R"({"name":" Suivi ","description":"d",
    "rights":["audit.read"],"permissions":[{"table":"client","actions":["update","read"],
    "record_filter":"ville == 'Paris'","hidden_fields":["secret"],"readonly_fields":["ville"]}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::int64_t id = made.number("/id");
  EXPECT_EQ(made.header("Location"), path_of(id));
  EXPECT_EQ(office_.product.get(path_of(id)).body, made.body);
  EXPECT_EQ(made.text("/name"), "Suivi");
  EXPECT_EQ(made.at("/permissions"),
            R"([{"table":"client","actions":["read","update"],"record_filter":"ville == 'Paris'",)"
            R"("hidden_fields":["secret"],"readonly_fields":["ville"]}])");
  const Reply changed = office_.product.patch(path_of(id), R"({"description":"autre"})");
  EXPECT_EQ(changed.at("/permissions"), made.at("/permissions")) << "what is absent stays";
  EXPECT_EQ(office_.product.patch(path_of(id), R"({"permissions":[]})").at("/permissions"), "[]");
  EXPECT_EQ(office_.product.remove(path_of(id)).status, 204);
  EXPECT_EQ(office_.product.get(path_of(id)).code(), "not_found");
  EXPECT_EQ(office_.product.remove(path_of(id)).code(), "not_found");
}

TEST_F(Groups, AreCheckedAsAWhole) {
  const std::string before = office_.product.get(kGroups).body;
  const Reply refused = office_.product.post(kGroups, R"({"name":"","rights":["all"],"permissions":[
    {"table":"absente","actions":[]},
    {"table":"client","actions":["read","eat"],"record_filter":"ville = 1",
     "hidden_fields":["absent"],"readonly_fields":["nom"]},
    {"table":"client","actions":[]},
    {"table":"*","actions":["read"],"record_filter":"nom == ''","hidden_fields":["nom"]}]})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/name"), "invalid_name");
  EXPECT_EQ(refused.refusal("/rights/0"), "unknown_right");
  EXPECT_EQ(refused.refusal("/permissions/0/table"), "unknown_table");
  EXPECT_EQ(refused.refusal("/permissions/1/actions/1"), "invalid_option");
  EXPECT_EQ(refused.refusal("/permissions/1/record_filter"), "syntax_error");
  EXPECT_EQ(refused.refusal("/permissions/1/hidden_fields/0"), "unknown_field");
  EXPECT_EQ(refused.refusal("/permissions/2/table"), "duplicate_slug");
  EXPECT_EQ(refused.refusal("/permissions/3/record_filter"), "unknown_field");
  EXPECT_EQ(refused.refusal("/permissions/3/hidden_fields/0"), "unknown_field");
  EXPECT_EQ(refused.at("/errors/5/position"), "6");
  EXPECT_EQ(office_.product.post(kGroups, R"({"permissions":[]})").refusal("/name"), "required");
  EXPECT_EQ(office_.product.post(kGroups, R"({"name":"x","permissions":[{"table":"client"}]})")
                .refusal("/permissions/0/actions"),
            "required");
  EXPECT_EQ(office_.product.post(kGroups, R"({"name":"Lecteur"})").refusal("/name"), "name_taken");
  EXPECT_EQ(office_.product.get(kGroups).body, before);
}

TEST_F(Groups, KeepWhatTheyGiveOnThingsInTheTrash) {
  const std::int64_t id = office_.group("suivi", R"([{"table":"*","actions":["read"]},
    {"table":"client","actions":["read"],"hidden_fields":["secret"]},
    {"table":"dossier","actions":[]}])");
  const Browser who = office_.user("membre", {"suivi"});
  office_.product.remove(table_path("dossier"));
  office_.product.remove(table_path("client/fields/secret"));
  EXPECT_EQ(office_.product
                .patch(path_of(id), R"({"permissions":[{"table":"*","actions":["read"]},
                  {"table":"client","actions":["read"]}]})")
                .status,
            200);
  office_.product.post(table_path("dossier/restore"));
  office_.product.post(table_path("client/fields/secret/restore"));
  EXPECT_EQ(office_.get(who, records("dossier")).code(), "not_found");
  EXPECT_EQ(office_.get(who, records("client") + "?fields=secret").code(), "unknown_field");
}

// Z-05
TEST_F(Groups, GiveNothingThatTheirAuthorLacks) {
  const Browser chef = manager();
  const auto make = [&](std::string_view rights, std::string_view permissions) {
    static int count = 0;
    return office_
        .post(chef, kGroups,
              R"({"name":"g)" + std::to_string(++count) + R"(","rights":)" + std::string(rights) +
                  R"(,"permissions":)" + std::string(permissions) + "}")
        .code();
  };
  EXPECT_EQ(make(R"(["audit.read","users.manage"])", "[]"), "");
  EXPECT_EQ(make(R"(["schema.manage"])", "[]"), "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"client","actions":["read"],"hidden_fields":["secret"]}])"),
            "");
  EXPECT_EQ(make("[]", R"([{"table":"client","actions":["read"]}])"), "more_than_own_rights")
      << "the secret";
  EXPECT_EQ(make("[]", R"([{"table":"client","actions":["read","delete"],
    "hidden_fields":["secret"]}])"),
            "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"client","actions":["read"],"hidden_fields":["secret"],
    "record_filter":"ville == 'Paris'"}])"),
            "")
      << "a filter narrows";
  EXPECT_EQ(make("[]", R"([{"table":"dossier","actions":["read"]}])"), "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"dossier","actions":["read"],
    "record_filter":"montant < 100"}])"),
            "");
  EXPECT_EQ(make("[]", R"([{"table":"dossier","actions":["read"],
    "record_filter":"montant < 200"}])"),
            "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"*","actions":["read"]}])"), "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"contact","actions":["read"]}])"), "more_than_own_rights");
  EXPECT_EQ(make("[]", R"([{"table":"contact","actions":[]}])"), "") << "nothing is no right";
}

// Z-05
TEST_F(Groups, AreNotChangedByTheirOwnMembers) {
  const Browser chef = manager();
  const Reply list = office_.get(chef, kGroups);
  std::int64_t own = 0, other = 0;
  for (std::size_t i = 0; i < list.column("/id").size(); ++i) {
    const std::string item = "/items/" + std::to_string(i);
    if (list.text(item + "/name") == "chef") own = list.number(item + "/id");
    if (list.text(item + "/name") == "Lecteur") other = list.number(item + "/id");
  }
  const std::string before = office_.product.get(kGroups).body;
  EXPECT_EQ(office_.patch(chef, path_of(own), R"({"rights":["users.manage"]})").code(),
            "own_rights");
  EXPECT_EQ(office_
                .patch(chef, path_of(own), R"({"permissions":[{"table":"*",
    "actions":["read"]}]})")
                .code(),
            "own_rights");
  EXPECT_EQ(office_.remove(chef, path_of(own)).code(), "own_rights");
  EXPECT_EQ(office_.patch(chef, path_of(other), R"({"rights":["schema.manage"]})").code(),
            "more_than_own_rights");
  EXPECT_EQ(office_.product.get(kGroups).body, before);
  EXPECT_EQ(office_.patch(chef, path_of(own), R"({"description":"Les chefs"})").status, 200)
      << "a description gives nothing";
}

TEST_F(Groups, ExplainWhyOneMayOrMayNot) {
  const std::int64_t paris =
      office_.product.make_record("client", R"({"nom":"Curie","ville":"Paris"})");
  office_.group("paris", R"([{"table":"client","actions":["read","update"],
    "record_filter":"ville == 'Paris'","readonly_fields":["ville"]}])");
  office_.group("lyon", R"([{"table":"client","actions":["read"],
    "record_filter":"ville == 'Lyon'","hidden_fields":["secret"]}])");
  const UserId user = office_.product.accounts().add_user("lise");
  office_.product.accounts().join("lise", "paris");
  office_.product.accounts().join("lise", "lyon");
  const std::string question = "/api/v1/permissions/explain?user=" + std::to_string(user.value) +
                               "&table=client&id=" + std::to_string(paris);
  const Reply reply = office_.product.get(question);
  EXPECT_EQ(reply.at("/actions/0"),
            R"({"action":"read","allowed":true,"groups":[)"
            R"({"group":"lyon","verdict":"filter_failed","for_every_table":false,)"
            R"("record_filter":"ville == 'Lyon'"},)"
            R"({"group":"paris","verdict":"grants","for_every_table":false,)"
            R"("record_filter":"ville == 'Paris'"}]})");
  EXPECT_EQ(reply.at("/actions/3/allowed"), "false");
  EXPECT_EQ(reply.text("/actions/3/groups/0/verdict"), "not_given");
  EXPECT_EQ(reply.at("/readonly_fields"), R"(["ville"])");
  EXPECT_EQ(reply.at("/hidden_fields"), "[]");
  office_.product.remove(table_path("client/fields/ville"));
  EXPECT_EQ(office_.product.get(question).text("/actions/0/groups/1/verdict"), "filter_broken");
  EXPECT_EQ(office_.product.get("/api/v1/permissions/explain?user=99&table=client").code(),
            "not_found");
  EXPECT_EQ(office_.product.get("/api/v1/permissions/explain?user=1").refusal("/query/table"),
            "required");
  EXPECT_EQ(office_.product.get("/api/v1/permissions/explain?table=client").refusal("/query/user"),
            "required");
}

}  // namespace
}  // namespace cochin::testing
