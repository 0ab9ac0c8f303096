#include "http/middleware/authentication_gate.hpp"

#include <gtest/gtest.h>

#include "support/api_fixture.hpp"

namespace cochin::http {
namespace {

using testing::Browser;

class AuthenticationGateTest : public ::testing::Test {
 protected:
  void SetUp() override { api_.accounts().add_user("claire"); }

  static std::string code_of(const Response& response) {
    return testing::ApiFixture::code_of(response);
  }

  testing::ApiFixture api_;
};

// Z-13
TEST_F(AuthenticationGateTest, LetsStrangersNowhereButThroughOpenRoutes) {
  EXPECT_EQ(code_of(api_.get("/api/v1/things")), "unauthenticated");
  EXPECT_EQ(code_of(api_.post("/api/v1/things", "{}")), "unauthenticated");
  EXPECT_EQ(code_of(api_.get("/api/v1/auth/session")), "unauthenticated");
  EXPECT_EQ(code_of(api_.get("/api/v1/no/such/path")), "unauthenticated");
  EXPECT_EQ(api_.get("/api/v1/open").status, 200);
}

TEST_F(AuthenticationGateTest, TellsTheHandlerWhoCalls) {
  EXPECT_EQ(api_.get("/api/v1/things", api_.sign_in("claire")).body, "\"claire\"");
}

TEST_F(AuthenticationGateTest, LetsASessionSeeWhatDoesNotExist) {
  EXPECT_EQ(api_.get("/api/v1/no/such/path", api_.sign_in("claire")).status, 404);
}

TEST_F(AuthenticationGateTest, RefusesForgedCookies) {
  for (const char* value : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
    const Browser browser{.cookie = std::string("cochin_session=") + value, .csrf_token = ""};
    EXPECT_EQ(code_of(api_.get("/api/v1/things", browser)), "unauthenticated") << value;
    EXPECT_EQ(api_.get("/api/v1/open", browser).status, 200) << value;
  }
}

//
TEST_F(AuthenticationGateTest, OpensNothingButTheChangeOfPasswordWhileItIsRequired) {
  api_.accounts().database().execute("UPDATE authentication_user SET password_change_required = 1");
  const Browser browser = api_.sign_in("claire");
  for (const char* path : {"/api/v1/things", "/api/v1/no/such/path", "/api/v1/open"}) {
    EXPECT_EQ(api_.get(path, browser).status, 403) << path;
    EXPECT_EQ(code_of(api_.get(path, browser)), "password_change_required") << path;
  }
  EXPECT_EQ(code_of(api_.post("/api/v1/auth/reauthenticate", "{}", browser)),
            "password_change_required");
  EXPECT_EQ(api_.get("/api/v1/auth/session", browser).status, 200);
  EXPECT_EQ(api_.post("/api/v1/auth/logout", "", browser).status, 204);
}

// W-10
TEST_F(AuthenticationGateTest, AsksUnsafeMethodsForTheTokenOfTheSession) {
  const Browser signed_in = api_.sign_in("claire");
  Browser browser = signed_in;
  EXPECT_EQ(api_.post("/api/v1/things", "{}", browser).status, 201);
  browser.csrf_token = "";
  EXPECT_EQ(code_of(api_.post("/api/v1/things", "{}", browser)), "csrf_failed");
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 200);
  browser.csrf_token = api_.sign_in("claire").csrf_token;
  EXPECT_EQ(code_of(api_.post("/api/v1/things", "{}", browser)), "csrf_failed");
  browser.csrf_token = signed_in.csrf_token;
  browser.csrf_token.back() = browser.csrf_token.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(code_of(api_.post("/api/v1/auth/logout", "", browser)), "csrf_failed");
}

TEST_F(AuthenticationGateTest, GivesNoCookieSessionToARequestWithAnAuthorizationHeader) {
  Browser browser = api_.sign_in("claire");
  browser.headers = {{"Authorization", "Bearer cpm_x"}};
  EXPECT_EQ(code_of(api_.post("/api/v1/things", "{}", browser)), "unauthenticated");
}

// S-03
TEST_F(AuthenticationGateTest, EndsAnIdleSession) {
  const Browser browser = api_.sign_in("claire");
  api_.accounts().advance(3'599'000);
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 200);
  api_.accounts().advance(3'600'000);
  EXPECT_EQ(api_.get("/api/v1/things", browser).status, 401);
}

//
TEST(SecondFactorDuty, OpensNothingButTheEnrolmentToAdministrators) {
  testing::ApiFixture api([](app::AuthenticationSettings& settings) {
    settings.duties.second_factor_for_administrators = true;
  });
  api.accounts().add_user("chef", true);
  api.accounts().add_user("claire");
  EXPECT_EQ(api.get("/api/v1/things", api.sign_in("claire")).status, 200);
  const Browser chef = api.sign_in("chef");
  for (const char* path :
       {"/api/v1/things", "/api/v1/no/such/path", "/api/v1/auth/sessions", "/api/v1/auth/tokens"}) {
    const Response answer = api.get(path, chef);
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_EQ(testing::ApiFixture::code_of(answer), "second_factor_enrolment_required") << path;
  }
  EXPECT_EQ(api.get("/api/v1/auth/session", chef).status, 200);
  EXPECT_EQ(api.post("/api/v1/auth/totp", "", chef).status, 200);
  api.accounts().database().execute(
      "UPDATE authentication_totp SET seed = offered_seed, offered_seed = NULL");
  EXPECT_EQ(testing::ApiFixture::code_of(api.get("/api/v1/things", api.sign_in("chef"))),
            "second_factor_required");
}

}  // namespace
}  // namespace cochin::http
