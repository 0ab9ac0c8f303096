#include "storage/sql/dialect.hpp"

#include <gtest/gtest.h>

namespace cochin::storage::sql {
namespace {

TEST(Dialect, QuotesNames) {
  EXPECT_EQ(quote_identifier("devis"), "\"devis\"");
  EXPECT_EQ(quote_identifier("a\"; DROP TABLE t; --"), "\"a\"\"; DROP TABLE t; --\"");
}

TEST(Dialect, QuotesText) {
  EXPECT_EQ(quote_text("l'été"), "'l''été'");
  EXPECT_EQ(quote_text(""), "''");
}

TEST(Dialect, DisarmsPatterns) { EXPECT_EQ(escape_like("100%_\\a"), "100\\%\\_\\\\a"); }

TEST(DialectDeathTest, RefusesAnEmbeddedNul) {
  EXPECT_DEATH(quote_identifier(std::string_view("a\0b", 3)), "invariant broken");
}

}  // namespace
}  // namespace cochin::storage::sql
