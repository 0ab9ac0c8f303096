#include "http/api/openapi/openapi_document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "http/api/openapi/route_paths.hpp"
#include "platform/json/json_reader.hpp"
#include "support/project_schema.hpp"
#include "support/served_routes.hpp"

namespace cochin::http::api {
namespace {

class OpenApiDocument : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    testing::ServedRoutes served;
    const domain::Schema schema = testing::project_schema();
    const domain::ChoiceCatalog choices = testing::project_choices();
    std::vector<const domain::Table*> tables;
    for (const domain::Table& table : schema.tables()) tables.push_back(&table);
    const std::string paths = describe_paths(served.router().routes());
    const std::string text = openapi_document(paths, "1.2.3", {schema, choices, tables});
    document_ = std::make_unique<Tree>(platform::parse_json(text).value());
  }
  static void TearDownTestSuite() { document_.reset(); }

  /// The member that the names lead to; fails the test when there is none.
  static const Tree& at(std::initializer_list<std::string_view> names) {
    static const Tree kNothing;
    const Tree* place = document_.get();
    for (const std::string_view name : names) {
      place = place->find(name);
      if (place == nullptr) {
        ADD_FAILURE() << "no " << name;
        return kNothing;
      }
    }
    return *place;
  }

  static bool leads_somewhere(std::string_view reference) {
    const Tree* place = document_.get();
    std::string_view rest = reference.substr(2);  // after `#/`
    while (place != nullptr && !rest.empty()) {
      const std::size_t end = rest.find('/');
      place = place->find(rest.substr(0, end));
      rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    }
    return place != nullptr;
  }

  static void collect_references(const Tree& tree, std::set<std::string>& into) {
    if (const Tree::Map* map = tree.as_map()) {
      for (const auto& [name, value] : *map) {
        const std::string* target = value.as_string();
        if (name == "$ref" && target != nullptr) into.insert(*target);
        collect_references(value, into);
      }
    }
    if (const Tree::List* list = tree.as_list()) {
      for (const Tree& item : *list) collect_references(item, into);
    }
  }

  static std::vector<std::string> texts(const Tree& list) {
    std::vector<std::string> texts;
    if (list.as_list() == nullptr) return texts;
    for (const Tree& item : *list.as_list()) {
      texts.push_back(item.as_string() != nullptr ? *item.as_string() : "null");
    }
    return texts;
  }

  static std::unique_ptr<Tree> document_;
};

std::unique_ptr<Tree> OpenApiDocument::document_;

TEST_F(OpenApiDocument, IsOpenApi31OfThisVersion) {
  EXPECT_EQ(*at({"openapi"}).as_string(), "3.1.0");
  EXPECT_EQ(*at({"info", "version"}).as_string(), "1.2.3");
}

TEST_F(OpenApiDocument, HoldsEveryRouteAndNoOther) {
  testing::ServedRoutes served;
  std::set<std::string> expected;
  for (const auto& route : served.router().routes()) {
    std::string method(method_name(route->method));
    for (char& sign : method) sign = static_cast<char>(sign | 0x20);
    expected.insert(method + " " + route->pattern);
  }
  std::set<std::string> found;
  for (const auto& [path, item] : *at({"paths"}).as_map()) {
    for (const auto& [method, operation] : *item.as_map()) {
      std::string name = method;
      found.insert(name.append(" ").append(path));
    }
  }
  EXPECT_EQ(found, expected);
}

TEST_F(OpenApiDocument, LeadsEachReferenceSomewhere) {
  std::set<std::string> references;
  collect_references(*document_, references);
  EXPECT_GT(references.size(), 50U);
  for (const std::string& reference : references) {
    EXPECT_TRUE(leads_somewhere(reference)) << reference;
  }
}

TEST_F(OpenApiDocument, ListsEveryErrorCodeAndFieldType) {
  const auto codes = texts(at({"components", "schemas", "ErrorCode", "enum"}));
  EXPECT_EQ(codes.size(), errors::all().size());
  EXPECT_NE(std::find(codes.begin(), codes.end(), "version_conflict"), codes.end());
  EXPECT_EQ(texts(at({"components", "schemas", "FieldType", "enum"})).size(),
            domain::field_types().size());
}

TEST_F(OpenApiDocument, AsksWritesForTheSessionAndTheToken) {
  const Tree& write = at({"paths", "/api/v1/tables", "post", "security"}).as_list()->front();
  EXPECT_NE(write.find("session"), nullptr);
  EXPECT_NE(write.find("csrf"), nullptr);
  const Tree& read = at({"paths", "/api/v1/tables", "get", "security"}).as_list()->front();
  EXPECT_NE(read.find("session"), nullptr);
  EXPECT_EQ(read.find("csrf"), nullptr);
  EXPECT_TRUE(at({"paths", "/api/v1/auth/login", "post", "security"}).as_list()->empty());
}

TEST_F(OpenApiDocument, SaysHowVersionsAndRepetitionsAreKept) {
  const std::string record = "/api/v1/tables/{table}/records/{id}";
  EXPECT_NE(at({"paths", record, "patch", "responses"}).find("412"), nullptr);
  EXPECT_NE(at({"paths", record, "get", "responses"}).find("304"), nullptr);
  std::set<std::string> references;
  collect_references(at({"paths", "/api/v1/tables/{table}/records", "post"}), references);
  EXPECT_TRUE(references.contains("#/components/parameters/Idempotency-Key"));
  EXPECT_TRUE(references.contains("#/components/headers/ETag"));
  EXPECT_TRUE(references.contains("#/components/headers/Location"));
}

TEST_F(OpenApiDocument, GroupsFailuresByStatus) {
  const Tree& conflict =
      at({"paths", "/api/v1/tables/{table}", "delete", "responses", "409", "description"});
  EXPECT_NE(conflict.as_string()->find("`table_in_use`"), std::string::npos);
}

}  // namespace
}  // namespace cochin::http::api
