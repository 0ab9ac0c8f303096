#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "http/api/openapi/api_docs.hpp"
#include "support/served_routes.hpp"

namespace cochin::http::api {
namespace {

std::string name_of(const RouteDoc& doc) {
  return std::string(method_name(doc.method)) + " " + std::string(doc.pattern);
}

TEST(RouteDocs, SpeakOfEveryRouteOfTheServer) {
  testing::ServedRoutes served;
  for (const auto& route : served.router().routes()) {
    EXPECT_NE(find_doc(route->method, route->pattern), nullptr)
        << "no RouteDoc for " << method_name(route->method) << " " << route->pattern;
  }
}

TEST(RouteDocs, SpeakOfNoRouteThatIsNotServed) {
  testing::ServedRoutes served;
  const auto routes = served.router().routes();
  for (const CapabilityDocs& capability : all_docs()) {
    for (const RouteDoc& doc : capability.routes) {
      EXPECT_TRUE(std::any_of(routes.begin(), routes.end(),
                              [&](const auto& route) {
                                return route->method == doc.method && route->pattern == doc.pattern;
                              }))
          << name_of(doc) << " is documented, not served";
    }
  }
}

TEST(RouteDocs, NameEachOperationOnceAndSayWhatItDoes) {
  std::set<std::string_view> operations;
  for (const CapabilityDocs& capability : all_docs()) {
    for (const RouteDoc& doc : capability.routes) {
      EXPECT_TRUE(operations.insert(doc.operation).second) << doc.operation << " twice";
      EXPECT_FALSE(doc.operation.empty()) << name_of(doc);
      EXPECT_FALSE(doc.summary.empty()) << name_of(doc);
      EXPECT_EQ(doc.tag, capability.tag.name) << name_of(doc);
    }
  }
}

TEST(RouteDocs, NameEachSchemaAndParameterOnce) {
  std::set<std::string_view> schemas;
  std::set<std::string_view> parameters;
  for (const CapabilityDocs& capability : all_docs()) {
    for (const SchemaDoc& schema : capability.schemas) {
      EXPECT_TRUE(schemas.insert(schema.name).second) << schema.name;
    }
    for (const ParameterDoc& parameter : capability.parameters) {
      EXPECT_TRUE(parameters.insert(parameter.name).second) << parameter.name;
    }
  }
}

}  // namespace
}  // namespace cochin::http::api
