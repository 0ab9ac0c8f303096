#include "platform/tabular/xlsx_writer.hpp"

#include <gtest/gtest.h>

#include "platform/tabular/table_file.hpp"
#include "platform/tabular/xlsx_reader.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

using enum CellKind;

class XlsxWriterTest : public ::testing::Test {
 protected:
  std::unique_ptr<XlsxWriter> begin(const std::vector<XlsxWriter::Column>& columns,
                                    const std::string& sheet = "Projets") {
    auto file = UnfinishedFile::create_nameless(folder_.path());
    return XlsxWriter::create(*std::move(file), sheet, columns).value();
  }

  static std::vector<Row> rows_of(XlsxWriter& writer) {
    const std::string bytes = writer.finish().value().read_all().value();
    auto reader = XlsxReader::open(bytes, std::nullopt, {}).value();
    std::vector<Row> rows;
    Row row;
    while (reader.next(row).value()) rows.push_back(row);
    return rows;
  }

  testing::TemporaryFolder folder_;
};

TEST_F(XlsxWriterTest, WritesEveryKindOfCellSoThatItReadsBack) {
  const auto writer = begin({{"Nom", 30}, {"B & <C>"}, {"D"}, {"E"}, {"F"}, {"G"}, {"H"}});
  const std::vector<Cell> cells = {{kText, " =1+1\t\"é\"\n_x0041_\r\x01"},
                                   {kNumber, "-1234.5"},
                                   {kBoolean, "1"},
                                   {kDate, "1900-03-01"},
                                   {kDatetime, "2026-11-26T23:59:59.000"},
                                   {},
                                   {kText, "fin"}};
  ASSERT_TRUE(writer->write_row(cells));
  const auto rows = rows_of(*writer);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at(1), (Cell{kText, "B & <C>"}));
  EXPECT_EQ(rows[1].cells, cells);
}

TEST_F(XlsxWriterTest, WritesAsTextWhatANumberOfASpreadsheetCannotHold) {
  const auto writer = begin({{"A"}, {"B"}, {"C"}});
  ASSERT_TRUE(writer->write_row(std::vector<Cell>{
      {kNumber, "1234567890123456"}, {kDate, "1789-07-14"}, {kNumber, "123456789.012345"}}));
  EXPECT_EQ(rows_of(*writer)[1].cells, (std::vector<Cell>{{kText, "1234567890123456"},
                                                          {kText, "1789-07-14"},
                                                          {kNumber, "123456789.012345"}}));
}

TEST_F(XlsxWriterTest, WritesManyRowsThroughItsBuffer) {
  const auto writer = begin({{"A"}});
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_TRUE(writer->write_row(std::vector<Cell>{{kText, "ligne " + std::to_string(i)}}));
  }
  const auto rows = rows_of(*writer);
  ASSERT_EQ(rows.size(), 20'001U);
  EXPECT_EQ(rows[20'000].at(0).text, "ligne 19999");
}

TEST_F(XlsxWriterTest, RefusesWhatASheetCannotHoldRatherThanCutIt) {
  const auto writer = begin({{"A"}});
  ASSERT_TRUE(writer->write_row(std::vector<Cell>{{kText, std::string(32'767, 'x')}}));
  const auto refused = writer->write_row(std::vector<Cell>{{kText, std::string(32'768, 'x')}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "cell_too_long");
}

TEST_F(XlsxWriterTest, EndsASheetThatIsFull) {
  const auto writer = begin({{"A"}});
  for (std::int64_t row = 1; row < kMostSheetRows; ++row) {
    ASSERT_TRUE(writer->write_row(std::vector<Cell>{{}}));
  }
  const auto refused = writer->write_row(std::vector<Cell>{{}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "sheet_full");
}

TEST_F(XlsxWriterTest, GivesTheSheetANameThatSheetsMayHave) {
  for (const auto& [wanted, given] :
       {std::pair<std::string, std::string>{"Devis [2026]: a/b", "Devis  2026   a b"},
        {"'*'", "Feuille1"},
        {std::string(40, 'e') + "é", std::string(31, 'e')},
        {"A & B", "A & B"}}) {
    const auto writer = begin({{"A"}}, wanted);
    const std::string bytes = writer->finish().value().read_all().value();
    EXPECT_TRUE(XlsxReader::open(bytes, given, {})) << wanted;
  }
}

}  // namespace
}  // namespace cochin::platform
