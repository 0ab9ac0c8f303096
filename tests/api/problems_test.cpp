#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

constexpr const char* kEnglish = "en-US,en;q=0.9,fr;q=0.5";

TEST(Problems, SayTheSameInEveryForm) {
  Product product;
  const std::tuple<Reply, int, const char*> cases[] = {
      {product.get(table_path("absent")), 404, "not_found"},
      {product.get("/api/v1/absent"), 404, "not_found"},
      {product.send(http::Method::kPut, table_path("contact"), "{}"), 405, "method_not_allowed"},
      {product.post(records("contact"), "{"), 400, "malformed_json"},
      {product.post(records("contact"), "{}", {{"Content-Type", "text/plain"}}), 415,
       "unsupported_media_type"},
      {product.post(records("contact"), with_values("{}")), 422, "invalid_input"},
      {product.remove(table_path("contact")), 409, "table_in_use"},
  };
  for (const auto& [reply, status, code] : cases) {
    EXPECT_EQ(reply.status, status) << reply.body;
    EXPECT_EQ(reply.code(), code);
    EXPECT_EQ(reply.number("/status"), status);
    EXPECT_EQ(reply.text("/type"), "urn:cochin:problem:" + std::string(code));
    EXPECT_FALSE(reply.text("/title").empty());
    EXPECT_FALSE(reply.text("/detail").empty());
    EXPECT_NE(reply.at("/request_id"), "");
    for (const char* secret : {"sqlite", "SELECT", "UPDATE", "/src/", ".cpp", "exception"}) {
      EXPECT_EQ(reply.body.find(secret), std::string::npos) << reply.body;
    }
  }
}

TEST(Problems, SpeakFrenchUnlessEnglishIsPreferred) {
  Product product;
  const auto problem = [&](const Headers& headers) {
    return product.post(records("contact"), with_values("{}"), headers);
  };
  EXPECT_EQ(problem({}).text("/title"), "Valeurs refusées");
  EXPECT_EQ(problem({{"Accept-Language", "de"}}).text("/title"), "Valeurs refusées");
  EXPECT_EQ(problem({{"Accept-Language", kEnglish}}).text("/title"), "Values refused");
  EXPECT_EQ(problem({}).text("/errors/0/message"), "Ce champ est obligatoire.");
  EXPECT_EQ(problem({{"Accept-Language", kEnglish}}).text("/errors/0/message"),
            "This field is required.");
  EXPECT_EQ(problem({{"Accept-Language", kEnglish}}).text("/detail"),
            "Some values were refused. Nothing was changed.");
}

TEST(Problems, NameTheMethodsOfAPath) {
  Product product;
  const std::pair<std::string, const char*> cases[] = {
      {"/api/v1/tables", "GET, HEAD, POST, OPTIONS"},
      {table_path("contact"), "GET, HEAD, PATCH, DELETE, OPTIONS"},
      {records("contact"), "GET, HEAD, POST, OPTIONS"},
      {record("contact", 1), "GET, HEAD, PATCH, DELETE, OPTIONS"},
      {record("contact", 1, "/history"), "GET, HEAD, OPTIONS"},
      {record("contact", 1, "/revert"), "POST, OPTIONS"},
      {table_path("contact/aggregate"), "GET, HEAD, OPTIONS"},
      {"/api/v1/batch", "POST, OPTIONS"},
  };
  for (const auto& [path, methods] : cases) {
    const Reply refused = product.send(http::Method::kPut, path, "{}");
    EXPECT_EQ(refused.status, 405) << path;
    EXPECT_EQ(refused.header("Allow"), methods) << path;
  }
}

TEST(Problems, WantJsonAndSaySo) {
  Product product;
  const std::string body = with_values(R"({"nom":"Curie"})");
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "text/json", "application/jsonp", ";"}) {
    const Reply refused = product.post(records("contact"), body, {{"Content-Type", type}});
    EXPECT_EQ(refused.status, 415) << type;
  }
  EXPECT_EQ(product.post(records("contact")).status, 415) << "nothing was declared";
  for (const char* type :
       {"application/json", "Application/JSON", "application/json; charset=utf-8"}) {
    EXPECT_EQ(product.post(records("contact"), body, {{"Content-Type", type}}).status, 201) << type;
  }
}

TEST(Problems, NameEachUnknownMember) {
  Product product;
  const Reply refused =
      product.post(records("contact"), R"({"values":{"nom":"A"},"id":7,"a/b":1})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/id"), "unknown_field");
  EXPECT_EQ(refused.refusal("/a~1b"), "unknown_field");
  EXPECT_EQ(refused.refusals(), 2u);
  const Reply twisted = product.post(records("contact"), R"({"values":7})");
  EXPECT_EQ(twisted.refusal("/values"), "wrong_type");
  EXPECT_EQ(twisted.refusals(), 1u) << "once is enough";
}

/// Bodies that no client would send: each path must refuse them, and nothing may change.
class HostileBodies : public ::testing::TestWithParam<const char*> {};

TEST_P(HostileBodies, AreRefusedWithoutHarm) {
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  const std::string before = product.fingerprint();
  const std::vector<std::pair<http::Method, std::string>> paths = {
      {http::Method::kPost, "/api/v1/tables"},
      {http::Method::kPatch, table_path("contact")},
      {http::Method::kPost, table_path("contact/fields")},
      {http::Method::kPatch, table_path("contact/fields/nom")},
      {http::Method::kPost, table_path("contact/fields/order")},
      {http::Method::kPost, records("contact")},
      {http::Method::kPatch, record("contact", 1)},
      {http::Method::kPost, record("contact", 1, "/revert")},
      {http::Method::kPost, "/api/v1/batch"},
  };
  for (const auto& [method, path] : paths) {
    const Reply reply = product.send(method, path, GetParam());
    EXPECT_GE(reply.status, 400) << path << GetParam();
    EXPECT_LT(reply.status, 500) << path << GetParam();
    EXPECT_FALSE(reply.code().empty());
  }
  EXPECT_EQ(product.fingerprint(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Api, HostileBodies,
    ::testing::Values(
        "null", "[]", "0", "\"\"", "true", "[[[[[[]]]]]]", "{", "}", "{\"a\"", "{\"a\":}", "{,}",
        "{\"a\":1,}", "[1,]", "{\"a\":1}x", "{\"a\":1}{}", "{'a':1}", "{a:1}", "NaN", "Infinity",
        "{\"values\":NaN}", "//", "/*x*/{}", "\xef\xbb\xbf{}", "{\"values\":\"\xff\"}",
        "{\"values\":\"\\ud800\"}", "{\"values\":\"\\u0000\"}",
        "{\"values\":{\"nom\":\"\\u0000\"}}", "{\"values\":{\"nom\":1},\"values\":{\"nom\":2}}",
        "{\"values\":null}", "{\"values\":[{\"nom\":\"a\"}]}",
        "{\"values\":{\"nom\":{\"$ref\":\"x\"}}}", "{\"values\":{\"\":1}}",
        "{\"values\":{\"__proto__\":{}}}", "{\"__proto__\":{}}", "{\"values\":{\"id\":5}}",
        "{\"values\":{\"version\":9}}", "{\"name\":null}", "{\"name\":7}", "{\"name\":{}}",
        "{\"name\":[],\"fields\":null}", "{\"fields\":{}}", "{\"fields\":[null]}",
        "{\"fields\":[[]]}", "{\"fields\":[{\"name\":1}]}", "{\"name\":\"a\",\"type\":7}",
        "{\"name\":\"a\",\"type\":\"\"}", "{\"type\":\"foreign_key\",\"options\":{\"table\":{}}}",
        "{\"type\":\"choice\",\"options\":{\"category\":null}}", "{\"options\":{\"min\":{}}}",
        "{\"version\":1e9}", "{\"version\":null}", "{\"version\":\"1\"}", "{\"operations\":null}",
        "{\"operations\":[{}]}", "{\"operations\":[{\"op\":null,\"table\":null}]}",
        "{\"operations\":[{\"op\":\"update\",\"table\":\"contact\",\"id\":-1}]}",
        "{\"operations\":[{\"op\":\"delete\",\"table\":\"contact\",\"id\":1,\"version\":\"1\"}]}",
        "{\"operations\":[{\"op\":\"create\",\"table\":[],\"values\":{}}]}"));

TEST(HostileInput, WithoutEndOrDepthIsRefused) {
  Product product;
  const std::string before = product.fingerprint();
  std::string wide = "{\"values\":{";
  for (int i = 0; i < 100'000; ++i) wide += "\"k" + std::to_string(i) + "\":1,";
  wide += "\"k\":1}}";
  for (const std::string& body :
       {std::string(100'000, '['), std::string(1000, '{'), wide,
        "{\"values\":" + std::string(500, '[') + std::string(500, ']') + "}"}) {
    const Reply reply = product.post(records("contact"), body);
    EXPECT_GE(reply.status, 400);
    EXPECT_LT(reply.status, 500);
  }
  EXPECT_EQ(product.fingerprint(), before);
}

TEST(HostileInput, InTheAddressIsRefused) {
  Product product;
  const std::string before = product.fingerprint();
  for (const char* path :
       {"/api/v1/tables/%", "/api/v1/tables/%zz", "/api/v1/tables/%00", "/api/v1/tables/%ff",
        "/api/v1/tables/..%2f..%2fetc%2fpasswd", "/api/v1/tables/%2e%2e/records",
        "/api/v1/tables/contact/records/1%20OR%201=1", "/api/v1/tables/sqlite_schema/records",
        "/api/v1/tables/database_revision", "/api/v1/tables/authentication_user/records",
        "/api/v1/tables/contact/records?filter=%00", "/api/v1/tables/contact/records?filter=%ff",
        "/api/v1/tables/contact/records?sort=nom%20COLLATE%20NOCASE",
        "/api/v1/tables/contact/records?filter=1%3D1%3B--",
        "/api/v1/tables/contact/records?filter=nom.matches(%22(%22)",
        "/api/v1/tables/contact/aggregate?metrics=sum(nom)%20FROM%20t1"}) {
    const Reply reply = product.get(path);
    EXPECT_GE(reply.status, 400) << path;
    EXPECT_LT(reply.status, 500) << path << reply.body;
  }
  std::string deep = "/api/v1/tables/contact/records?filter=";
  deep += percent_encoded(std::string(2000, '(') + "1" + std::string(2000, ')'));
  EXPECT_EQ(product.get(deep).status, 422);
  EXPECT_EQ(product.fingerprint(), before);
}

}  // namespace
}  // namespace cochin::testing
