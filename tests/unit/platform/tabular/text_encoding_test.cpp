#include "platform/tabular/text_encoding.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

using namespace std::string_literals;

TEST(Encoding, IsToldByItsMarkOrByItsBytes) {
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBFnom"), TextEncoding::kUtf8);
  EXPECT_EQ(detect_encoding("été"), TextEncoding::kUtf8);
  EXPECT_EQ(detect_encoding("\xFF\xFEn\0"s), TextEncoding::kUtf16LittleEndian);
  EXPECT_EQ(detect_encoding("\xFE\xFF\0n"s), TextEncoding::kUtf16BigEndian);
  EXPECT_EQ(detect_encoding("n\0o\0m\0;\0"s), TextEncoding::kUtf16LittleEndian);
  EXPECT_EQ(detect_encoding("\0n\0o\0m\0;"s), TextEncoding::kUtf16BigEndian);
  EXPECT_EQ(detect_encoding("\xE9t\xE9"), TextEncoding::kWindows1252);
}

TEST(Encoding, DecodesToUtf8WithoutMark) {
  EXPECT_EQ(*decode_text("\xEF\xBB\xBF"
                         "été",
                         TextEncoding::kUtf8),
            "été");
  EXPECT_EQ(*decode_text("\xE9t\xE9 \x80 \x9C\x92", TextEncoding::kWindows1252), "été € œ’");
  EXPECT_EQ(*decode_text("\xFF\xFE\xE9\0\x3D\xD8\x00\xDE"s, TextEncoding::kUtf16LittleEndian),
            "é😀");
  EXPECT_EQ(*decode_text("\xFE\xFF\0\xE9\xD8\x3D\xDE\x00"s, TextEncoding::kUtf16BigEndian), "é😀");
}

TEST(Encoding, RefusesBytesOfAnotherEncoding) {
  for (const auto& [bytes, encoding] :
       {std::pair{"\xE9t\xE9"s, TextEncoding::kUtf8},
        std::pair{"a\0b"s, TextEncoding::kUtf16LittleEndian},
        std::pair{"\xD8\x00\x00\x61"s, TextEncoding::kUtf16BigEndian},
        std::pair{"\xDC\x00"s, TextEncoding::kUtf16BigEndian}}) {
    const auto text = decode_text(bytes, encoding);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().id(), "table_file_wrong_encoding");
  }
}

TEST(Encoding, RefusesNulCharacters) {
  const auto text = decode_text("a;b\0"s, TextEncoding::kUtf8);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().id(), "table_file_not_text");
}

TEST(Encoding, HasNames) {
  EXPECT_EQ(encoding_by_name("UTF-8"), TextEncoding::kUtf8);
  EXPECT_EQ(encoding_by_name("latin1"), TextEncoding::kWindows1252);
  EXPECT_EQ(encoding_by_name("ebcdic"), std::nullopt);
  EXPECT_EQ(encoding_by_name("\xFF"), std::nullopt);
  for (const auto encoding : {TextEncoding::kUtf8, TextEncoding::kUtf16LittleEndian,
                              TextEncoding::kUtf16BigEndian, TextEncoding::kWindows1252}) {
    EXPECT_EQ(encoding_by_name(encoding_name(encoding)), encoding);
  }
}

}  // namespace
}  // namespace cochin::platform
