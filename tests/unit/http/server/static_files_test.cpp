#include "http/server/static_files.hpp"

#include <gtest/gtest.h>

#include <array>

#include "http/server/response_head.hpp"

namespace cochin::http {
namespace {

constexpr std::array<Asset, 3> kAssets = {{
    {"/assets/app-1f.js", "text/javascript", "aa", "identity", "gz", "br"},
    {"/favicon.svg", "image/svg+xml", "bb", "<svg/>", {}, {}},
    {"/index.html", "text/html; charset=utf-8", "cc", "<html>", "gz", {}},
}};

Result<Response> fetch(const char* path, const char* accept = "", const char* if_none_match = "") {
  Request request;
  request.target.path = path;
  request.head.add_header("Accept-Encoding", accept);
  request.head.add_header("If-None-Match", if_none_match);
  return StaticFiles(kAssets).answer(request);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(StaticFiles, AnswersTheSmallestFormTheClientTakes) {
  EXPECT_EQ(fetch("/assets/app-1f.js")->static_body, "identity");
  EXPECT_EQ(fetch("/assets/app-1f.js", "gzip, deflate")->static_body, "gz");
  const Response best = fetch("/assets/app-1f.js", "gzip, br").value();
  EXPECT_EQ(best.static_body, "br");
  EXPECT_EQ(header(best, "Content-Encoding"), "br");
  EXPECT_EQ(header(best, "ETag"), "\"aa-br\"");
  EXPECT_EQ(header(best, "Vary"), "Accept-Encoding");
  EXPECT_EQ(fetch("/favicon.svg", "br, gzip")->static_body, "<svg/>");
  EXPECT_EQ(fetch("/index.html", "br")->static_body, "<html>");
}

TEST(StaticFiles, KeepsHashedNamesForEverAndAsksAgainForTheRest) {
  EXPECT_EQ(fetch("/assets/app-1f.js")->cache, CachePolicy::kImmutable);
  EXPECT_EQ(fetch("/index.html")->cache, CachePolicy::kNoCache);
  EXPECT_EQ(fetch("/favicon.svg")->cache, CachePolicy::kNoCache);
}

TEST(StaticFiles, AnswersTheStartPageForThePagesOfTheApp) {
  for (const char* path : {"/", "/admin", "/tables/projet/7", "/../etc/passwd", "/%2e%2e/x"}) {
    EXPECT_EQ(fetch(path)->static_body, "<html>") << path;
  }
  for (const char* path :
       {"/assets/old-2e.js", "/assets/app-1f.js.map", "/assets/", "/assets/../x"}) {
    EXPECT_EQ(fetch(path).error().id(), "not_found") << path;
  }
}

TEST(StaticFiles, AnswersAFileByItsOwnNameForAnotherPath) {
  Request request;
  request.target.path = "/api/docs";
  const StaticFiles files(kAssets);
  EXPECT_EQ(files.answer_file("/index.html", request)->static_body, "<html>");
  EXPECT_EQ(files.answer_file("/absent.html", request).error().id(), "not_found");
}

TEST(StaticFiles, SaysNotModifiedForAKnownForm) {
  EXPECT_EQ(fetch("/index.html", "", "\"cc\"")->status, 304);
  EXPECT_EQ(fetch("/index.html", "", "\"x\", W/\"cc\"")->status, 304);
  EXPECT_EQ(fetch("/index.html", "", "*")->status, 304);
  EXPECT_EQ(fetch("/index.html", "gzip", "\"cc\"")->status, 200);
  EXPECT_EQ(fetch("/index.html", "", "\"x\"")->status, 200);
}

TEST(StaticFiles, ReadsAcceptEncoding) {
  EXPECT_TRUE(accepts_encoding("br", "br"));
  EXPECT_TRUE(accepts_encoding("gzip;q=0.5, BR;q=0.1", "br"));
  EXPECT_TRUE(accepts_encoding("*", "gzip"));
  EXPECT_FALSE(accepts_encoding("", "br"));
  EXPECT_FALSE(accepts_encoding("br;q=0", "br"));
  EXPECT_FALSE(accepts_encoding("*, br;q=0.000", "br"));
  EXPECT_FALSE(accepts_encoding("brotli", "br"));
}

TEST(EmbeddedAssets, AreSortedAndHoldTheStartPage) {
  const std::span<const Asset> assets = embedded_assets();
  bool has_start_page = false;
  for (std::size_t i = 0; i < assets.size(); ++i) {
    has_start_page = has_start_page || assets[i].path == "/index.html";
    if (i > 0) {
      EXPECT_LT(assets[i - 1].path, assets[i].path);
    }
    EXPECT_FALSE(assets[i].path.ends_with(".map"));
  }
  EXPECT_TRUE(has_start_page);
}

TEST(ResponseHead, WritesDatesAsHttpWantsThem) {
  EXPECT_EQ(format_http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(format_http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(ResponseHead, KeepsAPolicyThatTheAnswerBrings) {
  Response response;
  response.with_header("Content-Security-Policy", "sandbox; default-src 'none'");
  std::string head;
  append_response_head(head, response, {}, {.date = "d", .cors_origin = {}, .body_size = 1});
  EXPECT_EQ(head.find("script-src"), std::string::npos);
  EXPECT_NE(head.find("sandbox"), std::string::npos);
}

}  // namespace
}  // namespace cochin::http
