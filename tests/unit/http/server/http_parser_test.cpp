#include "http/server/http_parser.hpp"

#include <gtest/gtest.h>

namespace cochin::http {
namespace {

/// The id of the refusal of a head with these lines, else "".
std::string refusal(std::string_view text) {
  HeadScanner scanner;
  const Result<std::size_t> size = scanner.scan(text);
  if (!size) return std::string(size.error().id());
  if (*size == 0) return "incomplete";
  RequestHead head;
  const Result<Framing> framing = parse_head(text.substr(0, *size), head);
  return framing ? std::string() : std::string(framing.error().id());
}

std::string with(std::string_view lines) {
  return "POST /a HTTP/1.1\r\nHost: h\r\n" + std::string(lines) + "\r\n";
}

TEST(HttpParser, ReadsTheRequestLineAndTheFields) {
  const std::string text =
      "PATCH /a/b?c=d HTTP/1.1\r\nHost: h:80\r\nX-Any:  padded \t\r\nEmpty:\r\n\r\nrest";
  HeadScanner scanner;
  const Result<std::size_t> size = scanner.scan(text);
  ASSERT_TRUE(size);
  EXPECT_EQ(*size, text.size() - 4);
  RequestHead head;
  const Result<Framing> framing = parse_head(std::string_view(text).substr(0, *size), head);
  ASSERT_TRUE(framing);
  EXPECT_EQ(head.method, Method::kPatch);
  EXPECT_EQ(head.target(), "/a/b?c=d");
  EXPECT_EQ(head.header("hOST"), "h:80");
  EXPECT_EQ(head.header("x-any"), "padded");
  EXPECT_TRUE(head.has_header("empty"));
  EXPECT_EQ(head.header("absent"), "");
  EXPECT_TRUE(framing->keep_alive);
  EXPECT_EQ(framing->body, BodyKind::kNone);
}

TEST(HttpParser, FindsTheEndHoweverTheBytesArrive) {
  const std::string text = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  HeadScanner scanner;
  for (std::size_t size = 1; size < text.size(); ++size) {
    const Result<std::size_t> found = scanner.scan(std::string_view(text).substr(0, size));
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, 0U);
  }
  EXPECT_EQ(*scanner.scan(text), text.size());
}

TEST(HttpParser, TellsHowTheBodyIsFramed) {
  RequestHead head;
  const Result<Framing> length = parse_head(with("Content-Length: 12\r\n"), head);
  ASSERT_TRUE(length);
  EXPECT_EQ(length->body, BodyKind::kLength);
  EXPECT_EQ(length->length, 12U);
  head.clear();
  const Result<Framing> chunked = parse_head(with("Transfer-Encoding: Chunked\r\n"), head);
  ASSERT_TRUE(chunked);
  EXPECT_EQ(chunked->body, BodyKind::kChunked);
  head.clear();
  const Result<Framing> none = parse_head(with("Content-Length: 0\r\n"), head);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->body, BodyKind::kNone);
}

TEST(HttpParser, TellsWhetherTheConnectionStays) {
  const auto keeps = [](std::string_view text) {
    RequestHead head;
    return parse_head(text, head).value().keep_alive;
  };
  EXPECT_TRUE(keeps(with("")));
  EXPECT_FALSE(keeps(with("Connection: close\r\n")));
  EXPECT_FALSE(keeps(with("Connection: x, Close\r\n")));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(HttpParser, AnswersContinueOnlyForABody) {
  const auto expects = [](std::string_view lines) {
    RequestHead head;
    return parse_head(with(lines), head).value().expects_continue;
  };
  EXPECT_TRUE(expects("Content-Length: 1\r\nExpect: 100-continue\r\n"));
  EXPECT_FALSE(expects("Expect: 100-continue\r\n"));
  EXPECT_EQ(refusal(with("Content-Length: 1\r\nExpect: 200-ok\r\n")), "expectation_failed");
}

struct BadHead {
  const char* name;
  std::string text;
};

class HttpParserRefuses : public ::testing::TestWithParam<BadHead> {};

TEST_P(HttpParserRefuses, AsMalformed) { EXPECT_EQ(refusal(GetParam().text), "malformed_request"); }

const std::string kNul("\0", 1);

INSTANTIATE_TEST_SUITE_P(
    Smuggling, HttpParserRefuses,
    ::testing::Values(
        BadHead{"NoHost", "GET / HTTP/1.1\r\n\r\n"}, BadHead{"TwoHosts", with("Host: h\r\n")},
        BadHead{"UnknownCoding", with("Transfer-Encoding: xchunked\r\n")},
        BadHead{"CodingList", with("Transfer-Encoding: chunked, identity\r\n")},
        BadHead{"GzipChunked", with("Transfer-Encoding: gzip, chunked\r\n")},
        BadHead{"Identity", with("Transfer-Encoding: identity\r\n")},
        BadHead{"EmptyCoding", with("Transfer-Encoding:\r\n")},
        BadHead{"TwoCodings", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
        BadHead{"CodingOnHttp10", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"},
        BadHead{"LengthAndCoding", with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")},
        BadHead{"CodingAndLength", with("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n")},
        BadHead{"TwoLengths", with("Content-Length: 1\r\nContent-Length: 2\r\n")},
        BadHead{"SameLengthTwice", with("Content-Length: 1\r\nContent-Length: 1\r\n")},
        BadHead{"LengthList", with("Content-Length: 1, 1\r\n")},
        BadHead{"PlusLength", with("Content-Length: +4\r\n")},
        BadHead{"NegativeLength", with("Content-Length: -4\r\n")},
        BadHead{"HexLength", with("Content-Length: 0x10\r\n")},
        BadHead{"EmptyLength", with("Content-Length:\r\n")},
        BadHead{"HugeLength", with("Content-Length: 99999999999999999999\r\n")},
        BadHead{"FoldedField", with("X: a\r\n b\r\n")},
        BadHead{"FoldedFirst", "GET / HTTP/1.1\r\n Host: h\r\n\r\n"},
        BadHead{"BareLfLine", "GET / HTTP/1.1\nHost: h\r\n\r\n"},
        BadHead{"BareLfField", with("X: a\n")}, BadHead{"BareCr", with("X: a\rb\r\n")},
        BadHead{"SpaceBeforeColon", with("X : a\r\n")}, BadHead{"NoColon", with("X\r\n")},
        BadHead{"EmptyName", with(": a\r\n")}, BadHead{"NulInValue", with("X: a" + kNul + "b\r\n")},
        BadHead{"NulInName", with("X" + kNul + ": a\r\n")},
        BadHead{"SpaceInTarget", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"FragmentInTarget", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"RawUtf8InTarget", "GET /\xC3\xA9 HTTP/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"StarForGet", "GET * HTTP/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"Http09", "GET /\r\n\r\n"}, BadHead{"Http2", "PRI * HTTP/2.0\r\n\r\n"},
        BadHead{"Http12", "GET / HTTP/1.2\r\nHost: h\r\n\r\n"},
        BadHead{"LowerCaseVersion", "GET / http/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"BadMethod", "GE(T / HTTP/1.1\r\nHost: h\r\n\r\n"},
        BadHead{"EmptyRequestLine", "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"}),
    [](const auto& bad_head) { return bad_head.param.name; });

TEST(HttpParser, RefusesCompressedBodies) {
  EXPECT_EQ(refusal(with("Content-Length: 3\r\nContent-Encoding: gzip\r\n")),
            "unsupported_media_type");
  EXPECT_EQ(refusal(with("Content-Length: 3\r\nContent-Encoding: identity\r\n")), "");
}

TEST(HttpParser, BoundsTheRequestLine) {
  const auto line = [](std::size_t size) {
    return "GET /" + std::string(size - 16, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n";
  };
  EXPECT_EQ(refusal(line(kMaxRequestLine)), "");
  EXPECT_EQ(refusal(line(kMaxRequestLine + 1)), "target_too_long");
  EXPECT_EQ(refusal(std::string(kMaxRequestLine + 1, 'A')), "target_too_long");
}

TEST(HttpParser, BoundsTheFields) {
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "X: y\r\n";
  EXPECT_EQ(refusal(with(fields)), "");
  EXPECT_EQ(refusal(with(fields + "X: y\r\n")), "headers_too_large");
  EXPECT_EQ(refusal(with("X: " + std::string(kMaxHeaderBytes, 'y') + "\r\n")), "");
  EXPECT_EQ(refusal(with("X: " + std::string(kMaxRequestLine + kMaxHeaderBytes, 'y'))),
            "headers_too_large");
}

}  // namespace
}  // namespace cochin::http
