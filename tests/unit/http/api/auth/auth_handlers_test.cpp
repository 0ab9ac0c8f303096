#include "http/api/auth/auth_handlers.hpp"

#include <gtest/gtest.h>

#include "support/api_fixture.hpp"

namespace cochin::http {
namespace {

using testing::AccountFixture;
using testing::Browser;

constexpr std::string_view kNew = "tambour ivoire seuil lampe";

class AuthApiTest : public ::testing::Test {
 protected:
  void SetUp() override { api_.accounts().add_user("claire"); }

  static std::string code_of(const Response& response) {
    return testing::ApiFixture::code_of(response);
  }
  Response change_password(const Browser& browser, std::string_view current,
                           std::string_view chosen) {
    return api_.post("/api/v1/auth/password",
                     R"({"current_password":")" + std::string(current) + R"(","new_password":")" +
                         std::string(chosen) + "\"}",
                     browser);
  }

  testing::ApiFixture api_;
};

TEST_F(AuthApiTest, AnswersALoginWithTheUserTheTokenAndTheCookie) {
  const Response answer = api_.post(
      "/api/v1/auth/login", testing::ApiFixture::credentials("claire", AccountFixture::kPassword));
  EXPECT_EQ(answer.status, 200);
  const Tree body = testing::ApiFixture::tree_of(answer);
  EXPECT_EQ(*body.find("user")->find("username")->as_string(), "claire");
  EXPECT_EQ(*body.find("user")->find("is_superuser")->as_bool(), false);
  EXPECT_EQ(*body.find("password_change_required")->as_bool(), false);
  EXPECT_EQ(*body.find("second_factor_required")->as_bool(), false);
  EXPECT_EQ(body.find("csrf_token")->as_string()->size(), 43U);
  EXPECT_EQ(answer.body.find("argon2"), std::string::npos);
}

// S-06
TEST_F(AuthApiTest, SetsAStrictCookie) {
  const std::string credentials =
      testing::ApiFixture::credentials("claire", AccountFixture::kPassword);
  const auto cookie = [&](bool is_secure) {
    Browser browser;
    browser.is_secure = is_secure;
    const Response answer = api_.post("/api/v1/auth/login", credentials, browser);
    std::string header = testing::ApiFixture::header_of(answer, "Set-Cookie");
    const std::size_t value = header.find('=') + 1;
    return header.replace(value, 43, "TOKEN");
  };
  EXPECT_EQ(cookie(false), "cochin_session=TOKEN; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(cookie(true), "__Host-cochin_session=TOKEN; Path=/; HttpOnly; SameSite=Lax; Secure");
}

// S-07
TEST_F(AuthApiTest, TakesThePlainCookieForNothingOverHttps) {
  Browser browser = api_.sign_in("claire");
  browser.is_secure = true;
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 401);
}

TEST_F(AuthApiTest, AnswersTheSession) {
  const Browser browser = api_.sign_in("claire");
  const Response answer = api_.get("/api/v1/auth/session", browser);
  EXPECT_EQ(answer.status, 200);
  const Tree body = testing::ApiFixture::tree_of(answer);
  EXPECT_EQ(*body.find("csrf_token")->as_string(), browser.csrf_token);
  EXPECT_EQ(body.find("permissions")->find("global")->as_list()->size(), 0U);
  EXPECT_EQ(*body.find("expires_at")->as_string(),
            Timestamp{api_.accounts().now().milliseconds + 3'600'000}.to_string());
}

// A-18
TEST_F(AuthApiTest, RefusesUnknownWrongAndDisabledWithTheSameBytes) {
  api_.accounts().add_user("luc");
  api_.accounts().database().execute(
      "UPDATE authentication_user SET is_active = 0 WHERE username = 'luc'");
  const auto refuse = [&](std::string_view name, std::string_view password) {
    return api_.post("/api/v1/auth/login", testing::ApiFixture::credentials(name, password));
  };
  const Response wrong = refuse("claire", "girafe");
  const Response unknown = refuse("personne", "girafe");
  const Response disabled = refuse("luc", AccountFixture::kPassword);
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(code_of(wrong), "invalid_credentials");
  EXPECT_EQ(unknown.body, wrong.body);
  EXPECT_EQ(disabled.body, wrong.body);
  EXPECT_EQ(unknown.headers, wrong.headers);
  EXPECT_EQ(disabled.headers, wrong.headers);
}

// A-20
TEST_F(AuthApiTest, AnswersAPauseWith429AndRetryAfter) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(api_.post("/api/v1/auth/login", testing::ApiFixture::credentials("claire", "girafe"))
                  .status,
              401);
  }
  const Response paused = api_.post(
      "/api/v1/auth/login", testing::ApiFixture::credentials("claire", AccountFixture::kPassword));
  EXPECT_EQ(paused.status, 429);
  EXPECT_EQ(code_of(paused), "too_many_attempts");
  EXPECT_EQ(testing::ApiFixture::header_of(paused, "Retry-After"), "900");
}

TEST_F(AuthApiTest, RefusesBodiesOfAnotherShape) {
  EXPECT_EQ(api_.post("/api/v1/auth/login", "{").status, 400);
  for (const char* body : {R"({"username":"claire"})", R"({"username":1,"password":"x"})", "[]"}) {
    const Response answer = api_.post("/api/v1/auth/login", body);
    EXPECT_EQ(answer.status, 422) << body;
    EXPECT_EQ(code_of(answer), "invalid_input") << body;
  }
  const Response unknown =
      api_.post("/api/v1/auth/login", R"({"username":"claire","password":"x","role":"admin"})");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(code_of(unknown), "unknown_field");
}

// A-05
TEST_F(AuthApiTest, RefusesPasswordsOver1024Bytes) {
  const Response answer = api_.post(
      "/api/v1/auth/login", testing::ApiFixture::credentials("claire", std::string(1025, 'x')));
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(code_of(answer), "password_too_long");
}

// S-05
TEST_F(AuthApiTest, SignsOutForGood) {
  const Browser browser = api_.sign_in("claire");
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 200);
  const Response answer = api_.post("/api/v1/auth/logout", "", browser);
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(testing::ApiFixture::header_of(answer, "Set-Cookie"),
            "cochin_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  EXPECT_EQ(code_of(api_.get("/api/v1/things", browser)), "unauthenticated");
}

// A-10, S-02
TEST_F(AuthApiTest, ChangesThePasswordAndTheCookieButNotTheCsrfToken) {
  Browser browser = api_.sign_in("claire");
  const Browser elsewhere = api_.sign_in("claire");
  EXPECT_EQ(api_.get("/api/v1/things", elsewhere).status, 200);
  const Response answer = change_password(browser, AccountFixture::kPassword, kNew);
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(api_.get("/api/v1/things", elsewhere).status, 401);
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 401);
  browser.cookie = testing::ApiFixture::cookie_of(answer);
  EXPECT_EQ(api_.post("/api/v1/things", "{}", browser).status, 201);
}

TEST_F(AuthApiTest, NamesTheBrokenRulesOfAPassword) {
  const Browser browser = api_.sign_in("claire");
  const Response answer = change_password(browser, AccountFixture::kPassword, "claire");
  EXPECT_EQ(answer.status, 422);
  const Tree body = testing::ApiFixture::tree_of(answer);
  std::vector<std::string> codes;
  for (const Tree& error : *body.find("errors")->as_list()) {
    EXPECT_EQ(*error.find("pointer")->as_string(), "/new_password");
    codes.push_back(*error.find("code")->as_string());
  }
  EXPECT_EQ(codes,
            (std::vector<std::string>{"too_short", "not_complex", "contains_personal_data"}));
}

TEST_F(AuthApiTest, Reauthenticates) {
  const Browser browser = api_.sign_in("claire");
  EXPECT_EQ(api_.post("/api/v1/auth/reauthenticate", R"({"password":"girafe"})", browser).status,
            422);
  EXPECT_EQ(api_.post("/api/v1/auth/reauthenticate",
                      R"({"password":")" + std::string(AccountFixture::kPassword) + "\"}", browser)
                .status,
            204);
}

}  // namespace
}  // namespace cochin::http
