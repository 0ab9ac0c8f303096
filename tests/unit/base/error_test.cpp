#include "base/error_catalog.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cochin {
namespace {

TEST(ErrorCatalog, HasUniqueIdsAndBothLanguages) {
  std::set<std::string_view> ids;
  for (const ErrorKind* kind : errors::all()) {
    EXPECT_TRUE(ids.insert(kind->id).second) << kind->id;
    EXPECT_FALSE(kind->french.empty()) << kind->id;
    EXPECT_FALSE(kind->english.empty()) << kind->id;
  }
}

/// U+00A0 inside « » and before the colon, U+202F before ; ! ?, never a straight apostrophe.
TEST(ErrorCatalog, KeepsFrenchSignsWithTheirWords) {
  for (const ErrorKind* kind : errors::all()) {
    for (const std::string_view torn : {"« ", " »", " :", " ;", " !", " ?", "'", "n° "}) {
      EXPECT_EQ(kind->french.find(torn), kind->french.npos) << kind->french;
    }
  }
}

TEST(ErrorMessage, WritesBoundsAsTheLanguageDoes) {
  const auto above = [](const char* bound, Language language) {
    return error_message(errors::above_maximum, {{"max", bound}}, language);
  };
  EXPECT_EQ(above("1000.50", Language::kFrench), "La valeur maximale est 1000,50.");
  EXPECT_EQ(above("-3", Language::kFrench), "La valeur maximale est -3.");
  EXPECT_EQ(above("2026-12-31", Language::kFrench), "La valeur maximale est 31/12/2026.");
  EXPECT_EQ(above("1000.50", Language::kEnglish), "The largest value is 1000.50.");
}

TEST(ErrorMessage, FillsItsParameters) {
  EXPECT_EQ(error_message(errors::unknown_field, {{"name", "couleur"}}, Language::kFrench),
            "« couleur » n’existe pas ici.");
  EXPECT_EQ(error_message(errors::unknown_field, {}, Language::kEnglish),
            "“” does not exist here.");
}

}  // namespace
}  // namespace cochin
