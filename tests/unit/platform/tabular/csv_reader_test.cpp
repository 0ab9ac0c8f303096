#include "platform/tabular/csv_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "platform/tabular/csv_writer.hpp"

namespace cochin::platform {
namespace {

using Lines = std::vector<std::vector<std::string>>;

Result<Lines> read_all(std::string_view text, char delimiter = ';', TableFileLimits limits = {}) {
  CsvReader reader(text, delimiter, limits);
  Lines lines;
  Row row;
  while (TRY(reader.next(row))) {
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(cell.text);
    lines.push_back(std::move(cells));
  }
  return lines;
}

std::string error_of(std::string_view text, TableFileLimits limits = {}) {
  const auto lines = read_all(text, ';', limits);
  return lines ? "" : std::string(lines.error().id());
}

TEST(CsvReader, SplitsAtDelimitersAndEveryLineEnd) {
  EXPECT_EQ(*read_all("a;b\r\nc;d\ne;f\rg;h"),
            (Lines{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}}));
  EXPECT_EQ(*read_all("a,b\n", ','), (Lines{{"a", "b"}}));
}

TEST(CsvReader, KeepsEmptyCellsAndSkipsEmptyLines) {
  EXPECT_EQ(*read_all("\n;;\n\r\n\na\n"), (Lines{{"", "", ""}, {"a"}}));
  EXPECT_EQ(*read_all("a;"), (Lines{{"a", ""}}));
  EXPECT_EQ(*read_all(""), Lines{});
  EXPECT_EQ(*read_all("\"\""), Lines{{""}});
}

TEST(CsvReader, ReadsQuotedDelimitersQuotesAndLineEnds) {
  EXPECT_EQ(*read_all("\"a;b\";\"dit \"\"oui\"\"\";\"deux\r\nlignes\""),
            (Lines{{"a;b", "dit \"oui\"", "deux\r\nlignes"}}));
}

TEST(CsvReader, ToleratesQuotesThatDoNotWrapACell) {
  EXPECT_EQ(*read_all("5\" x 3\";b"), (Lines{{"5\" x 3\"", "b"}}));
  EXPECT_EQ(*read_all("\"a\"b;c"), (Lines{{"ab", "c"}}));
}

TEST(CsvReader, NumbersLinesAsAnEditorDoes) {
  CsvReader reader("a\n\"b\nb\"\n\nc\n", ';');
  Row row;
  std::vector<std::int64_t> lines;
  while (*reader.next(row)) lines.push_back(row.line);
  EXPECT_EQ(lines, (std::vector<std::int64_t>{1, 2, 5}));
}

TEST(CsvReader, RefusesAnUnclosedQuote) {
  const auto lines = read_all("a\n\"b;c\nd");
  ASSERT_FALSE(lines);
  EXPECT_EQ(lines.error().id(), "table_file_unclosed_quote");
  EXPECT_EQ(lines.error().parameters.front().second, "2");
}

TEST(CsvReader, RefusesWhatPassesALimit) {
  EXPECT_EQ(error_of("a\nb\nc", {.rows = 2}), "table_file_too_many_rows");
  EXPECT_EQ(error_of("a;b;c", {.columns = 2}), "table_file_too_many_columns");
  EXPECT_EQ(error_of("abc", {.cell_bytes = 2}), "table_file_cell_too_large");
  EXPECT_EQ(error_of("a\nb", {.rows = 2}), "");
  EXPECT_EQ(error_of("a;b", {.columns = 2}), "");
}

std::string written(const Lines& lines, char delimiter) {
  std::string text;
  CsvWriter writer(text, delimiter, CsvWriter::ByteOrderMark::kAbsent);
  for (const auto& line : lines) writer.write_row(line);
  return text;
}

TEST(CsvWriter, QuotesOnlyWhatNeedsQuotes) {
  EXPECT_EQ(written({{"a", "b;c", "d\"e", "f\ng", "", "h,i"}}, ';'),
            "a;\"b;c\";\"d\"\"e\";\"f\ng\";;h,i\r\n");
}

TEST(CsvWriter, DisarmsFormulasButNotNumbers) {
  EXPECT_EQ(written({{"=1+1", "+33 1", "-2", "-2,5", "@sum", "-x"}}, ';'),
            "'=1+1;'+33 1;-2;-2,5;'@sum;'-x\r\n");
  EXPECT_EQ(written({{"\tx"}}, ';'), "'\tx\r\n");
  EXPECT_EQ(written({{"\rx"}}, ';'), "\"'\rx\"\r\n");
}

TEST(CsvWriter, StartsWithTheMarkWhenAsked) {
  std::string text;
  CsvWriter writer(text, ';', CsvWriter::ByteOrderMark::kPresent);
  EXPECT_EQ(text, "\xEF\xBB\xBF");
}

TEST(Unguarded, TakesOffOnlyTheApostropheOfTheWriter) {
  EXPECT_EQ(unguarded("'=1"), "=1");
  EXPECT_EQ(unguarded("''=1"), "'=1");
  EXPECT_EQ(unguarded("'tis"), "'tis");
  EXPECT_EQ(unguarded("'"), "'");
  EXPECT_EQ(unguarded(""), "");
}

RC_GTEST_PROP(Csv, ReadsBackWhatItWrote, ()) {
  const auto cell = rc::gen::container<std::string>(
      rc::gen::element('a', ';', ',', '"', '\n', '\r', ' ', '=', '-', '\'', '1', '\t', '\xC3'));
  const auto line = rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell));
  const Lines lines = *rc::gen::container<Lines>(line);
  const char delimiter = *rc::gen::element(';', ',', '\t');
  auto read = read_all(written(lines, delimiter), delimiter);
  RC_ASSERT(read.has_value());
  for (auto& row : *read) {
    for (auto& value : row) value = std::string(unguarded(value));
  }
  RC_ASSERT(*read == lines);
}

}  // namespace
}  // namespace cochin::platform
