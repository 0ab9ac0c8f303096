#include "http/api/expressions/expression_routes.hpp"

#include <gtest/gtest.h>

#include "http/problem.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"
#include "support/project_schema.hpp"
#include "support/test_database.hpp"

namespace cochin::http::api {
namespace {

class ExpressionCheck : public ::testing::Test {
 protected:
  ExpressionCheck() { add_expression_routes(router_); }

  /// The answer to a body, a refusal as the problem that it becomes.
  Response check(std::string body, Language language = Language::kFrench) {
    Call call;
    call.request.head.method = Method::kPost;
    call.request.head.add_header("Content-Type", "application/json");
    call.request.language = language;
    call.request.body = std::move(body);
    call.actor.emplace(app::system_actor());
    Response response;
    database_.read([&](storage::sql::Connection& connection) -> Status {
      app::ReadScope scope{connection, catalog_, Timestamp{}};
      const auto& handler = std::get<ReadHandler>(router_.routes().front()->handler);
      auto answered = handler(call, scope);
      response = answered ? std::move(answered).value() : problem(answered.error(), call.request);
      return ok();
    });
    return response;
  }

  static Tree tree_of(const Response& response) {
    return platform::parse_json(response.body).value();
  }
  static std::string json_of(const Response& response, std::string_view member) {
    const Tree tree = tree_of(response);
    const Tree* found = tree.find(member);
    return found == nullptr ? "absent" : platform::to_json(*found);
  }

  testing::TestDatabase database_;
  Router router_;
  app::CatalogSnapshot catalog_ = std::make_shared<const app::Catalog>(
      app::Catalog{std::make_shared<const domain::Schema>(testing::project_schema()),
                   std::make_shared<const domain::ChoiceCatalog>(testing::project_choices()), 1});
};

TEST_F(ExpressionCheck, TurnsTextIntoATree) {
  const Response answer = check(R"({"table":"projet","expression":"  montant_ht>1000 "})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(json_of(answer, "type"), R"("bool")");
  EXPECT_EQ(json_of(answer, "expression"), R"("montant_ht > 1000")");
  EXPECT_EQ(json_of(answer, "ast"),
            R"({"operator":">","args":[{"name":"montant_ht"},{"literal":1000}]})");
  EXPECT_EQ(json_of(answer, "errors"), "[]");
}

TEST_F(ExpressionCheck, TurnsATreeIntoText) {
  const Response answer = check(
      R"({"table":"projet","ast":{"operator":"==","args":[{"name":"statut"},{"literal":"en_cours"}]}})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(json_of(answer, "expression"), R"("statut == \"en_cours\"")");
  EXPECT_EQ(json_of(answer, "type"), R"("bool")");
}

TEST_F(ExpressionCheck, NamesTheTypeOfAnyExpression) {
  EXPECT_EQ(json_of(check(R"({"table":"3","expression":"montant_ht * 2"})"), "type"),
            R"("decimal")");
}

TEST_F(ExpressionCheck, AnswersWhatIsWrongAndWhere) {
  const Response answer = check(R"({"table":"projet","expression":"actif && inconnu == 1"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(json_of(answer, "type"), "null");
  EXPECT_NE(json_of(answer, "ast"), "null");
  const Tree tree = tree_of(answer);
  const Tree& error = tree.find("errors")->as_list()->front();
  EXPECT_EQ(*error.find("position")->as_integer(), 9);
  EXPECT_EQ(*error.find("code")->as_string(), "unknown_field");
  EXPECT_EQ(*error.find("message")->as_string(), "« inconnu » n’existe pas ici.");
}

TEST_F(ExpressionCheck, GivesBackTextThatCannotBeRead) {
  const Response answer =
      check(R"({"table":"projet","expression":"statut == "})", Language::kEnglish);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(json_of(answer, "expression"), R"("statut == ")");
  EXPECT_EQ(json_of(answer, "ast"), "null");
  EXPECT_NE(json_of(answer, "errors").find("cannot be read"), std::string::npos);
}

TEST_F(ExpressionCheck, RefusesATreeThatIsNone) {
  const Response answer = check(R"({"table":"projet","ast":{"nom":1}})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find(R"("pointer":"/ast","code":"malformed_expression_tree")"),
            std::string::npos);
}

TEST_F(ExpressionCheck, RefusesABodyOfAnotherShape) {
  EXPECT_EQ(check(R"({"table":"projet"})").status, 422);
  EXPECT_EQ(check(R"({"expression":"true"})").status, 422);
  EXPECT_EQ(check(R"({"table":"projet","expression":1})").status, 422);
  EXPECT_EQ(check(R"({"table":"projet","expression":"true","ast":{"literal":true}})").status, 422);
  EXPECT_EQ(check(R"({"table":"projet","expression":"true","x":1})").status, 422);
  EXPECT_EQ(check("{").status, 400);
}

TEST_F(ExpressionCheck, RefusesAnUnknownTable) {
  const Response answer = check(R"({"table":"rien","expression":"true"})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find(R"("pointer":"/table","code":"unknown_table")"), std::string::npos);
}

}  // namespace
}  // namespace cochin::http::api
