#include <gtest/gtest.h>

#include "api/product.hpp"
#include "platform/crypto/one_time_code.hpp"

namespace cochin::testing {
namespace {

using http::Method;

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

class Credentials : public ::testing::Test {
 protected:
  Reply call(const Browser& browser, Method method, std::string_view path, std::string body = {}) {
    return product_.send_as(browser, method, path, std::move(body));
  }
  Reply log_in(std::string_view name, std::string_view password = AccountFixture::kPassword,
               const Browser& browser = {}) {
    return call(browser, Method::kPost, "/api/v1/auth/login",
                ApiFixture::credentials(name, password));
  }
  static Browser browser_of(const Reply& reply) {
    return {.cookie = cookie_of(reply), .csrf_token = reply.text("/csrf_token")};
  }
  static std::string cookie_of(const Reply& reply) {
    const std::string cookie = reply.header("Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
  }
  static std::string device_cookie_of(const Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "Set-Cookie" && value.find("cochin_device=") != value.npos) return value;
    }
    return {};
  }
  Browser program(const std::string& token) {
    return {.cookie = "", .csrf_token = "", .headers = {{"Authorization", "Bearer " + token}}};
  }
  Reply make_token(const Browser& browser, std::string body) {
    return call(browser, Method::kPost, "/api/v1/auth/tokens", std::move(body));
  }

  Product product_;
};

// A-03 to A-08: the live form
TEST_F(Credentials, JudgesAPasswordRuleByRuleAndStoresNothing) {
  const Browser browser = product_.sign_in("admin");
  const Reply weak = call(browser, Method::kPost, "/api/v1/auth/password-check",
                          R"({"new_password":"Admin2026!"})");
  EXPECT_EQ(weak.status, 200);
  EXPECT_EQ(weak.at("/acceptable"), "false");
  EXPECT_EQ(weak.number("/minimum_characters"), 15);
  EXPECT_EQ(weak.text("/rules/0/code"), "too_short");
  EXPECT_EQ(weak.at("/rules/0/ok"), "false");
  EXPECT_NE(weak.text("/rules/0/message"), "");
  const Reply good = call(browser, Method::kPost, "/api/v1/auth/password-check",
                          R"({"new_password":"tambour ivoire seuil lampe"})");
  EXPECT_EQ(good.at("/acceptable"), "true");
  EXPECT_EQ(good.at("/rules/0/message"), "null");
  EXPECT_EQ(call(browser, Method::kGet, "/api/v1/auth/session").status, 200);
}

// A-08: the names of the tables
TEST_F(Credentials, RefusesAPasswordMadeOfTableNames) {
  const Browser browser = product_.sign_in("admin");
  const Reply reply = call(browser, Method::kPost, "/api/v1/auth/password-check",
                           R"({"new_password":"DevisParProjet2026!"})");
  EXPECT_EQ(reply.text("/rules/3/code"), "contains_personal_data");
  EXPECT_EQ(reply.at("/rules/3/ok"), "false");
}

// A-22, S-06
TEST_F(Credentials, MarksTheBrowserOfAFullSignIn) {
  product_.accounts().add_user("claire");
  EXPECT_EQ(device_cookie_of(log_in("claire", "girafe")), "");
  const Reply entered = log_in("claire");
  const std::string cookie = device_cookie_of(entered);
  EXPECT_TRUE(cookie.starts_with("cochin_device=")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")) << cookie;
  Browser secure;
  secure.is_secure = true;
  const std::string over_https =
      device_cookie_of(log_in("claire", AccountFixture::kPassword, secure));
  EXPECT_TRUE(over_https.starts_with("__Host-cochin_device=")) << over_https;
  EXPECT_TRUE(over_https.ends_with("; Secure")) << over_https;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(log_in("claire", "girafe").status, 401);
  EXPECT_EQ(log_in("claire").status, 429);
  Browser known;
  known.cookie = cookie.substr(0, cookie.find(';'));
  EXPECT_EQ(log_in("claire", AccountFixture::kPassword, known).status, 200);
}

// A-18: unknown, wrong, disabled and expired, at the same point of the same history
TEST_F(Credentials, AnswersEveryFailureAlikeThroughoutTheSameHistory) {
  for (const char* name : {"wrong", "disabled", "expired"}) product_.accounts().add_user(name);
  product_.database().execute(
      "UPDATE authentication_user SET is_active = 0 WHERE username = 'disabled'");
  product_.database().execute(
      "UPDATE authentication_user SET password_changed_at = '2001-01-01T00:00:00.000Z' "
      "WHERE username = 'expired'");
  for (int i = 0; i < 8; ++i) {
    const Reply first = log_in("wrong", "girafe");
    EXPECT_EQ(first.status, i < 5 ? 401 : 429);
    for (const char* name : {"unknown", "disabled", "expired"}) {
      const Reply other = log_in(name, "girafe");
      EXPECT_EQ(other.status, first.status) << name;
      EXPECT_EQ(other.body, first.body) << name;
      EXPECT_EQ(other.headers, first.headers) << name;
    }
  }
}

// A-13
TEST_F(Credentials, TellsWhenThePasswordExpires) {
  const Browser browser = product_.sign_in("admin");
  const Reply session = call(browser, Method::kGet, "/api/v1/auth/session");
  EXPECT_EQ(session.at("/password_expires_at"), "null");
  EXPECT_EQ(session.at("/password_expiry_warning"), "false");
}

// S-08
TEST_F(Credentials, ListsAndEndsOnesOwnSessions) {
  product_.accounts().add_user("claire");
  product_.accounts().add_user("luc");
  const Browser luc = browser_of(log_in("luc"));
  Browser phone;
  phone.headers = {{"User-Agent", "Phone"}};
  const Browser elsewhere = browser_of(log_in("claire", AccountFixture::kPassword, phone));
  const Browser here = browser_of(log_in("claire"));
  const Reply listed = call(here, Method::kGet, "/api/v1/auth/sessions");
  EXPECT_EQ(listed.column("/device"), (std::vector<std::string>{"\"\"", "\"Phone\""}));
  EXPECT_EQ(listed.column("/current"), (std::vector<std::string>{"true", "false"}));
  const std::string other = "/api/v1/auth/sessions/" + listed.at("/items/1/id");
  EXPECT_EQ(call(luc, Method::kDelete, other).status, 404);
  EXPECT_EQ(call(here, Method::kDelete, other).status, 204);
  EXPECT_EQ(call(elsewhere, Method::kGet, "/api/v1/tables").status, 401);
  EXPECT_EQ(call(here, Method::kDelete, other).status, 404);
}

// S-08
TEST_F(Credentials, EndsAllOtherSessions) {
  product_.accounts().add_user("claire");
  const Browser elsewhere = browser_of(log_in("claire"));
  const Browser here = browser_of(log_in("claire"));
  EXPECT_EQ(call(here, Method::kDelete, "/api/v1/auth/sessions").status, 204);
  EXPECT_EQ(call(elsewhere, Method::kGet, "/api/v1/tables").status, 401);
  EXPECT_EQ(call(here, Method::kGet, "/api/v1/tables").status, 200);
}

// S-02
TEST_F(Credentials, ReauthenticationRenewsTheCookie) {
  Browser browser = product_.sign_in("admin");
  const std::string body = R"({"password":")" + std::string(AccountFixture::kPassword) + "\"}";
  const Reply reply = call(browser, Method::kPost, "/api/v1/auth/reauthenticate", body);
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(call(browser, Method::kGet, "/api/v1/tables").status, 401);
  browser.cookie = cookie_of(reply);
  EXPECT_EQ(call(browser, Method::kGet, "/api/v1/tables").status, 200);
}

// S-03
TEST_F(Credentials, BackgroundRequestsDoNotProlongASession) {
  Browser browser = product_.sign_in("admin");
  const auto end = [&] {
    return call(browser, Method::kGet, "/api/v1/auth/session").text("/expires_at");
  };
  const std::string before = end();
  Browser page = browser;
  page.headers = {{"X-Background-Request", "1"}};
  product_.accounts().advance(10 * kMinute);
  const Reply polled = call(page, Method::kGet, "/api/v1/auth/session");
  EXPECT_EQ(polled.text("/expires_at"), before);
  EXPECT_NE(end(), before);
}

// A-33, A-35
TEST_F(Credentials, TheFirstStepOpensNothingButTheSecond) {
  product_.accounts().add_user("claire");
  Browser claire = browser_of(log_in("claire"));
  const Reply offer = call(claire, Method::kPost, "/api/v1/auth/totp");
  EXPECT_EQ(offer.status, 200);
  EXPECT_TRUE(offer.text("/qr_svg").starts_with("<svg"));
  EXPECT_EQ(call(claire, Method::kPost, "/api/v1/auth/totp/confirm", R"({"code":"000000"})")
                .refusal("/code"),
            "wrong_code");
  product_.database().execute(
      "UPDATE authentication_totp SET seed = offered_seed, offered_seed = NULL");
  const Reply first = log_in("claire");
  EXPECT_EQ(first.at("/second_factor_required"), "true");
  EXPECT_EQ(first.at("/user/email"), "\"\"");
  EXPECT_EQ(device_cookie_of(first), "");
  const Browser pending = browser_of(first);
  for (const auto& route : product_.router().routes()) {
    if (!route->pattern.starts_with("/api/v1/") || route->pattern.find('{') != std::string::npos) {
      continue;
    }
    if (route->pattern == "/api/v1/auth/login" || route->pattern == "/api/v1/auth/session" ||
        route->pattern == "/api/v1/auth/logout" ||
        route->pattern.starts_with("/api/v1/auth/login/second-factor") ||
        route->options.access == http::Access::kPublic) {
      continue;
    }
    const std::string body = http::is_unsafe(route->method) ? "{}" : "";
    const Reply reply = call(pending, route->method, route->pattern, body);
    EXPECT_EQ(reply.status, 403) << route->pattern;
    EXPECT_EQ(reply.code(), "second_factor_required") << route->pattern;
  }
  const Reply wrong =
      call(pending, Method::kPost, "/api/v1/auth/login/second-factor", R"({"code":"000000"})");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.refusal("/code"), "wrong_code");
}

// A-02, A-33: who must change his password has a code to give first; neither closes the other.
TEST_F(Credentials, TheCodeIsAskedForBeforeANewPassword) {
  product_.accounts().add_user("claire");
  call(browser_of(log_in("claire")), Method::kPost, "/api/v1/auth/totp");
  product_.database().execute(
      "UPDATE authentication_totp SET seed = offered_seed, offered_seed = NULL");
  product_.database().execute("UPDATE authentication_user SET password_change_required = 1");
  const Browser pending = browser_of(log_in("claire"));
  EXPECT_EQ(call(pending, Method::kPost, "/api/v1/auth/password", "{}").code(),
            "second_factor_required");
  const Reply answer =
      call(pending, Method::kPost, "/api/v1/auth/login/second-factor", R"({"code":"000000"})");
  EXPECT_EQ(answer.refusal("/code"), "wrong_code");
}

// Z-09
TEST_F(Credentials, AnApiTokenIsShownOnceAndStoredHashed) {
  const Browser browser = product_.sign_in("admin");
  const Reply made = make_token(browser, R"({"name":"Sauvegarde"})");
  EXPECT_EQ(made.status, 201);
  const std::string token = made.text("/token");
  EXPECT_EQ(token.size(), 47U);
  EXPECT_TRUE(token.starts_with("cpm_"));
  EXPECT_EQ(made.at("/scopes"), R"(["read"])");
  EXPECT_EQ(call(browser, Method::kGet, "/api/v1/auth/tokens").body.find(token), std::string::npos);
  EXPECT_EQ(product_.database().integer(
                "SELECT count(*) FROM authentication_apitoken WHERE length(token_hash) = 32"),
            1);
}

TEST_F(Credentials, AnApiTokenNeedsNoCsrfTokenAndNoCookie) {
  const Browser browser = product_.sign_in("admin");
  const std::string token =
      make_token(browser, R"({"name":"Import","scopes":["read","write"]})").text("/token");
  EXPECT_EQ(call(program(token), Method::kGet, "/api/v1/tables").status, 200);
  EXPECT_EQ(call(program(token), Method::kPost, "/api/v1/tables/contact/records",
                 R"({"values":{"nom":"Curie","prenom":"Marie"}})")
                .status,
            201);
  EXPECT_EQ(
      call({.cookie = "cochin_session=" + token, .csrf_token = ""}, Method::kGet, "/api/v1/tables")
          .status,
      401);
  EXPECT_EQ(call(program(browser.cookie.substr(browser.cookie.find('=') + 1)), Method::kGet,
                 "/api/v1/tables")
                .status,
            401);
}

TEST_F(Credentials, AnApiTokenDoesNoMoreThanItsScopes) {
  const Browser browser = product_.sign_in("admin");
  const std::string reader = make_token(browser, R"({"name":"Lecture"})").text("/token");
  const Reply written = call(program(reader), Method::kPost, "/api/v1/tables/contact/records",
                             R"({"values":{"nom":"Curie"}})");
  EXPECT_EQ(written.status, 403);
  EXPECT_EQ(written.code(), "forbidden");
  const std::string writer =
      make_token(browser, R"({"name":"Saisie","scopes":["write"]})").text("/token");
  const std::string table = R"({"name":"Essai","fields":[]})";
  EXPECT_EQ(call(program(writer), Method::kPost, "/api/v1/tables", table).code(), "forbidden");
  const std::string architect =
      make_token(browser, R"({"name":"Tables","scopes":["write","schema.manage"]})").text("/token");
  EXPECT_EQ(call(program(architect), Method::kPost, "/api/v1/tables", table).status, 201);
}

TEST_F(Credentials, AnApiTokenChangesNoAccount) {
  const Browser browser = product_.sign_in("admin");
  const std::string token =
      make_token(browser, R"({"name":"Import","scopes":["write"]})").text("/token");
  EXPECT_EQ(make_token(program(token), R"({"name":"Autre"})").code(), "forbidden");
  EXPECT_EQ(call(program(token), Method::kDelete, "/api/v1/auth/totp").code(), "forbidden");
  EXPECT_EQ(call(program(token), Method::kPost, "/api/v1/auth/logout").code(), "forbidden");
  EXPECT_EQ(call(program(token), Method::kGet, "/api/v1/auth/session").text("/user/username"),
            "admin");
}

TEST_F(Credentials, NobodyGivesATokenWhatHeHasNot) {
  product_.accounts().add_user("claire");
  const Browser claire = browser_of(log_in("claire"));
  const Reply refused = make_token(
      claire, R"({"name":"","scopes":["schema.manage"],"expires_at":"2001-01-01T00:00:00Z"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/scopes"), "unknown_right");
  EXPECT_EQ(refused.refusal("/name"), "invalid_name");
  EXPECT_EQ(refused.refusal("/expires_at"), "out_of_range");
  EXPECT_EQ(make_token(claire, R"({"name":"x","scopes":[]})").refusal("/scopes"), "required");
}

TEST_F(Credentials, TokensAreCreatedOnlyWithARecentPasswordAndUpToFifty) {
  const Browser browser = product_.sign_in("admin");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(make_token(browser, R"({"name":"x"})").status, 201);
  const Reply over = make_token(browser, R"({"name":"x"})");
  EXPECT_EQ(over.status, 409);
  EXPECT_EQ(over.code(), "too_many_items");
  product_.accounts().advance(11 * kMinute);
  EXPECT_EQ(make_token(browser, R"({"name":"x"})").code(), "reauthentication_required");
}

// S-09, X-02
TEST_F(Credentials, AnApiTokenDiesWithItsRevocationItsEndAndItsOwner) {
  product_.accounts().add_user("claire");
  const Browser claire = browser_of(log_in("claire"));
  const auto status = [&](const std::string& token) {
    return call(program(token), Method::kGet, "/api/v1/tables").status;
  };
  const Reply revoked = make_token(claire, R"({"name":"a"})");
  const std::string lasting = make_token(claire, R"({"name":"b"})").text("/token");
  EXPECT_EQ(status(revoked.text("/token")), 200);
  EXPECT_EQ(call(claire, Method::kDelete, "/api/v1/auth/tokens/" + revoked.at("/id")).status, 204);
  EXPECT_EQ(status(revoked.text("/token")), 401);
  EXPECT_EQ(call(claire, Method::kDelete, "/api/v1/auth/tokens/" + revoked.at("/id")).status, 404);
  product_.accounts().advance(89 * kDay);
  EXPECT_EQ(status(lasting), 200);
  product_.accounts().advance(2 * kDay);
  EXPECT_EQ(status(lasting), 401);
  const Browser again = browser_of(log_in("claire"));
  const std::string orphan = make_token(again, R"({"name":"c"})").text("/token");
  EXPECT_EQ(status(orphan), 200);
  product_.database().execute(
      "UPDATE authentication_user SET is_active = 0 WHERE username = 'claire'");
  product_.accounts().authentication().forget_user(UserId{
      product_.database().integer("SELECT id FROM authentication_user WHERE username = 'claire'")});
  EXPECT_EQ(status(orphan), 401);
}

TEST_F(Credentials, AnApiTokenIsAnsweredFromMemoryOnceItIsKnown) {
  const Browser browser = product_.sign_in("admin");
  const std::string token = make_token(browser, R"({"name":"x"})").text("/token");
  app::Authentication& authentication = product_.accounts().authentication();
  EXPECT_EQ(authentication.find_session(token), nullptr);
  call(program(token), Method::kGet, "/api/v1/tables");
  EXPECT_NE(authentication.find_session(token), nullptr);
}

TEST_F(Credentials, NotesTheLastUseOfATokenToTheMinute) {
  const Browser browser = product_.sign_in("admin");
  const std::string token = make_token(browser, R"({"name":"x"})").text("/token");
  const auto last_use = [&] {
    return call(browser, Method::kGet, "/api/v1/auth/tokens").text("/items/0/last_used_at");
  };
  EXPECT_EQ(last_use(), "");
  call(program(token), Method::kGet, "/api/v1/tables");
  product_.accounts().lanes().write_now([](app::WriteScope&) { return ok(); }).value();
  const std::string first = last_use();
  EXPECT_NE(first, "");
  product_.accounts().advance(kMinute / 2);
  call(program(token), Method::kGet, "/api/v1/tables");
  EXPECT_EQ(last_use(), first);
}

}  // namespace
}  // namespace cochin::testing
