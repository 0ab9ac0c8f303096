#include "platform/tabular/table_dialect.hpp"

#include <gtest/gtest.h>

#include "platform/tabular/csv_reader.hpp"

namespace cochin::platform {
namespace {

std::vector<Row> column_of(const std::vector<std::string>& texts) {
  std::vector<Row> rows;
  for (const auto& text : texts) rows.push_back({1, {{CellKind::kText, text}}});
  return rows;
}

std::optional<DecimalMark> mark_of(const std::vector<std::string>& texts) {
  const std::vector<std::size_t> columns = {0};
  return detect_decimal_mark(column_of(texts), columns);
}

DateOrder order_of(const std::vector<std::string>& texts) {
  const std::vector<std::size_t> columns = {0};
  return detect_date_order(column_of(texts), columns);
}

TEST(Delimiter, IsTheOneThatCutsEvenly) {
  EXPECT_EQ(detect_delimiter("nom;montant\nA;1,5\nB;2,5\n"), ';');
  EXPECT_EQ(detect_delimiter("name,note\nA,x;y\nB,z\n"), ',');
  EXPECT_EQ(detect_delimiter("a\tb\n1,5\t2\n"), '\t');
  EXPECT_EQ(detect_delimiter("a|b\n1|2\n"), '|');
  EXPECT_EQ(detect_delimiter("a;b\n\"1,2,3\";\"x,y,z\"\n"), ';');
}

TEST(Delimiter, IsASemicolonWhenNothingTells) {
  EXPECT_EQ(detect_delimiter("nom\nDupont\n"), ';');
  EXPECT_EQ(detect_delimiter(""), ';');
}

TEST(Mark, IsWhatUnambiguousNumbersUse) {
  EXPECT_EQ(mark_of({"1,5", "12,25", "1 000,00"}), DecimalMark::kComma);
  EXPECT_EQ(mark_of({"1.5", "1,234.56"}), DecimalMark::kPoint);
  EXPECT_EQ(mark_of({"1.234,56"}), DecimalMark::kComma);
}

TEST(Mark, IsUnknownWithoutEvidence) {
  EXPECT_EQ(mark_of({"12", "1,234", "abc", ""}), std::nullopt);
}

TEST(Order, IsTheOneThatReadsMostDates) {
  EXPECT_EQ(order_of({"01/02/2026", "13/02/2026"}), DateOrder::kDayMonthYear);
  EXPECT_EQ(order_of({"01/02/2026", "02/13/2026"}), DateOrder::kMonthDayYear);
  EXPECT_EQ(order_of({"99-12-31", "01-02-03"}), DateOrder::kYearMonthDay);
  EXPECT_EQ(order_of({"01/02/2026", "2026-01-01"}), DateOrder::kDayMonthYear);
}

}  // namespace
}  // namespace cochin::platform
