#include "platform/json/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "platform/json/json_reader.hpp"

namespace cochin::platform {
namespace {

TEST(JsonWriter, PlacesCommasBetweenMembersAndItems) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  writer.member("id", 12);
  writer.key("values");
  writer.begin_object();
  writer.end_object();
  writer.key("items");
  writer.begin_array();
  writer.integer(1);
  writer.begin_array();
  writer.end_array();
  writer.string("a");
  writer.boolean(true);
  writer.null();
  writer.begin_object();
  writer.null_member("x");
  writer.end_object();
  writer.end_array();
  writer.member("last", false);
  writer.end_object();
  EXPECT_EQ(out, R"({"id":12,"values":{},"items":[1,[],"a",true,null,{"x":null}],"last":false})");
}

TEST(JsonWriter, TakesTheCommaOffARawKeyAfterABrace) {
  const std::string first = make_raw_key("nom");
  const std::string second = make_raw_key("a\"b");
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  writer.raw_key(first);
  writer.string("x");
  writer.raw_key(second);
  writer.raw("[1]");
  writer.end_object();
  EXPECT_EQ(out, R"({"nom":"x","a\"b":[1]})");
}

TEST(JsonWriter, AppendsAfterTextThatIsAlreadyThere) {
  std::string out = "data: ";
  JsonWriter writer(out);
  writer.begin_array();
  writer.end_array();
  EXPECT_EQ(out, "data: []");
}

TEST(JsonWriter, EscapesExactlyWhatJsonAsksFor) {
  std::string out;
  append_json_escaped(out, std::string_view("\"\\\b\f\n\r\t\x01\x1f\0\x7f é/", 15));
  EXPECT_EQ(out, "\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000\x7f é/");
}

TEST(JsonWriter, EscapesAtEveryPositionOfARun) {
  for (char byte : {'"', '\\', '\n', '\x1f'}) {
    for (std::size_t length = 1; length < 40; ++length) {
      for (std::size_t at = 0; at < length; ++at) {
        std::string text(length, 'z');
        text[at] = byte;
        const Result<Tree> read = parse_json(to_json(Tree(text)));
        ASSERT_TRUE(read);
        ASSERT_EQ(*read->as_string(), text);
      }
    }
  }
}

TEST(JsonWriter, CopiesHighBytesUnchanged) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "é€😀ÿ ";
  EXPECT_EQ(to_json(Tree(text)), "\"" + text + "\"");
}

TEST(JsonWriter, WritesTheLimitsOfIntegers) {
  EXPECT_EQ(to_json(Tree(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  EXPECT_EQ(to_json(Tree(std::numeric_limits<std::int64_t>::max())), "9223372036854775807");
}

}  // namespace
}  // namespace cochin::platform
