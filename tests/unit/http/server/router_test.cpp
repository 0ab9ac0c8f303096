#include "http/server/router.hpp"

#include <gtest/gtest.h>

namespace cochin::http {
namespace {

PlainHandler nothing() {
  return [](Call&) -> Result<Response> { return Response::no_content(); };
}

std::string matched(const Router& router, Method method, const char* target) {
  const Result<Target> read = parse_target(target);
  const Router::Match match = router.match(method, read->segments);
  return match.route == nullptr ? "allow: " + match.allowed_methods : match.route->pattern;
}

Router make_router() {
  Router router;
  for (const char* pattern :
       {"/", "/api", "/api/v1/tables", "/api/v1/tables/{table}", "/api/v1/tables/{table}/records",
        "/api/v1/tables/{table}/records/{id}", "/api/v1/files/{id}", "/api/v1/files/new/parts"}) {
    router.immediate(Method::kGet, pattern, nothing());
  }
  router.immediate(Method::kPost, "/api/v1/tables", nothing());
  return router;
}

TEST(Router, FindsLiteralAndNamedSegments) {
  const Router router = make_router();
  EXPECT_EQ(matched(router, Method::kGet, "/"), "/");
  EXPECT_EQ(matched(router, Method::kGet, "/api/"), "/api");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/tables?x=1"), "/api/v1/tables");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/tables/projet"), "/api/v1/tables/{table}");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/tables/a%2Fb/records/7"),
            "/api/v1/tables/{table}/records/{id}");
}

TEST(Router, GoesBackToANameWhenTheLiteralLeadsNowhere) {
  const Router router = make_router();
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/files/new"), "/api/v1/files/{id}");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/files/new/parts"), "/api/v1/files/new/parts");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/files/old/parts"), "allow: ");
}

TEST(Router, AnswersHeadWithGet) {
  EXPECT_EQ(matched(make_router(), Method::kHead, "/api/v1/tables"), "/api/v1/tables");
}

TEST(Router, ListsTheMethodsOfAKnownPath) {
  const Router router = make_router();
  EXPECT_EQ(matched(router, Method::kDelete, "/api/v1/tables"), "allow: GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(matched(router, Method::kUnknown, "/api"), "allow: GET, HEAD, OPTIONS");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v1/nothing"), "allow: ");
  EXPECT_EQ(matched(router, Method::kGet, "/api//v1/tables"), "allow: ");
}

TEST(Router, LeavesOtherPathsToTheFallbackButNeverTheApi) {
  Router router = make_router();
  router.set_fallback(nothing());
  EXPECT_EQ(matched(router, Method::kGet, "/projets/7"), "/*");
  EXPECT_EQ(matched(router, Method::kHead, "/admin"), "/*");
  EXPECT_EQ(matched(router, Method::kPost, "/admin"), "allow: GET, HEAD, OPTIONS");
  EXPECT_EQ(matched(router, Method::kGet, "/api/v2"), "allow: ");
}

TEST(Router, GivesTheCallItsDecodedNames) {
  Router router = make_router();
  Call call;
  call.request.target = parse_target("/api/v1/tables/caf%C3%A9/records/12").value();
  call.route = router.match(Method::kGet, call.request.target.segments).route;
  EXPECT_EQ(call.param("table"), "café");
  EXPECT_EQ(call.id_param("id").value(), 12);
  EXPECT_EQ(call.param("other"), "");
  for (const char* id : {"0", "-1", "1x", "x", "+1", "%201", "9223372036854775808"}) {
    const std::string target = "/api/v1/tables/t/records/" + std::string(id);
    call.request.target = parse_target(target).value();
    EXPECT_EQ(call.id_param("id").error().id(), "not_found") << id;
  }
}

TEST(Router, RefusesTheSameRouteTwice) {
  Router router = make_router();
  EXPECT_DEATH(router.immediate(Method::kGet, "/api/v1/tables/{other}", nothing()), "");
}

}  // namespace
}  // namespace cochin::http
