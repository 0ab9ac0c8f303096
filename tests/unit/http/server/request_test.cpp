#include "http/server/request.hpp"

#include <gtest/gtest.h>

#include "http/server/call.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http {
namespace {

TEST(Target, DecodesSegmentsAndQuery) {
  const Target target = parse_target("/a%2Fb/%C3%A9/?q=x+y%2B&flag&=v&a=1&a=2").value();
  EXPECT_EQ(target.segments, (std::vector<std::string>{"a/b", "é"}));
  ASSERT_EQ(target.query.size(), 5U);
  EXPECT_EQ(target.query[0].value, "x y+");
  EXPECT_EQ(target.query[1].name, "flag");
  EXPECT_EQ(target.query[1].value, "");
  EXPECT_EQ(target.path, "/a%2Fb/%C3%A9/");
}

TEST(Target, ReadsTheAbsoluteForm) {
  const Target target = parse_target("http://Host:80/a?b").value();
  EXPECT_EQ(target.authority, "Host:80");
  EXPECT_EQ(target.path, "/a");
  EXPECT_EQ(parse_target("http://host").value().path, "/");
}

TEST(Target, RefusesBadEscapesAndForms) {
  for (const char* text : {"/%", "/%2", "/%zz", "/%00", "/?a=%00", "/%ff", "/?%c3", "a/b",
                           "host:443", "ftp://host/", "http:///a"}) {
    const Result<Target> target = parse_target(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().id(), "malformed_request");
  }
}

TEST(Language, IsFrenchUnlessEnglishIsPreferred) {
  EXPECT_EQ(choose_language(""), Language::kFrench);
  EXPECT_EQ(choose_language("de"), Language::kFrench);
  EXPECT_EQ(choose_language("*"), Language::kFrench);
  EXPECT_EQ(choose_language("fr-FR, en;q=0.9"), Language::kFrench);
  EXPECT_EQ(choose_language("en"), Language::kEnglish);
  EXPECT_EQ(choose_language("EN-gb;q=0.8, fr;q=0.5"), Language::kEnglish);
  EXPECT_EQ(choose_language("en;q=0, fr"), Language::kFrench);
  EXPECT_EQ(choose_language("en;q=0.5, *;q=0.9"), Language::kFrench);
  EXPECT_EQ(choose_language("en;q=x"), Language::kFrench);
}

TEST(Cookie, IsFoundByItsWholeName) {
  Request request;
  request.head.add_header("Cookie", "a=1; cochin_session=tok=en; ab=2");
  EXPECT_EQ(request.cookie("cochin_session"), "tok=en");
  EXPECT_EQ(request.cookie("b"), "");
  EXPECT_EQ(request.cookie("ab"), "2");
}

Request query_of(const char* query) {
  Request request;
  request.target = parse_target("/?" + std::string(query)).value();
  return request;
}

TEST(QueryReader, TakesWhatTheRouteKnows) {
  const Request request = query_of("search=a&limit=50&total=true");
  QueryReader query(request);
  EXPECT_EQ(query.text("search"), "a");
  EXPECT_EQ(query.integer("limit", 1, 500), 50);
  EXPECT_TRUE(query.flag("total"));
  EXPECT_FALSE(query.flag("trash"));
  EXPECT_FALSE(query.text("sort"));
  EXPECT_TRUE(query.finish());
}

TEST(QueryReader, RefusesTheRest) {
  const Request request = query_of("limit=1&colour=red");
  QueryReader query(request);
  query.integer("limit", 1, 500);
  const Status status = query.finish();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id(), "unknown_field");
  ASSERT_EQ(status.error().fields.size(), 1U);
  EXPECT_EQ(status.error().fields[0].pointer, "/query/colour");
}

TEST(QueryReader, RefusesBadAndRepeatedValues) {
  for (const char* text :
       {"n=0", "n=501", "n=", "n=1x", "n=1.0", "n=-1", "n=99999999999999999999"}) {
    const Request request = query_of(text);
    QueryReader query(request);
    EXPECT_FALSE(query.integer("n", 1, 500));
    EXPECT_EQ(query.finish().error().fields[0].kind->id, "out_of_range") << text;
  }
  const Request repeated = query_of("n=1&n=2&flag=yes");
  QueryReader query(repeated);
  query.text("n");
  query.flag("flag");
  const Status status = query.finish();
  EXPECT_EQ(status.error().id(), "invalid_input");
  EXPECT_EQ(status.error().fields[0].kind->id, "repeated_parameter");
  EXPECT_EQ(status.error().fields[1].kind->id, "wrong_type");
}

TEST(Call, ReadsJsonOnlyWhenItIsDeclared) {
  Call call;
  call.request.body = R"({"a":1})";
  EXPECT_EQ(call.json().error().id(), "unsupported_media_type");
  call.request.head.add_header("Content-Type", "text/plain");
  EXPECT_EQ(call.json().error().id(), "unsupported_media_type");
  call.request.head.clear();
  call.request.head.add_header("Content-Type", "Application/JSON ; charset=utf-8");
  EXPECT_EQ(*call.json().value()->find("a")->as_integer(), 1);

  Call broken;
  broken.request.head.add_header("Content-Type", "application/json");
  broken.request.body = "{";
  EXPECT_EQ(broken.json().error().id(), "malformed_json");
}

}  // namespace
}  // namespace cochin::http
