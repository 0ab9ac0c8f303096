#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "api/granted_right.hpp"
#include "api/product.hpp"
#include "app/audit/audit_verification.hpp"

namespace cochin::testing {
namespace {

using http::Method;

constexpr const char* kAudit = "/api/v1/audit";

class Audit : public ::testing::Test {
 protected:
  /// What a request writes by itself is written once the writer has done what follows.
  void settle() { product_.database().execute("SELECT 1"); }

  std::string query(const std::string& parameters) {
    return std::string(kAudit) + "?" + parameters;
  }

  /// The actions of the entries that the filter lets pass, the newest first, but for readings.
  std::vector<std::string> actions(const std::string& parameters = "limit=500") {
    std::vector<std::string> found;
    for (const std::string& action : product_.get(query(parameters)).column("/action")) {
      if (action != "\"audit.read\"") found.push_back(action.substr(1, action.size() - 2));
    }
    return found;
  }

  std::int64_t last_entry() {
    return product_.database().integer("SELECT max(id) FROM audit_entry");
  }

  /// The entries after this one, the oldest first, as JSON in one text.
  std::vector<std::string> actions_after(std::int64_t id) {
    settle();
    std::vector<std::string> found;
    const std::int64_t last = last_entry();
    for (std::int64_t i = id + 1; i <= last; ++i) {
      found.push_back(product_.database().text("SELECT action FROM audit_entry WHERE id = " +
                                               std::to_string(i)));
    }
    return found;
  }

  std::string entry(std::int64_t id, const std::string& column) {
    return product_.database().text("SELECT " + column +
                                    " FROM audit_entry WHERE id = " + std::to_string(id));
  }

  Product product_;
};

// L-01: one entry for one act.
TEST_F(Audit, TellsEveryChangeOfTheSchemaOnce) {
  using ::testing::ElementsAre;
  const auto after = [&](auto&& act) {
    const std::int64_t before = last_entry();
    act();
    return actions_after(before);
  };
  std::string table;
  const auto ok = [](const Reply& reply) { EXPECT_LT(reply.status, 300) << reply.body; };
  EXPECT_THAT(
      after([&] { table = product_.make_table("Essai", R"([{"name":"Titre","type":"text"}])"); }),
      ElementsAre("tables.created"));
  EXPECT_THAT(after([&] { ok(product_.patch(table_path(table), R"({"name":"Essais"})")); }),
              ElementsAre("tables.changed"));
  EXPECT_THAT(after([&] {
                ok(product_.post(table_path(table, "/fields"), R"({"name":"Note","type":"text"})"));
              }),
              ElementsAre("fields.created"));
  EXPECT_THAT(
      after([&] { ok(product_.patch(table_path(table, "/fields/note"), R"({"required":true})")); }),
      ElementsAre("fields.changed"));
  EXPECT_THAT(
      after([&] { ok(product_.patch(table_path(table, "/fields/note"), R"({"type":"number"})")); }),
      ElementsAre("fields.retyped"));
  EXPECT_THAT(
      after([&] {
        ok(product_.post(table_path(table, "/fields/order"), R"({"fields":["note","titre"]})"));
      }),
      ElementsAre("fields.reordered"));
  EXPECT_THAT(after([&] { ok(product_.remove(table_path(table, "/fields/note"))); }),
              ElementsAre("fields.deleted"));
  EXPECT_THAT(after([&] { ok(product_.post(table_path(table, "/fields/note/restore"))); }),
              ElementsAre("fields.restored"));
  EXPECT_THAT(after([&] { ok(product_.remove(table_path(table))); }),
              ElementsAre("tables.deleted"));
  EXPECT_THAT(after([&] { ok(product_.post(table_path(table, "/restore"))); }),
              ElementsAre("tables.restored"));
}

// L-02
TEST_F(Audit, TellsWhatItWasBeforeAndAfter) {
  const std::string table = product_.make_table("Essai", R"([{"name":"Titre","type":"text"}])");
  product_.patch(table_path(table), R"({"name":"Essais"})");
  settle();
  const std::int64_t id = last_entry();
  EXPECT_EQ(entry(id, "actor"), "admin");
  EXPECT_EQ(entry(id, "object"), "table:essai");
  EXPECT_EQ(entry(id, "before"), R"({"name":"Essai"})");
  EXPECT_EQ(entry(id, "after"), R"({"name":"Essais"})");
}

TEST_F(Audit, SaysNothingOfWhatWasRefusedOrChangesNothing) {
  const std::string table = product_.make_table("Essai", R"([{"name":"Titre","type":"text"}])");
  const std::int64_t before = last_entry();
  EXPECT_EQ(product_.patch(table_path(table), R"({"name":""})").status, 422);
  EXPECT_EQ(product_.patch(table_path(table), R"({"name":"Essai"})").status, 200);
  EXPECT_EQ(product_.patch(table_path(table, "/fields/titre"), R"({"type":"inconnu"})").status,
            422);
  EXPECT_EQ(last_entry(), before);
}

// L-01, L-04: people type their password where the name belongs.
TEST_F(Audit, TellsSignInsButNotWhatWasTypedAsAName) {
  product_.accounts().add_user("claire");
  const std::int64_t before = last_entry();
  const auto sign_in = [&](const char* name, const char* password) {
    return product_.send_as({}, Method::kPost, "/api/v1/auth/login",
                            ApiFixture::credentials(name, password));
  };
  EXPECT_EQ(sign_in("claire", "faux").status, 401);
  EXPECT_EQ(sign_in("MonMotDePasse2026!", "faux").status, 401);
  const Browser browser = product_.sign_in("claire");
  EXPECT_EQ(product_.send_as(browser, Method::kPost, "/api/v1/auth/logout").status, 204);
  EXPECT_THAT(actions_after(before), ::testing::ElementsAre("auth.failed", "auth.failed",
                                                            "auth.signed_in", "auth.signed_out"));
  EXPECT_EQ(entry(before + 1, "actor"), "claire");
  EXPECT_EQ(entry(before + 1, "outcome"), "invalid_credentials");
  EXPECT_EQ(entry(before + 2, "actor"), "");
  EXPECT_EQ(entry(before + 2, "actor_id"), "0");
  EXPECT_EQ(entry(before + 3, "outcome"), "ok");
}

// L-01, A-21
TEST_F(Audit, TellsAPauseOnceAndThenOnlyRefusals) {
  product_.accounts().add_user("claire");
  const std::int64_t before = last_entry();
  for (int i = 0; i < 8; ++i) {
    product_.send_as({}, Method::kPost, "/api/v1/auth/login",
                     ApiFixture::credentials("claire", "faux"));
  }
  EXPECT_THAT(actions_after(before),
              ::testing::ElementsAre("auth.failed", "auth.locked", "auth.failed"));
  EXPECT_EQ(entry(before + 3, "outcome"), "too_many_attempts");
  EXPECT_EQ(product_.database().integer(
                "SELECT repeats FROM audit_repeat WHERE outcome = 'invalid_credentials'"),
            4);
}

TEST_F(Audit, TellsChangesOfPasswordsAndTheirConfirmation) {
  product_.accounts().add_user("claire");
  Browser browser = product_.sign_in("claire");
  const std::int64_t before = last_entry();
  const auto post = [&](const char* path, const std::string& body) {
    const Reply reply = product_.send_as(browser, Method::kPost, path, body);
    browser.cookie = kept_cookie(browser, reply);
    return reply.status;
  };
  const std::string present(AccountFixture::kPassword);
  EXPECT_EQ(post("/api/v1/auth/reauthenticate", R"({"password":"faux"})"), 422);
  EXPECT_EQ(post("/api/v1/auth/reauthenticate", R"({"password":")" + present + "\"}"), 204);
  EXPECT_EQ(post("/api/v1/auth/password", R"({"current_password":")" + present +
                                              R"(","new_password":"un tout autre secret"})"),
            204);
  EXPECT_THAT(actions_after(before),
              ::testing::ElementsAre("auth.reauthentication_failed", "auth.reauthenticated",
                                     "auth.password_changed"));
}

// L-04
TEST_F(Audit, HoldsNoSecret) {
  product_.accounts().add_user("claire");
  Browser browser = product_.sign_in("claire");
  product_.send_as(
      browser, Method::kPost, "/api/v1/auth/password",
      R"({"current_password":"girafe papier lundi racine","new_password":"un tout autre secret"})");
  const Reply link = product_.post("/api/v1/users/2/password-reset");
  const Reply created =
      product_.post("/api/v1/users", R"({"username":"luc","password":"encore un secret"})");
  EXPECT_EQ(created.status, 201);
  const std::string url = link.text("/reset_url");
  const std::string log = product_.get(query("format=json")).body;
  for (const std::string& secret :
       {std::string(AccountFixture::kPassword), std::string("un tout autre secret"),
        std::string("encore un secret"), url.substr(url.find('#') + 1),
        browser.cookie.substr(browser.cookie.find('=') + 1), browser.csrf_token,
        std::string("argon2")}) {
    EXPECT_EQ(log.find(secret), std::string::npos) << secret;
  }
}

// L-10
TEST_F(Audit, IsReadByThoseWhoMayAndThatIsNoted) {
  add_user_with(product_, "auditeur", {"audit.read"});
  add_user_with(product_, "gestionnaire", {"users.manage"});
  const std::int64_t before = last_entry();
  const Browser auditor = product_.sign_in("auditeur");
  const Browser other = product_.sign_in("gestionnaire");
  for (const char* path : {kAudit, "/api/v1/audit/actions", "/api/v1/audit?format=csv"}) {
    EXPECT_EQ(product_.send_as({}, Method::kGet, path).status, 401) << path;
    EXPECT_EQ(product_.send_as(other, Method::kGet, path).code(), "forbidden") << path;
    EXPECT_EQ(product_.send_as(auditor, Method::kGet, path).status, 200) << path;
  }
  EXPECT_EQ(product_.send_as(auditor, Method::kGet, kAudit).status, 200);
  EXPECT_THAT(actions_after(before), ::testing::ElementsAre("auth.signed_in", "auth.signed_in",
                                                            "audit.read", "audit.exported"));
  EXPECT_EQ(entry(before + 3, "actor"), "auditeur");
}

TEST_F(Audit, IsListedPageByPageWithoutGapOrRepetition) {
  for (int i = 0; i < 7; ++i) product_.make_table("T" + std::to_string(i), "[]");
  std::vector<std::string> paged;
  std::string next = query("limit=3&action=tables");
  while (!next.empty()) {
    const Reply page = product_.get(next);
    for (const std::string& id : page.column("/id")) paged.push_back(id);
    product_.make_table("Entre " + std::to_string(paged.size()), "[]");
    const std::string cursor = page.text("/next");
    next = cursor.empty() ? "" : query("limit=3&action=tables&cursor=" + cursor);
  }
  const std::set<std::string> distinct(paged.begin(), paged.end());
  EXPECT_EQ(distinct.size(), paged.size());
  EXPECT_EQ(paged.size(), 13U);  // seven, and the six supplied tables
}

TEST_F(Audit, IsFilteredByActorActionObjectOutcomeAndTime) {
  const UserId claire = product_.accounts().add_user("claire", true);
  const Browser browser = product_.sign_in("claire");
  product_.send_as(browser, Method::kPost, "/api/v1/tables", R"({"name":"Essai","fields":[]})");
  product_.send_as({}, Method::kPost, "/api/v1/auth/login",
                   ApiFixture::credentials("claire", "faux"));
  using ::testing::ElementsAre;
  EXPECT_THAT(actions("actor=" + std::to_string(claire.value)),
              ElementsAre("auth.failed", "tables.created", "auth.signed_in"));
  EXPECT_THAT(actions("actor=claire&action=auth"), ElementsAre("auth.failed", "auth.signed_in"));
  EXPECT_THAT(actions("object=table:essai"), ElementsAre("tables.created"));
  EXPECT_THAT(actions("actor=claire&outcome=refused"), ElementsAre("auth.failed"));
  EXPECT_THAT(actions("outcome=invalid_credentials"), ElementsAre("auth.failed"));
  EXPECT_THAT(actions("actor=claire&outcome=ok&action=auth.signed_in"),
              ElementsAre("auth.signed_in"));
  const std::string day = product_.accounts().now().date_utc().to_string();
  EXPECT_EQ(actions("actor=claire&from=" + day + "&to=" + day).size(), 3U);
  EXPECT_TRUE(actions("actor=claire&to=2024-01-01").empty());
  EXPECT_TRUE(actions("actor=claire&from=2099-01-01T00:00:00Z").empty());
}

TEST_F(Audit, RefusesAFilterThatItDoesNotKnow) {
  EXPECT_EQ(product_.get(query("action=inventee")).refusal("/query/action"), "unknown_choice");
  EXPECT_EQ(product_.get(query("format=pdf")).refusal("/query/format"), "unknown_choice");
  EXPECT_EQ(product_.get(query("from=hier")).refusal("/query/from"), "wrong_type");
  EXPECT_EQ(product_.get(query("couleur=bleu")).status, 422);
}

TEST_F(Audit, IsExportedForASpreadsheetAndForPrograms) {
  product_.make_table("=1+1", "[]");
  const Reply csv = product_.get(query("format=csv&action=tables.created"));
  EXPECT_NE(csv.header("Content-Disposition").find("audit.csv"), std::string::npos);
  EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBFid;at;actor_id;actor;"));
  EXPECT_NE(csv.body.find(";tables.created;"), std::string::npos);
  const Reply json = product_.get(query("format=json&action=tables.created"));
  EXPECT_EQ(json.text("/0/action"), "tables.created");
  EXPECT_EQ(json.text("/0/after/name"), "=1+1");
  settle();
  EXPECT_EQ(entry(last_entry(), "action"), "audit.exported");
  EXPECT_EQ(entry(last_entry(), "after"), R"({"format":"json","action":"tables.created"})");
}

TEST_F(Audit, RefusesAnExportThatIsTooLarge) {
  product_.database().write([](storage::sql::Connection& connection) -> Status {
    TRY(connection.execute("DROP TRIGGER audit_entry_follows"));
    return connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 51001) "
        "INSERT INTO audit_entry SELECT i, at, actor_id, actor, address, request_id, action, "
        "object, "
        "outcome, before, after, previous, hash FROM n, audit_entry e WHERE e.id = 1");
  });
  const Reply refused = product_.get(query("format=csv"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "too_many_items");
}

TEST_F(Audit, NamesItsActionsInTheLanguageOfTheReader) {
  const Reply french = product_.get("/api/v1/audit/actions");
  const Reply english = product_.get("/api/v1/audit/actions", {{"Accept-Language", "en"}});
  EXPECT_EQ(french.text("/items/0/name"), "server.started");
  EXPECT_EQ(french.text("/items/0/label"), "Le serveur a démarré.");
  EXPECT_EQ(english.text("/items/0/label"), "The server started.");
}

TEST_F(Audit, IsIntactAfterManyRequestsAtOnce) {
  const Browser admin = product_.sign_in("admin");
  std::vector<std::thread> people;
  for (int i = 0; i < 8; ++i) {
    people.emplace_back([&, i] {
      for (int k = 0; k < 4; ++k) {
        const Reply made =
            product_.send_as(admin, http::Method::kPost, "/api/v1/tables",
                             R"({"name":"P)" + std::to_string(i * 10 + k) + R"(","fields":[]})");
        EXPECT_EQ(made.status, 201) << made.body;
      }
    });
  }
  for (std::thread& person : people) person.join();
  product_.database().read([](storage::sql::Connection& connection) -> Status {
    const auto head = TRY(storage::audit::head(connection));
    const auto verdict = TRY(app::audit::verify(connection, head));
    EXPECT_FALSE(verdict.damage);
    EXPECT_GE(verdict.entries, 32);
    return ok();
  });
}

}  // namespace
}  // namespace cochin::testing
