#include "http/problem.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "base/tree.hpp"
#include "platform/json/json_reader.hpp"

namespace cochin::http {
namespace {

Tree body_of(const Response& response) { return platform::parse_json(response.body).value(); }

std::string text(const Tree& tree, std::string_view key) { return *tree.find(key)->as_string(); }

TEST(Problem, SaysTypeTitleStatusCodeDetailAndRequest) {
  Request request;
  request.request_id = "abc";
  const Response response = problem(Error{&errors::not_found, {}, {}, "SELECT secret"}, request);
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.content_type, kProblemJson);
  const Tree body = body_of(response);
  EXPECT_EQ(text(body, "type"), "urn:cochin:problem:not_found");
  EXPECT_EQ(text(body, "title"), "Introuvable");
  EXPECT_EQ(*body.find("status")->as_integer(), 404);
  EXPECT_EQ(text(body, "code"), "not_found");
  EXPECT_EQ(text(body, "detail"), "Cet élément n’existe pas.");
  EXPECT_EQ(text(body, "request_id"), "abc");
  EXPECT_EQ(body.find("errors"), nullptr);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Problem, ListsEveryRefusedMemberInTheLanguageOfTheRequest) {
  Request request;
  request.language = Language::kEnglish;
  Error error{&errors::invalid_input};
  error.fields.push_back({"/values/nom", &errors::required, {}});
  error.fields.push_back({"/values/age", &errors::out_of_range, {{"least", "0"}, {"most", "9"}}});
  const Response response = problem(error, request);
  EXPECT_EQ(response.status, 422);
  const Tree body = body_of(response);
  const Tree::List& list = *body.find("errors")->as_list();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(text(list[0], "pointer"), "/values/nom");
  EXPECT_EQ(text(list[0], "code"), "required");
  EXPECT_EQ(text(list[1], "message"), "The value must be between 0 and 9.");
}

TEST(Problem, MapsEveryKindOfErrorToAStatus) {
  const std::pair<const ErrorKind*, int> expected[] = {
      {&errors::malformed_json, 400},     {&errors::unauthenticated, 401},
      {&errors::csrf_failed, 403},        {&errors::method_not_allowed, 405},
      {&errors::request_timeout, 408},    {&errors::still_referenced, 409},
      {&errors::version_conflict, 412},   {&errors::body_too_large, 413},
      {&errors::target_too_long, 414},    {&errors::unsupported_media_type, 415},
      {&errors::expectation_failed, 417}, {&errors::host_not_allowed, 421},
      {&errors::too_many_attempts, 429},  {&errors::headers_too_large, 431},
      {&errors::internal, 500},           {&errors::unavailable, 503},
      {&errors::storage_full, 507},       {&errors::range_not_satisfiable, 416},
  };
  for (const auto& [kind, status] : expected) {
    EXPECT_EQ(status_of(*kind), status) << kind->id;
    EXPECT_NE(reason_phrase(status), "Unknown") << status;
  }
}

TEST(Problem, SaysWhenToRetry) {
  EXPECT_EQ(problem(Error{&errors::unavailable}, {}).headers.at(0).second, "1");
  const Error paused{&errors::too_many_attempts, {{"minutes", "15"}, {"retry_after", "900"}}};
  const Response response = problem(paused, {});
  EXPECT_EQ(response.headers.at(0), (std::pair<std::string, std::string>("Retry-After", "900")));
  EXPECT_TRUE(problem(Error{&errors::not_found}, {}).headers.empty());
}

TEST(Problem, CarriesOneMoreMember) {
  const Response response =
      problem(Error{&errors::version_conflict}, {}, {.name = "current", .json = R"({"id":1})"});
  EXPECT_EQ(response.status, 412);
  EXPECT_EQ(*body_of(response).find("current")->find("id")->as_integer(), 1);
}

TEST(Response, KeepsControlCharactersOutOfHeaders) {
  const Response response =
      Response::created("/a\r\nSet-Cookie: x", "{}").with_header("X", std::string("a\0b", 3));
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.headers[0].second, "/a  Set-Cookie: x");
  EXPECT_EQ(response.headers[1].second, "a b");
  EXPECT_EQ(Response::accepted("/job", "{}").status, 202);
}

}  // namespace
}  // namespace cochin::http
