#include "http/server/byte_range.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cochin::http {
namespace {

/// `first-last`, `whole` or `none`, of ten bytes with the tag `"t"`.
std::string chosen(std::string_view range, std::string_view if_range = {},
                   Method method = Method::kGet) {
  Request request;
  request.head.method = method;
  request.head.add_header("Range", range);
  if (!if_range.empty()) request.head.add_header("If-Range", if_range);
  const ByteRange found = choose_range(request, 10, "\"t\"");
  if (found.kind == ByteRange::Kind::kWhole) return "whole";
  if (found.kind == ByteRange::Kind::kUnsatisfiable) return "none";
  return std::to_string(found.first) + "-" + std::to_string(found.last);
}

TEST(ByteRange, IsOnePartOfTheContent) {
  EXPECT_EQ(chosen("bytes=0-0"), "0-0");
  EXPECT_EQ(chosen("bytes=2-5"), "2-5");
  EXPECT_EQ(chosen("bytes=2-"), "2-9");
  EXPECT_EQ(chosen("bytes=9-99999999999999999999"), "9-9");
  EXPECT_EQ(chosen("bytes=-3"), "7-9");
  EXPECT_EQ(chosen("bytes=-30"), "0-9");
  EXPECT_EQ(chosen("BYTES= 1-2 "), "1-2");
}

TEST(ByteRange, LiesInside) {
  EXPECT_EQ(chosen("bytes=10-"), "none");
  EXPECT_EQ(chosen("bytes=99999999999999999999-"), "none");
  EXPECT_EQ(chosen("bytes=-0"), "none");
}

TEST(ByteRange, IsTheWholeForWhatIsNotUnderstood) {
  for (const char* range : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1-2,4-5",
                            "bytes=5-2", "bytes=+1-2", "bytes=1-2x", "lines=1-2", "bytes=1"}) {
    EXPECT_EQ(chosen(range), "whole") << range;
  }
  EXPECT_EQ(chosen("bytes=1-2", {}, Method::kHead), "whole");
  Request twice;
  twice.head.method = Method::kGet;
  twice.head.add_header("Range", "bytes=1-2");
  twice.head.add_header("Range", "bytes=3-4");
  EXPECT_EQ(choose_range(twice, 10, "\"t\"").kind, ByteRange::Kind::kWhole);
}

TEST(ByteRange, IsForTheContentThatTheClientHas) {
  EXPECT_EQ(chosen("bytes=1-2", "\"t\""), "1-2");
  for (const char* other : {"\"u\"", "W/\"t\"", "Sun, 06 Nov 1994 08:49:37 GMT"}) {
    EXPECT_EQ(chosen("bytes=1-2", other), "whole") << other;
    EXPECT_EQ(chosen("bytes=10-", other), "whole") << other;
  }
}

}  // namespace
}  // namespace cochin::http
