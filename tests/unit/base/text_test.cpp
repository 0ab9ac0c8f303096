#include "base/text.hpp"

#include <gtest/gtest.h>

namespace cochin {
namespace {

TEST(Fold, RemovesCaseAccentsAndLigatures) {
  EXPECT_EQ(fold("Éole SARL"), "eole sarl");
  EXPECT_EQ(fold("Œuvre"), "oeuvre");
  EXPECT_EQ(fold("CÔTÉ"), "cote");
  EXPECT_EQ(fold("l’été"), "l'ete");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("ﬁn"), "fin");
}

/// Folding a text of Western letters by itself and beside a letter that takes the long way must
/// agree: the table and ICU are two ways to one form.
TEST(Fold, IsTheSameByTheTableAsByTheLongWay) {
  std::string all;
  for (int character = 1; character < 0x2040; ++character) {
    if (character == 0x280) character = 0x2000;
    std::string letter;
    if (character < 0x80) {
      letter = {static_cast<char>(character)};
    } else if (character < 0x800) {
      letter = {static_cast<char>(0xC0 | character >> 6),
                static_cast<char>(0x80 | (character & 0x3F))};
    } else {
      letter = {'\xE2', '\x80', static_cast<char>(0x80 | (character & 0x3F))};
    }
    all += letter;
    EXPECT_EQ(fold(letter) + "日", fold(letter + "日")) << character;
  }
  EXPECT_EQ(fold(all) + "日", fold(all + "日"));
}

TEST(Fold, IsTheSameForEveryCompositionOfALetter) { EXPECT_EQ(fold("e\xCC\x81"), fold("é")); }

TEST(Fold, IsIdempotent) {
  for (const char* text : {"Ça va ?", "ŁÓDŹ", "1 234,56 €", "ÆØÅ"}) {
    EXPECT_EQ(fold(fold(text)), fold(text));
  }
}

TEST(Utf8, RefusesOverlongSurrogatesAndCutSequences) {
  EXPECT_TRUE(is_valid_utf8("é€😀"));
  for (const char* text : {"\xC0\x80", "\xED\xA0\x80", "\xE2\x82", "\xF5\x80\x80\x80", "\x80"}) {
    EXPECT_FALSE(is_valid_utf8(text));
  }
}

TEST(Name, IsTrimmedAndComposed) { EXPECT_EQ(clean_name("  e\xCC\x81t\xC3\xA9\xC2\xA0"), "été"); }

TEST(Name, RefusesEmptyLongAndControlCharacters) {
  EXPECT_FALSE(clean_name("   "));
  EXPECT_FALSE(clean_name(std::string(201, 'a')));
  EXPECT_FALSE(clean_name("a\nb"));
  EXPECT_FALSE(
      clean_name("a\xE2\x80\xAE"
                 "b"));
  EXPECT_TRUE(clean_name(std::string(200, 'a')));
}

TEST(Slug, FollowsTheNamingRule) {
  EXPECT_EQ(make_slug("TableNames"), "tablenames");
  EXPECT_EQ(make_slug("Début"), "debut");
  EXPECT_EQ(make_slug("2e  étage (nord)"), "e_etage_nord");
  EXPECT_EQ(make_slug("日本"), "");
  EXPECT_TRUE(is_slug("a_1"));
  EXPECT_FALSE(is_slug("1a"));
  EXPECT_FALSE(is_slug("A"));
}

TEST(Words, AreTheRunsBetweenSpaces) {
  EXPECT_EQ(split_words("  a b\xC2\xA0"
                        "c  ")
                .size(),
            3u);
  EXPECT_TRUE(split_words(" ").empty());
}

TEST(Trim, RemovesEverySpaceAtBothEnds) {
  EXPECT_EQ(trim("\xE2\x80\xAF a b \xC2\xA0\n"), "a b");
  EXPECT_EQ(trim(" "), "");
}

}  // namespace
}  // namespace cochin
