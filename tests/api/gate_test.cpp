#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

/// The pattern with every `{name}` filled.
std::string path_of(std::string_view pattern) {
  std::string path(pattern);
  for (std::size_t open = path.find('{'); open != path.npos; open = path.find('{')) {
    path.replace(open, path.find('}') - open + 1, "1");
  }
  return path;
}

bool is_gated(const http::Route& route) { return route.pattern.starts_with("/api/v1/"); }

TEST(Gate, LetsNoStrangerIntoAnyRoute) {
  Product product;
  const std::string before = product.fingerprint();
  int refused = 0;
  for (const auto& route : product.router().routes()) {
    if (!is_gated(*route) || route->options.access != http::Access::kSession) continue;
    const std::string body = http::is_unsafe(route->method) ? "{}" : "";
    const Reply reply = product.send_as({}, route->method, path_of(route->pattern), body);
    EXPECT_EQ(reply.status, 401) << route->pattern;
    EXPECT_EQ(reply.code(), "unauthenticated") << route->pattern;
    ++refused;
  }
  EXPECT_GT(refused, 20);
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(Gate, OpensToStrangersOnlyWhatTheyNeed) {
  Product product;
  std::vector<std::string> open;
  for (const auto& route : product.router().routes()) {
    if (route->options.access != http::Access::kSession) open.push_back(route->pattern);
  }
  EXPECT_EQ(open, (std::vector<std::string>{"/healthz", "/readyz", "/api", "/api/v1/auth/login",
                                            "/api/v1/auth/password-resets/confirm", "/api/docs"}));
}

TEST(Gate, TellsStrangersNothingAboutPaths) {
  Product product;
  for (const char* path :
       {"/api/v1/absent", "/api/v1/tables/absent", "/api/v1", "/api/v1/tables"}) {
    for (const http::Method method : {http::Method::kGet, http::Method::kPut}) {
      EXPECT_EQ(product.send_as({}, method, path).status, 401) << path;
    }
  }
}

TEST(Gate, KeepsAllButThePasswordFromThoseWhoMustChangeIt) {
  Product product;
  product.accounts().add_user("nouveau", true);
  product.database().execute(
      "UPDATE authentication_user SET password_change_required=1 WHERE username='nouveau'");
  const Browser browser = product.sign_in("nouveau");
  const std::string before = product.fingerprint();
  for (const auto& route : product.router().routes()) {
    if (!is_gated(*route) || route->pattern.starts_with("/api/v1/auth/")) continue;
    const std::string body = http::is_unsafe(route->method) ? "{}" : "";
    const Reply reply = product.send_as(browser, route->method, path_of(route->pattern), body);
    EXPECT_EQ(reply.status, 403) << route->pattern;
    EXPECT_EQ(reply.code(), "password_change_required") << route->pattern;
  }
  for (const char* path : {"/api/v1/absent", "/api/v1/tables/absent", "/api/v1"}) {
    EXPECT_EQ(product.send_as(browser, http::Method::kGet, path).code(), "password_change_required")
        << path;
  }
  EXPECT_EQ(product.send_as(browser, http::Method::kGet, "/api/v1/auth/session").status, 200);
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(Gate, WantsTheSessionsTokenForEveryChange) {
  Product product;
  Browser browser = product.sign_in("admin");
  const std::string before = product.fingerprint();
  for (const char* token : {"", "wrong"}) {
    browser.csrf_token = token;
    for (const auto& route : product.router().routes()) {
      if (!is_gated(*route) || !http::is_unsafe(route->method)) continue;
      if (route->options.csrf == http::CsrfToken::kExempt) continue;
      const Reply reply = product.send_as(browser, route->method, path_of(route->pattern), "{}");
      EXPECT_EQ(reply.status, 403) << route->pattern;
      EXPECT_EQ(reply.code(), "csrf_failed") << route->pattern;
    }
  }
  EXPECT_EQ(product.fingerprint(), before);
  EXPECT_EQ(product.send_as(browser, http::Method::kGet, "/api/v1/tables").status, 200);
}

}  // namespace
}  // namespace cochin::testing
