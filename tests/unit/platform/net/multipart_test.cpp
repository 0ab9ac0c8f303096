#include "platform/net/multipart.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

Result<std::vector<MultipartPart>> parse(std::string_view body, MultipartLimits limits = {}) {
  return parse_multipart(StoredBytes::in_memory(std::string(body)), "B", limits);
}

std::string error_of(std::string_view body, MultipartLimits limits = {}) {
  const auto parts = parse(body, limits);
  return parts ? "" : std::string(parts.error().id());
}

std::string part(std::string_view headers, std::string_view content = "x") {
  return "--B\r\n" + std::string(headers) + "\r\n\r\n" + std::string(content) + "\r\n--B--\r\n";
}

TEST(Multipart, ReadsFilesAndValues) {
  const std::string body = "--B\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n" +
                           part(
                               "Content-Disposition: form-data; name=\"file\"; "
                               "filename=\"C:\\dossier\\2026 \\\"fin%22.csv\"\r\n"
                               "Content-Type: text/csv",
                               "a;b\r\n--\r\n");
  const auto parts = parse(body);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2u);
  EXPECT_EQ((*parts)[0].content.read_all().value(), "");
  EXPECT_EQ((*parts)[0].file_name, std::nullopt);
  EXPECT_EQ((*parts)[1].name, "file");
  EXPECT_EQ((*parts)[1].file_name, "2026 \"fin\".csv");
  EXPECT_EQ((*parts)[1].content_type, "text/csv");
  EXPECT_EQ((*parts)[1].content.read_all().value(), "a;b\r\n--\r\n");
}

TEST(Multipart, CutsAtTheDelimiterOnly) {
  const std::string body = part("Content-Disposition: form-data; name=a", "--B\n--C\r\n-B");
  const auto parts = parse(body);
  ASSERT_TRUE(parts);
  EXPECT_EQ((*parts)[0].content.read_all().value(), "--B\n--C\r\n-B");
  EXPECT_EQ(error_of(part("Content-Disposition: form-data; name=a", "x\r\n--Bé")),
            "malformed_multipart");
}

TEST(Multipart, FindsDelimitersWhereverPiecesOfTheBodyEnd) {
  constexpr std::size_t kWindow = std::size_t{128} * 1024;
  const std::string headers = "Content-Disposition: form-data; name=a";
  for (std::size_t shift = 0; shift < 80; ++shift) {
    const std::string content(kWindow - shift, '\r');
    const std::string body = "--B\r\n" + headers + "\r\n\r\n" + content + "\r\n" +
                             part(headers, std::string(2 * kWindow, '-'));
    const auto parts = parse(body);
    ASSERT_TRUE(parts) << shift;
    ASSERT_EQ(parts->size(), 2u);
    EXPECT_EQ((*parts)[0].content.read_all().value(), content);
    EXPECT_EQ((*parts)[1].content.size(), 2 * kWindow);
  }
}

TEST(Multipart, RefusesMalformedForms) {
  const std::string good = part("Content-Disposition: form-data; name=a");
  ASSERT_EQ(error_of(good), "");
  for (std::size_t size = 0; size + 4 < good.size(); ++size) {
    EXPECT_EQ(error_of(std::string_view(good).substr(0, size)), "malformed_multipart") << size;
  }
  for (const char* headers :
       {"", "X: y", "Content-Disposition: attachment; name=a", "no colon",
        "Content-Disposition: form-data", "Content-Disposition: form-data; name=\"a",
        "Content-Disposition: form-data; name=a; name=b", "Content-Disposition: form-data; name",
        "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
        "Content-Disposition: form-data; name=\"a\x01\"",
        "Content-Disposition: form-data; name=\"\xFF\""}) {
    EXPECT_EQ(error_of(part(headers)), "malformed_multipart") << headers;
  }
}

TEST(Multipart, RefusesWhatPassesALimit) {
  const std::string good = part("Content-Disposition: form-data; name=abc");
  EXPECT_EQ(error_of(good, {.parts = 0}), "malformed_multipart");
  EXPECT_EQ(error_of(good, {.header_bytes = 20}), "malformed_multipart");
  EXPECT_EQ(error_of(good, {.name_bytes = 2}), "malformed_multipart");
}

TEST(MultipartBoundary, ComesFromTheContentType) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
  for (const char* type :
       {"text/csv", "multipart/form-data",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=\xC3\xA9", "multipart/mixed; boundary=a"}) {
    EXPECT_EQ(multipart_boundary(type), std::nullopt) << type;
  }
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')),
            std::nullopt);
}

}  // namespace
}  // namespace cochin::platform
