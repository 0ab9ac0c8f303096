#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "api/granted_right.hpp"
#include "api/product.hpp"

namespace cochin::testing {
namespace {

using http::Method;
using ::testing::ElementsAre;

constexpr const char* kUsers = "/api/v1/users";
constexpr std::int64_t kMinute = 60'000;

std::string user(UserId id, const std::string& rest = "") {
  return std::string(kUsers) + "/" + std::to_string(id.value) + rest;
}

class Users : public ::testing::Test {
 protected:
  UserId add(std::string_view name, bool is_superuser = false) {
    return product_.accounts().add_user(name, is_superuser);
  }
  /// An account that may administer accounts and nothing else.
  Browser administrator() {
    add_user_with(product_, "gestion", {"users.manage"});
    return product_.sign_in("gestion");
  }
  bool is_signed_in(const Browser& browser) {
    return product_.send_as(browser, Method::kGet, "/api/v1/auth/session").status == 200;
  }
  std::string actions() {
    return product_.database().text(
        "SELECT group_concat(action, ' ') FROM (SELECT action FROM audit_entry ORDER BY id)");
  }
  std::string last_action() {
    return product_.database().text("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1");
  }

  Product product_;
};

// --- who may

TEST_F(Users, AreAdministeredOnlyWithTheRight) {
  const UserId claire = add("claire");
  const Browser browser = product_.sign_in("claire");
  const std::vector<std::pair<Method, std::string>> all = {
      {Method::kGet, kUsers},
      {Method::kPost, kUsers},
      {Method::kGet, user(claire)},
      {Method::kPatch, user(claire)},
      {Method::kDelete, user(claire)},
      {Method::kPost, user(claire, "/unlock")},
      {Method::kPost, user(claire, "/password-reset")},
      {Method::kPost, std::string(kUsers) + "/bulk"},
      {Method::kGet, user(claire, "/sessions")},
      {Method::kDelete, user(claire, "/sessions")},
  };
  for (const auto& [method, path] : all) {
    std::string body = http::is_unsafe(method) ? R"({"username":"x"})" : "";
    if (path.ends_with("/bulk")) body = R"({"all":true,"action":"disable"})";
    const Reply reply = product_.send_as(browser, method, path, body);
    EXPECT_EQ(reply.status, 403) << path;
    EXPECT_EQ(reply.code(), "forbidden") << path;
  }
}

// Z-04
TEST_F(Users, RefuseMembersThatNobodyMayWrite) {
  const UserId claire = add("claire");
  for (const char* body :
       {R"({"id":1})", R"({"password":"x"})", R"({"date_joined":"2020-01-01T00:00:00Z"})",
        R"({"version":9})", R"({"password_change_required":false})", R"({"last_login":null})"}) {
    const Reply reply = product_.patch(user(claire), body);
    EXPECT_EQ(reply.status, 422) << body;
    EXPECT_EQ(reply.refusals(), 1U) << body;
  }
  EXPECT_EQ(product_.post(kUsers, R"({"username":"luc","is_active":false})").status, 422);
}

// Z-05
TEST_F(Users, AreNotLiftedAboveWhoAdministersThem) {
  const Browser browser = administrator();
  const UserId root = add("root", true);
  const UserId auditor = add_user_with(product_, "auditeur", {"audit.read"});
  const UserId claire = add("claire");
  const std::string stronger = std::to_string(group_with_right(product_, "audit.read"));
  const auto code = [&](Method method, const std::string& path, const std::string& body = "{}") {
    return product_.send_as(browser, method, path, body).code();
  };
  EXPECT_EQ(code(Method::kPatch, user(root), R"({"first_name":"R"})"), "forbidden");
  EXPECT_EQ(code(Method::kDelete, user(root)), "forbidden");
  EXPECT_EQ(code(Method::kPost, user(root, "/password-reset")), "forbidden");
  EXPECT_EQ(code(Method::kDelete, user(root, "/sessions")), "forbidden");
  EXPECT_EQ(code(Method::kPatch, user(claire), R"({"is_superuser":true})"), "forbidden");
  EXPECT_EQ(code(Method::kPost, kUsers, R"({"username":"luc","is_superuser":true})"), "forbidden");
  EXPECT_EQ(code(Method::kPatch, user(claire), R"({"groups":[)" + stronger + "]}"),
            "more_than_own_rights");
  EXPECT_EQ(code(Method::kPost, kUsers, R"({"username":"luc","groups":[)" + stronger + "]}"),
            "more_than_own_rights");
  EXPECT_EQ(code(Method::kPost, user(auditor, "/password-reset")), "more_than_own_rights");
  EXPECT_EQ(code(Method::kPost, std::string(kUsers) + "/bulk",
                 R"({"ids":[)" + std::to_string(claire.value) +
                     R"(],"action":"add_to_group","group":)" + stronger + "}"),
            "more_than_own_rights");
  EXPECT_EQ(product_.database().integer("SELECT count(*) FROM authentication_user WHERE "
                                        "username = 'luc'"),
            0);
}

// Z-05: a link into an account gives all that its groups give on tables.
TEST_F(Users, AreNotOpenedByWhoMayDoLess) {
  const Browser browser = administrator();
  const UserId reader = add("lectrice");
  product_.accounts().join("lectrice", "Lecteur");
  const auto send = [&](Method method, const std::string& path, const std::string& body = "{}") {
    return product_.send_as(browser, method, path, body);
  };
  EXPECT_EQ(send(Method::kPost, user(reader, "/password-reset")).code(), "more_than_own_rights");
  EXPECT_EQ(send(Method::kDelete, user(reader, "/second-factor")).code(), "more_than_own_rights");
  EXPECT_EQ(product_.database().integer("SELECT count(*) FROM authentication_accountlink"), 0);
  EXPECT_EQ(send(Method::kPost, user(reader, "/unlock")).status, 200);
  EXPECT_EQ(send(Method::kPatch, user(reader), R"({"is_active":false})").status, 200);
}

TEST_F(Users, DoNotChangeTheirOwnRights) {
  const UserId other = add("luc", true);
  const Browser browser = product_.sign_in("luc");
  for (const char* body :
       {R"({"is_superuser":false})", R"({"is_active":false})", R"({"is_staff":true})"}) {
    EXPECT_EQ(product_.send_as(browser, Method::kPatch, user(other), body).code(), "own_rights");
  }
  EXPECT_EQ(product_.send_as(browser, Method::kDelete, user(other)).code(), "own_rights");
  EXPECT_EQ(
      product_.send_as(browser, Method::kPatch, user(other), R"({"first_name":"Luc"})").status,
      200);
}

// S-11
TEST_F(Users, AreChangedOnlySoonAfterThePasswordWasGiven) {
  const UserId claire = add("claire");
  product_.accounts().advance(11 * kMinute);
  const auto refused = [&](const Reply& reply) {
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.code(), "reauthentication_required");
  };
  refused(product_.post(kUsers, R"({"username":"luc"})"));
  refused(product_.patch(user(claire), R"({"is_active":false})"));
  refused(product_.patch(user(claire), R"({"email":"autre@exemple.fr"})"));
  refused(product_.remove(user(claire)));
  refused(product_.post(user(claire, "/password-reset")));
  refused(product_.post(std::string(kUsers) + "/bulk", R"({"all":true,"action":"disable"})"));
  EXPECT_EQ(product_.patch(user(claire), R"({"last_name":"Durand"})").status, 200);
  EXPECT_EQ(product_.post(user(claire, "/unlock")).status, 200);
  EXPECT_EQ(product_.remove(user(claire, "/sessions")).status, 204);
  const std::string proof = R"({"password":")" + std::string(AccountFixture::kPassword) + "\"}";
  EXPECT_EQ(product_.post("/api/v1/auth/reauthenticate", proof).status, 204);
  EXPECT_EQ(product_.patch(user(claire), R"({"is_active":false})").status, 200);
}

// --- creating and changing

TEST_F(Users, AreCreatedWithAPasswordThatTheyMustChange) {
  const std::int64_t group = group_with_right(product_, "audit.read");
  const Reply created = product_.post(
      kUsers, R"({"username":"Claire","email":"claire@exemple.fr","first_name":"Claire",)"
              R"("last_name":"Durand","is_staff":true,"groups":[)" +
                  std::to_string(group) + R"(],"password":"girafe papier lundi racine"})");
  ASSERT_EQ(created.status, 201) << created.body;
  EXPECT_EQ(created.at("/setup_url"), "");
  const UserId id{created.number("/id")};
  EXPECT_EQ(created.header("Location"), user(id));
  const Reply read = product_.get(user(id));
  EXPECT_EQ(read.text("/username"), "Claire");
  EXPECT_EQ(read.text("/label"), "Claire Durand");
  EXPECT_EQ(read.at("/is_staff"), "true");
  EXPECT_EQ(read.at("/is_superuser"), "false");
  EXPECT_EQ(read.at("/groups/0/id"), std::to_string(group));
  EXPECT_EQ(read.at("/last_login"), "null");
  EXPECT_EQ(read.at("/locked_until"), "null");
  EXPECT_EQ(read.at("/password_change_required"), "true");
  EXPECT_EQ(read.header("ETag"), "\"1\"");
  const Browser browser = product_.sign_in("claire");
  EXPECT_EQ(product_.send_as(browser, Method::kGet, "/api/v1/tables").code(),
            "password_change_required");
  EXPECT_NE(actions().find("users.created"), std::string::npos);
}

TEST_F(Users, AreRefusedWithEveryReason) {
  add("claire");
  const auto refusal = [&](const std::string& body, const char* pointer) {
    const Reply reply = product_.post(kUsers, body);
    EXPECT_EQ(reply.status, 422) << body;
    return reply.refusal(pointer);
  };
  EXPECT_EQ(refusal(R"({"username":"CLAIRE"})", "/username"), "username_taken");
  EXPECT_EQ(refusal(R"({"username":"ｃｌａｉｒｅ"})", "/username"), "username_taken");
  EXPECT_EQ(refusal(R"({"username":"a b"})", "/username"), "invalid_username");
  EXPECT_EQ(refusal(R"({"username":"deleted:1"})", "/username"), "invalid_username");
  EXPECT_EQ(refusal(R"({})", "/username"), "required");
  EXPECT_EQ(refusal(R"({"username":"luc","email":"pas une adresse"})", "/email"), "invalid_email");
  EXPECT_EQ(
      refusal(R"({"username":"luc","first_name":")" + std::string(151, 'a') + "\"}", "/first_name"),
      "too_long");
  EXPECT_EQ(refusal(R"({"username":"luc","last_name":"a\u0007b"})", "/last_name"),
            "invalid_characters");
  EXPECT_EQ(refusal(R"({"username":"luc","groups":[987]})", "/groups/0"), "unknown_group");
  EXPECT_EQ(refusal(R"({"username":"luc","password":"court"})", "/password"), "too_short");
  EXPECT_EQ(product_.post(kUsers, R"({"username":"b@d","email":"x"})").refusals(), 1U);
  EXPECT_EQ(product_.database().integer("SELECT count(*) FROM authentication_user"), 2);
}

TEST_F(Users, ChangeOnlyWhatIsNamedAndOnlyInTheVersionThatWasSeen) {
  const UserId claire = add("claire");
  const Reply changed =
      product_.patch(user(claire), R"({"email":"c@exemple.fr"})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(changed.header("ETag"), "\"2\"");
  EXPECT_EQ(changed.text("/username"), "claire");
  const Reply stale =
      product_.patch(user(claire), R"({"email":"d@exemple.fr"})", {{"If-Match", "\"1\""}});
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(stale.code(), "version_conflict");
  EXPECT_EQ(stale.text("/current/email"), "c@exemple.fr");
  EXPECT_EQ(last_action(), "users.changed");
  EXPECT_EQ(product_.database().text("SELECT after FROM audit_entry ORDER BY id DESC LIMIT 1"),
            R"({"email":"c@exemple.fr"})");
}

TEST_F(Users, KeepTheirSessionsWhenOnlyTheirNameChanges) {
  const UserId claire = add("claire");
  const Browser browser = product_.sign_in("claire");
  EXPECT_EQ(product_.patch(user(claire), R"({"first_name":"Claire"})").status, 200);
  const Reply session = product_.send_as(browser, Method::kGet, "/api/v1/auth/session");
  EXPECT_EQ(session.text("/user/first_name"), "Claire");
}

// S-09, S-10
TEST_F(Users, LoseTheirSessionsWhenTheirRightsChangeOrTheyAreDisabled) {
  const UserId claire = add("claire");
  const std::string group = std::to_string(group_with_right(product_, "audit.read"));
  for (const std::string& body :
       {R"({"groups":[)" + group + "]}", std::string(R"({"groups":[]})"),
        std::string(R"({"is_superuser":true})"), std::string(R"({"is_superuser":false})"),
        std::string(R"({"is_active":false})")}) {
    const Browser browser = product_.sign_in("claire");
    EXPECT_TRUE(is_signed_in(browser));
    EXPECT_EQ(product_.patch(user(claire), body).status, 200) << body;
    EXPECT_FALSE(is_signed_in(browser)) << body;
  }
  EXPECT_EQ(last_action(), "users.disabled");
  EXPECT_EQ(product_
                .send_as({}, Method::kPost, "/api/v1/auth/login",
                         ApiFixture::credentials("claire", AccountFixture::kPassword))
                .status,
            401);
}

// Z-05, in a race
TEST_F(Users, CannotRemoveEachOtherUntilNobodyIsLeft) {
  for (int round = 0; round < 5; ++round) {
    const std::string number = std::to_string(round);
    product_.database().execute("UPDATE authentication_user SET is_superuser = 0");
    const UserId first = add("premier" + number, true);
    const UserId second = add("second" + number, true);
    const Browser one = product_.sign_in("premier" + number);
    const Browser two = product_.sign_in("second" + number);
    const char* body = round % 2 == 0 ? R"({"is_superuser":false})" : R"({"is_active":false})";
    std::thread left([&] { product_.send_as(one, Method::kPatch, user(second), body); });
    std::thread right([&] { product_.send_as(two, Method::kPatch, user(first), body); });
    left.join();
    right.join();
    EXPECT_EQ(product_.database().integer("SELECT count(*) FROM authentication_user WHERE "
                                          "is_superuser = 1 AND is_active = 1"),
              1);
  }
}

TEST_F(Users, AlwaysLeaveOneWhoMayDoEverything) {
  // The caller lost his own power in the meantime, and his session has not heard of it.
  const UserId luc = add("luc", true);
  product_.database().execute(
      "CREATE TRIGGER meanwhile BEFORE UPDATE OF is_active ON authentication_user "
      "WHEN NEW.username = 'luc' BEGIN UPDATE authentication_user SET is_active = 0 "
      "WHERE username = 'admin'; END");
  const Reply refused = product_.patch(user(luc), R"({"is_active":false})");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "last_administrator");
  EXPECT_EQ(product_.database().integer("SELECT sum(is_active) FROM authentication_user"), 2);
}

// --- deleting

TEST_F(Users, LeaveOnlyTheirNumberWhenTheyAreDeleted) {
  const UserId claire = add("claire", true);
  const Browser browser = product_.sign_in("claire");
  const Reply made = product_.send_as(browser, Method::kPost, records("contact"),
                                      with_values(R"({"nom":"Durand"})"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(product_.remove(user(claire)).status, 204);
  EXPECT_EQ(last_action(), "users.deleted");
  EXPECT_FALSE(is_signed_in(browser));
  EXPECT_EQ(product_.get(user(claire)).status, 404);
  EXPECT_EQ(product_.patch(user(claire), R"({"is_active":true})").status, 404);
  EXPECT_THAT(product_.get(kUsers).column("/username"), ElementsAre("\"admin\""));
  const Reply record = product_.get(testing::record("contact", made.number("/id")));
  EXPECT_EQ(record.status, 200);
  EXPECT_EQ(
      product_.database().integer(
          "SELECT count(*) FROM authentication_user WHERE email <> '' AND username <> 'admin'"),
      0);
  EXPECT_EQ(product_.database().text("SELECT password FROM authentication_user WHERE id = " +
                                     std::to_string(claire.value)),
            "!");
  EXPECT_EQ(product_.post(kUsers, R"({"username":"claire"})").status, 201);
}

// --- locks and sessions

// A-27
TEST_F(Users, AreUnlockedByAnAdministrator) {
  const UserId claire = add("claire");
  const auto sign_in = [&](std::string_view password) {
    return product_
        .send_as({}, Method::kPost, "/api/v1/auth/login",
                 ApiFixture::credentials("claire", password))
        .status;
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("faux"), 401);
  EXPECT_EQ(sign_in(AccountFixture::kPassword), 429);
  EXPECT_NE(product_.get(user(claire)).text("/locked_until"), "");
  EXPECT_THAT(product_.get("/api/v1/users?locked=true").column("/username"),
              ElementsAre("\"claire\""));
  EXPECT_THAT(product_.get("/api/v1/users?locked=false").column("/username"),
              ElementsAre("\"admin\""));
  const Reply unlocked = product_.post(user(claire, "/unlock"));
  EXPECT_EQ(unlocked.status, 200);
  EXPECT_EQ(unlocked.at("/locked_until"), "null");
  EXPECT_EQ(last_action(), "users.unlocked");
  EXPECT_EQ(sign_in(AccountFixture::kPassword), 200);
}

// S-08
TEST_F(Users, HaveSessionsThatAnAdministratorSeesAndEnds) {
  const UserId claire = add("claire");
  const Browser first = product_.sign_in("claire");
  const Browser second = product_.sign_in("claire");
  const Reply listed = product_.get(user(claire, "/sessions"));
  const auto ids = listed.column("/id");
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(listed.body.find("token"), std::string::npos);
  EXPECT_EQ(product_.remove(user(claire, "/sessions/" + ids[1])).status, 204);
  EXPECT_FALSE(is_signed_in(first));
  EXPECT_TRUE(is_signed_in(second));
  EXPECT_EQ(product_.remove(user(claire, "/sessions/" + ids[1])).status, 404);
  EXPECT_EQ(product_.remove(user(claire, "/sessions")).status, 204);
  EXPECT_FALSE(is_signed_in(second));
  EXPECT_EQ(last_action(), "auth.sessions_ended");
}

TEST_F(Users, EndNobodyElsesSessionUnderTheirName) {
  const UserId claire = add("claire");
  add("luc");
  const Browser luc = product_.sign_in("luc");
  const std::int64_t session =
      product_.database().integer("SELECT max(id) FROM authentication_session");
  EXPECT_EQ(product_.remove(user(claire, "/sessions/" + std::to_string(session))).status, 404);
  EXPECT_TRUE(is_signed_in(luc));
}

// --- lists

TEST_F(Users, AreSearchedFilteredAndPaged) {
  for (const char* name : {"zoe", "Éric", "bruno", "claire"}) add(name);
  product_.patch(user({product_.database().integer(
                     "SELECT id FROM authentication_user WHERE username = 'bruno'")}),
                 R"({"last_name":"Dùrand","is_active":false})");
  const auto names = [&](const std::string& query) {
    return product_.get("/api/v1/users?" + query).column("/username");
  };
  EXPECT_THAT(names("search=eric"), ElementsAre("\"Éric\""));
  EXPECT_THAT(names("search=durand%20bru"), ElementsAre("\"bruno\""));
  EXPECT_THAT(names("active=false"), ElementsAre("\"bruno\""));
  EXPECT_EQ(product_.get("/api/v1/users?active=true&total=true&limit=1").number("/total"), 4);
  add_user_with(product_, "membre", {"audit.read"});
  const std::string group = std::to_string(group_with_right(product_, "audit.read"));
  EXPECT_THAT(names("group=" + group), ElementsAre("\"membre\""));
  std::vector<std::string> paged;
  std::string cursor;
  do {
    const Reply page = product_.get("/api/v1/users?limit=2" +
                                    (cursor.empty() ? std::string() : "&cursor=" + cursor));
    for (const std::string& name : page.column("/username")) paged.push_back(name);
    cursor = page.text("/next");
  } while (!cursor.empty());
  EXPECT_THAT(paged, ElementsAre("\"admin\"", "\"bruno\"", "\"claire\"", "\"membre\"", "\"zoe\"",
                                 "\"Éric\""));
  EXPECT_EQ(product_.get("/api/v1/users?cursor=abc").refusal("/query/cursor"), "invalid_cursor");
  EXPECT_EQ(product_.get("/api/v1/users?active=oui").refusal("/query/active"), "wrong_type");
}

// --- many at once

class ManyUsers : public Users {
 protected:
  ManyUsers() : claire_(add("claire")), luc_(add("luc")) {}

  Reply change(const std::string& body) {
    return product_.post(std::string(kUsers) + "/bulk", body);
  }
  std::string both(const std::string& rest) {
    return R"({"ids":[)" + std::to_string(claire_.value) + "," + std::to_string(luc_.value) + "]," +
           rest + "}";
  }

  UserId claire_;
  UserId luc_;
};

// A-14
TEST_F(ManyUsers, MustAllChangeTheirPasswordAtOnce) {
  const Browser claire = product_.sign_in("claire");
  const Browser luc = product_.sign_in("luc");
  const Reply changed = change(R"({"all":true,"action":"require_password_change"})");
  EXPECT_EQ(changed.number("/changed"), 3);
  EXPECT_FALSE(is_signed_in(claire));
  EXPECT_FALSE(is_signed_in(luc));
  EXPECT_EQ(product_.get("/api/v1/tables").code(), "password_change_required");
  EXPECT_EQ(product_.send_as(product_.sign_in("luc"), Method::kGet, "/api/v1/tables").code(),
            "password_change_required");
}

TEST_F(ManyUsers, AreDisabledAndEnabledButForTheCaller) {
  const Browser claire = product_.sign_in("claire");
  EXPECT_EQ(change(R"({"all":true,"action":"disable"})").number("/changed"), 2);
  EXPECT_FALSE(is_signed_in(claire));
  EXPECT_EQ(product_.get(user(claire_)).at("/is_active"), "false");
  EXPECT_EQ(change(both(R"("action":"enable")")).number("/changed"), 2);
  EXPECT_EQ(change(both(R"("action":"enable")")).number("/changed"), 0);
  EXPECT_EQ(product_.get(user(claire_)).at("/is_active"), "true");
}

TEST_F(ManyUsers, JoinAndLeaveAGroup) {
  const std::string group = std::to_string(group_with_right(product_, "audit.read"));
  EXPECT_EQ(change(both(R"("action":"add_to_group","group":)" + group)).number("/changed"), 2);
  EXPECT_EQ(product_.get(user(luc_)).at("/groups/0/id"), group);
  EXPECT_EQ(last_action(), "users.changed");
  EXPECT_EQ(change(both(R"("action":"remove_from_group","group":)" + group)).number("/changed"), 2);
  EXPECT_EQ(product_.get(user(luc_)).at("/groups"), "[]");
  EXPECT_EQ(change(both(R"("action":"add_to_group","group":987)")).refusal("/group"),
            "unknown_group");
}

// Z-08
TEST_F(ManyUsers, AreChangedAllOrNone) {
  const std::string ids = R"({"ids":[)" + std::to_string(claire_.value);
  EXPECT_EQ(change(ids + R"(,987],"action":"disable"})").status, 404);
  EXPECT_EQ(change(ids + R"(,1],"action":"disable"})").code(), "own_rights");
  EXPECT_EQ(product_.get(user(claire_)).at("/is_active"), "true");
}

TEST_F(ManyUsers, EndTheirSessionsButNotTheCallersOwn) {
  const Browser claire = product_.sign_in("claire");
  product_.accounts().advance(11 * kMinute);
  EXPECT_EQ(change(R"({"all":true,"action":"end_sessions"})").number("/changed"), 3);
  EXPECT_FALSE(is_signed_in(claire));
  EXPECT_EQ(product_.get("/api/v1/tables").status, 200);
}

TEST_F(ManyUsers, AreNamedOneWayOrTheOther) {
  EXPECT_EQ(change(R"({"action":"disable"})").refusal("/ids"), "required");
  EXPECT_EQ(change(R"({"ids":[1],"all":true,"action":"disable"})").refusal("/ids"), "required");
  EXPECT_EQ(change(R"({"all":true,"action":"inconnue"})").refusal("/action"), "unknown_choice");
  EXPECT_EQ(change(R"({"all":true,"action":"add_to_group"})").refusal("/group"), "required");
  EXPECT_EQ(change(R"({"ids":["1"],"action":"disable"})").refusal("/ids"), "wrong_type");
}

}  // namespace
}  // namespace cochin::testing
