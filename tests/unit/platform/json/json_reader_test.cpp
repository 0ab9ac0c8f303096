#include "platform/json/json_reader.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/error_catalog.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::platform {
namespace {

std::string round_trip(std::string_view text) {
  const Result<Tree> tree = parse_json(text);
  return tree ? to_json(*tree) : std::string("refused: ") + std::string(tree.error().id());
}

TEST(JsonReader, KeepsEveryKindOfValueInOrder) {
  const char* text = R"({"b":[true,false,null,"é"],"a":{"n":-12,"m":{}},"l":[]})";
  EXPECT_EQ(round_trip(text), text);
}

TEST(JsonReader, AcceptsScalarDocumentsAndWhiteSpace) {
  EXPECT_EQ(round_trip(" \t\r\n 12 \n"), "12");
  EXPECT_EQ(round_trip("\"a\""), "\"a\"");
  EXPECT_EQ(round_trip("null"), "null");
}

TEST(JsonReader, KeepsIntegersOfSixtyFourBits) {
  const Result<Tree> tree = parse_json("[9223372036854775807,-9223372036854775808,-0,0]");
  ASSERT_TRUE(tree);
  const Tree::List& list = *tree->as_list();
  EXPECT_EQ(*list[0].as_integer(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(*list[1].as_integer(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(*list[3].as_integer(), 0);
}

TEST(JsonReader, KeepsTheDigitsOfEveryOtherNumber) {
  for (const char* text :
       {"0.1", "1234.50", "1e400", "-1E-9", "9223372036854775808", "-9223372036854775809",
        "18446744073709551616", "123456789012345678901234567890", "0.10000000000000000000000001"}) {
    const Result<Tree> tree = parse_json(text);
    ASSERT_TRUE(tree) << text;
    ASSERT_NE(tree->as_number(), nullptr) << text;
    EXPECT_EQ(tree->as_number()->text, text);
  }
}

TEST(JsonReader, DecodesEscapes) {
  const Result<Tree> tree = parse_json(R"("\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00")");
  ASSERT_TRUE(tree);
  EXPECT_EQ(*tree->as_string(), "\"\\/\b\f\n\r\té😀");
}

TEST(JsonReader, RefusesWhatIsNotJson) {
  for (const char* text : {"",         " ",          "{",
                           "[1,]",     "{\"a\":1,}", "{a:1}",
                           "'a'",      "[1 2]",      "01",
                           "+1",       ".5",         "1.",
                           "1e",       "0x10",       "NaN",
                           "Infinity", "-Infinity",  "nul",
                           "True",     "[1]]",       "{} {}",
                           "\"\x01\"", "\"\\x41\"",  "\"\\u12g4\"",
                           "// c\n1",  "/* c */ 1",  "\xEF\xBB\xBF{}",
                           "{\"a\"}",  "\"a",        "[\"a\nb\"]",
                           "-",        "{\"a\":}",   "[,1]",
                           "{1:2}"}) {
    const Result<Tree> tree = parse_json(text);
    ASSERT_FALSE(tree) << text;
    EXPECT_EQ(tree.error().id(), "malformed_json") << text;
  }
}

TEST(JsonReader, RefusesTextThatIsNotUnicode) {
  for (const char* text : {"\"\x80\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF5\x80\x80\x80\"",
                           "\"\xE2\x82\"", R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(JsonReader, RefusesNulInStringsAndKeys) {
  EXPECT_FALSE(parse_json(R"("a\u0000b")"));
  EXPECT_FALSE(parse_json(R"({"a\u0000":1})"));
  EXPECT_FALSE(parse_json(std::string_view("\"a\0b\"", 5)));
  EXPECT_FALSE(parse_json(std::string_view("1\0", 2)));
}

TEST(JsonReader, RefusesDuplicateKeysInSmallAndLargeObjects) {
  EXPECT_FALSE(parse_json(R"({"a":1,"b":2,"a":3})"));
  EXPECT_FALSE(parse_json(R"({"a":1,"\u0061":2})"));
  EXPECT_FALSE(parse_json(R"([{"x":{"a":1,"a":2}}])"));
  EXPECT_TRUE(parse_json(R"([{"a":1},{"a":2}])"));

  std::string members;
  for (int i = 0; i < 100; ++i) members += "\"k" + std::to_string(i) + "\":1,";
  EXPECT_TRUE(parse_json("{" + members + "\"z\":1}"));
  EXPECT_FALSE(parse_json("{" + members + "\"k7\":1}"));
}

TEST(JsonReader, BoundsDepth) {
  EXPECT_TRUE(parse_json(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(parse_json(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(parse_json(std::string(1'000'000, '[')));
}

TEST(JsonReader, BoundsKeys) {
  const auto object_with = [](int count) {
    std::string text = "{";
    for (int i = 0; i < count; ++i) text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
    return text + "}";
  };
  EXPECT_TRUE(parse_json(object_with(100'000)));
  EXPECT_FALSE(parse_json(object_with(100'001)));
  EXPECT_FALSE(parse_json(object_with(3), {.max_depth = 64, .max_keys = 2}));
}

TEST(JsonReader, ReadsLongStringsWithEscapesAnywhere) {
  for (std::size_t length : {1U, 7U, 8U, 9U, 4095U, 4096U, 5000U, 70'000U}) {
    const std::string text = "{\"k\":\"" + std::string(length, 'x') + "\\n" + "é\"}";
    const Result<Tree> tree = parse_json(text);
    ASSERT_TRUE(tree) << length;
    EXPECT_EQ(*tree->find("k")->as_string(), std::string(length, 'x') + "\né");
  }
}

}  // namespace
}  // namespace cochin::platform
