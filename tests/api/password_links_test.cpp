#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using http::Method;

constexpr std::string_view kNew = "cheval bateau mardi feuille";
constexpr std::int64_t kLife = 3'600'000;

class PasswordLinks : public ::testing::Test {
 protected:
  PasswordLinks() : claire_(product_.accounts().add_user("claire")) {}

  std::string path(const char* rest = "") {
    return "/api/v1/users/" + std::to_string(claire_.value) + rest;
  }
  static std::string token_of(const std::string& url) { return url.substr(url.find('#') + 1); }
  std::string make_link() {
    return token_of(product_.post(path("/password-reset")).text("/reset_url"));
  }
  Reply confirm(const std::string& token, std::string_view password = kNew) {
    return product_.send_as(
        {}, Method::kPost, "/api/v1/auth/password-resets/confirm",
        R"({"token":")" + token + R"(","new_password":")" + std::string(password) + "\"}");
  }
  int sign_in(std::string_view password) {
    return product_
        .send_as({}, Method::kPost, "/api/v1/auth/login",
                 ApiFixture::credentials("claire", password))
        .status;
  }

  Product product_;
  UserId claire_;
};

// A-29, A-30
TEST_F(PasswordLinks, AreMadeForTheConfiguredAddressAndKeptAsAHash) {
  const Reply made = product_.post(path("/password-reset"), "", {{"Host", "evil.example"}});
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string url = made.text("/reset_url");
  EXPECT_TRUE(url.starts_with("https://cochin.example/nouveau-mot-de-passe#")) << url;
  EXPECT_EQ(token_of(url).size(), 43U);
  EXPECT_EQ(made.text("/expires_at"),
            Timestamp{product_.accounts().now().milliseconds + kLife}.to_string());
  EXPECT_EQ(product_.database().integer("SELECT count(*) FROM authentication_accountlink WHERE "
                                        "length(token_hash) = 32 AND token_hash <> '" +
                                        token_of(url) + "'"),
            1);
}

TEST_F(PasswordLinks, OpenTheAccountToANewPasswordOnce) {
  const Browser before = product_.sign_in("claire");
  const std::string token = make_link();
  EXPECT_EQ(confirm(token).status, 204);
  EXPECT_EQ(sign_in(AccountFixture::kPassword), 401);
  EXPECT_EQ(sign_in(kNew), 200);
  EXPECT_EQ(product_.send_as(before, Method::kGet, "/api/v1/auth/session").status, 401);
  const Reply again = confirm(token, "encore un autre secret");
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(again.refusal("/token"), "invalid_token");
  EXPECT_EQ(sign_in(kNew), 200);
}

TEST_F(PasswordLinks, EndAPause) {
  for (int i = 0; i < 5; ++i) sign_in("faux");
  EXPECT_EQ(sign_in(AccountFixture::kPassword), 429);
  EXPECT_EQ(confirm(make_link()).status, 204);
  EXPECT_EQ(sign_in(kNew), 200);
}

// A-29: 3 599 s and 3 601 s
TEST_F(PasswordLinks, LiveAsLongAsConfigured) {
  std::string token = make_link();
  product_.accounts().advance(kLife - 1000);
  EXPECT_EQ(confirm(token, "court").refusal("/new_password"), "too_short");
  product_.accounts().advance(2000);
  EXPECT_EQ(confirm(token).refusal("/token"), "invalid_token");
}

TEST_F(PasswordLinks, DieWithAnotherLinkAPasswordChangeAndADisabledAccount) {
  const std::string first = make_link();
  const std::string second = make_link();
  EXPECT_EQ(confirm(first).refusal("/token"), "invalid_token");

  const Browser claire = product_.sign_in("claire");
  EXPECT_EQ(product_
                .send_as(claire, Method::kPost, "/api/v1/auth/password",
                         R"({"current_password":")" + std::string(AccountFixture::kPassword) +
                             R"(","new_password":"un secret choisi par elle"})")
                .status,
            204);
  EXPECT_EQ(confirm(second).refusal("/token"), "invalid_token");

  const std::string third = make_link();
  EXPECT_EQ(product_.patch(path(), R"({"is_active":false})").status, 200);
  EXPECT_EQ(product_.patch(path(), R"({"is_active":true})").status, 200);
  EXPECT_EQ(confirm(third).refusal("/token"), "invalid_token");
}

TEST_F(PasswordLinks, AskAsMuchOfAPasswordAsAnyChange) {
  const std::string token = make_link();
  EXPECT_EQ(confirm(token, "claire claire claire").refusal("/new_password"),
            "contains_personal_data");
  EXPECT_EQ(confirm(token, AccountFixture::kPassword).refusal("/new_password"), "reused");
  EXPECT_EQ(confirm(token, std::string(1025, 'a')).code(), "password_too_long");
  EXPECT_EQ(confirm(token).status, 204);
}

TEST_F(PasswordLinks, TellNothingToWhoGuesses) {
  for (const std::string& token : {std::string(), std::string("x"), std::string(43, 'A'),
                                   std::string(44, 'A'), std::string(2000, 'A')}) {
    EXPECT_EQ(confirm(token).refusal("/token"), "invalid_token") << token;
  }
  EXPECT_EQ(product_.database().text("SELECT outcome FROM audit_entry ORDER BY id DESC LIMIT 1"),
            "invalid_token");
}

TEST_F(PasswordLinks, ServeOneOfManyWhoUseThemAtOnce) {
  const std::string token = make_link();
  std::atomic<int> taken = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 6; ++i) {
    people.emplace_back([&, i] {
      if (confirm(token, "secret numéro " + std::to_string(i) + " de la course").status == 204) {
        ++taken;
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(taken, 1);
}

TEST_F(PasswordLinks, OpenAnAccountThatWasCreatedWithoutAPassword) {
  const Reply created = product_.post("/api/v1/users", R"({"username":"luc"})");
  ASSERT_EQ(created.status, 201) << created.body;
  const std::string token = token_of(created.text("/setup_url"));
  EXPECT_EQ(confirm(token).status, 204);
  const Reply entered = product_.send_as({}, Method::kPost, "/api/v1/auth/login",
                                         ApiFixture::credentials("luc", kNew));
  EXPECT_EQ(entered.status, 200);
  EXPECT_EQ(entered.at("/password_change_required"), "false");
}

TEST_F(PasswordLinks, ServeABrowserThatMustChangeItsPassword) {
  product_.database().execute(
      "UPDATE authentication_user SET password_change_required = 1 WHERE username = 'claire'");
  Browser claire = product_.sign_in("claire");
  claire.csrf_token.clear();
  const Reply confirmed = product_.send_as(
      claire, Method::kPost, "/api/v1/auth/password-resets/confirm",
      R"({"token":")" + make_link() + R"(","new_password":")" + std::string(kNew) + "\"}");
  EXPECT_EQ(confirmed.status, 204) << confirmed.body;
}

TEST_F(PasswordLinks, AreToldInTheLogWithWhoMadeAndWhoUsedThem) {
  confirm(make_link());
  EXPECT_EQ(
      product_.database().text("SELECT group_concat(actor || ' ' || action) FROM "
                               "(SELECT actor, action FROM audit_entry ORDER BY id DESC LIMIT 2)"),
      "claire auth.password_reset,admin users.reset_link_made");
}

}  // namespace
}  // namespace cochin::testing
