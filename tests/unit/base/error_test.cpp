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

TEST(ErrorMessage, FillsItsParameters) {
  EXPECT_EQ(error_message(errors::unknown_field, {{"name", "couleur"}}, Language::kFrench),
            "« couleur » n’existe pas ici.");
  EXPECT_EQ(error_message(errors::unknown_field, {}, Language::kEnglish),
            "“” does not exist here.");
}

}  // namespace
}  // namespace cochin
