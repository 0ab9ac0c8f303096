#include "platform/tabular/table_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "platform/tabular/cell_values.hpp"
#include "unit/platform/tabular/xlsx_fixture.hpp"

namespace cochin::platform {
namespace {

using namespace std::string_literals;

std::string anr_file(const std::string& name) {
  std::ifstream file(std::string(COCHIN_TEST_DATA) + "/anr/" + name, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string error_of(std::string bytes, TableFileOptions options = {}) {
  const auto file = TableFile::open(std::move(bytes), options);
  return file ? "" : std::string(file.error().id());
}

TEST(TableFile, DetectsEncodingAndDelimiter) {
  const auto file = TableFile::open("nom;ville\nZo\xE9;Cr\xE9teil\n");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->format(), TableFileFormat::kCsv);
  EXPECT_EQ(file->encoding(), TextEncoding::kWindows1252);
  EXPECT_EQ(file->delimiter(), ';');
  EXPECT_EQ(file->header(), (std::vector<std::string>{"nom", "ville"}));
  ASSERT_EQ(file->sample().size(), 1u);
  EXPECT_EQ(file->sample()[0].at(1).text, "Créteil");
}

TEST(TableFile, BelievesTheCaller) {
  const auto file = TableFile::open("a,b;c\n", {.encoding = TextEncoding::kUtf8, .delimiter = ','});
  ASSERT_TRUE(file);
  EXPECT_EQ(file->header(), (std::vector<std::string>{"a", "b;c"}));
  EXPECT_EQ(error_of("\xE9", {.encoding = TextEncoding::kUtf8}), "table_file_wrong_encoding");
}

TEST(TableFile, TakesTheDelimiterThatSpreadsheetsWriteAbove) {
  auto file = TableFile::open("sep=|\r\na|b\r\n1|2\r\n");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->header(), (std::vector<std::string>{"a", "b"}));
}

TEST(TableFile, ServesTheSampleThenTheRest) {
  std::string text = "n\n";
  for (int i = 0; i < 2500; ++i) text += std::to_string(i) + "\n";
  auto file = TableFile::open(text);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->sample().size(), 1000u);
  Row row;
  int count = 0;
  while (*file->next(row)) EXPECT_EQ(row.at(0).text, std::to_string(count++));
  EXPECT_EQ(count, 2500);
  EXPECT_TRUE(file->sample().empty());
}

TEST(TableFile, RefusesWhatIsNoTable) {
  EXPECT_EQ(error_of(""), "table_file_empty");
  EXPECT_EQ(error_of("\n\n"), "table_file_empty");
  EXPECT_EQ(error_of("\x89PNG\0\0"s), "table_file_not_text");
  EXPECT_EQ(error_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s), "workbook_old_format");
  EXPECT_EQ(error_of(XlsxFixture("").bytes()), "table_file_empty");
  TableFileOptions options;
  options.limits.file_bytes = 3;
  EXPECT_EQ(error_of("abcd", options), "table_file_too_large");
}

TEST(TableFile, ReadsTheSameProjectsFromCsvAndXlsx) {
  auto csv = TableFile::open(anr_file("projets.csv"));
  auto xlsx = TableFile::open(anr_file("projets.xlsx"));
  ASSERT_TRUE(csv && xlsx);
  EXPECT_EQ(csv->header(), xlsx->header());
  Row left, right;
  int rows = 0, dates = 0;
  Decimal sum{0, 2};
  while (*csv->next(left)) {
    ASSERT_TRUE(*xlsx->next(right));
    ++rows;
    const auto day = parse_date(left.at(1).text, DateOrder::kDayMonthYear);
    dates += day.has_value();
    EXPECT_EQ(day ? day->to_string() + "T00:00:00.000" : "", right.at(1).text);
    const auto amount = Decimal::parse(*parse_number(left.at(7).text, DecimalMark::kComma));
    EXPECT_EQ(*amount, scale_literal(right.at(7).text, 2)->value);
    sum = *add(sum, *amount);
    for (const std::size_t text : {0u, 3u, 4u, 5u, 6u}) {
      EXPECT_EQ(left.at(text).text, right.at(text).text) << "line " << left.line;
    }
  }
  EXPECT_FALSE(*xlsx->next(right));
  EXPECT_EQ(rows, 1379);
  EXPECT_GT(dates, 0);
  EXPECT_GT(sum.unscaled, 0);
}

}  // namespace
}  // namespace cochin::platform
