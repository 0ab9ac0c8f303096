#include "platform/tabular/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include "unit/platform/tabular/xlsx_fixture.hpp"

namespace cochin::platform {
namespace {

using enum CellKind;

Result<std::vector<Row>> read_all(const std::string& bytes, std::optional<std::string> sheet = {},
                                  TableFileLimits limits = {}) {
  auto reader = TRY(XlsxReader::open(bytes, sheet, limits));
  std::vector<Row> rows;
  Row row;
  while (TRY(reader.next(row))) rows.push_back(row);
  return rows;
}

std::string error_of(const XlsxFixture& fixture, TableFileLimits limits = {}) {
  const auto rows = read_all(fixture.bytes(), {}, limits);
  return rows ? "" : std::string(rows.error().id());
}

std::vector<Cell> first_row(const XlsxFixture& fixture) {
  const auto rows = read_all(fixture.bytes());
  return rows && !rows->empty() ? rows->front().cells : std::vector<Cell>{};
}

TEST(XlsxReader, ReadsEveryTypeOfCell) {
  const XlsxFixture fixture(
      R"(<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c><v>-1.5E-3</v></c>)"
      R"(<c t="b"><v>1</v></c><c t="str"><f>A1</f><v>b</v></c><c t="e"><v>#N/A</v></c>)"
      R"(<c t="d"><v>2026-11-22T10:00:00Z</v></c><c t="d"><v>2026-11-22</v></c></row>)");
  EXPECT_EQ(first_row(fixture), (std::vector<Cell>{{kText, "a"},
                                                   {kNumber, "-1.5E-3"},
                                                   {kBoolean, "1"},
                                                   {kText, "b"},
                                                   {kError, "#N/A"},
                                                   {kDatetime, "2026-11-22T10:00:00.000"},
                                                   {kDate, "2026-11-22"}}));
}

TEST(XlsxReader, ReadsSharedTextsWithRunsButWithoutHints) {
  XlsxFixture fixture(
      R"(<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c></row>)");
  fixture.parts["xl/sharedStrings.xml"] =
      "<sst><si><t>un</t></si><si><r><t>de</t></r><r><t xml:space=\"preserve\">ux </t></r>"
      "<rPh><t>x</t></rPh></si></sst>";
  EXPECT_EQ(first_row(fixture),
            (std::vector<Cell>{{kText, "deux "}, {kText, "un"}, {kError, "9"}}));
}

TEST(XlsxReader, ReadsDatesByTheStyleOfTheCell) {
  XlsxFixture fixture(
      R"(<row r="1"><c s="1"><v>46348</v></c><c s="2"><v>46348.5</v></c><c s="0"><v>46348</v></c><c s="7"><v>1</v></c></row>)");
  fixture.parts["xl/styles.xml"] =
      R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>)"
      R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)";
  EXPECT_EQ(first_row(fixture), (std::vector<Cell>{{kDate, "2026-11-22"},
                                                   {kDatetime, "2026-11-22T12:00:00.000"},
                                                   {kNumber, "46348"},
                                                   {kNumber, "1"}}));
  fixture.parts["xl/workbook.xml"] =
      R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="F" id="rId1"/></sheets></workbook>)";
  EXPECT_EQ(first_row(fixture)[0], (Cell{kDate, "2030-11-23"}));
}

TEST(XlsxReader, PlacesCellsByTheirReferenceAndSkipsEmptyRows) {
  const XlsxFixture fixture(
      R"(<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c><c r="E3"/></row><row r="4"/>)"
      R"(<row r="9"><c r="A9"><v>3</v></c></row>)");
  const auto rows = read_all(fixture.bytes());
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ((*rows)[0].line, 3);
  EXPECT_EQ((*rows)[0].cells, (std::vector<Cell>{{}, {kNumber, "1"}, {}, {kNumber, "2"}}));
  EXPECT_EQ((*rows)[1].line, 9);
}

TEST(XlsxReader, CountsLinesUpwardsWhateverTheFileSaysOfThem) {
  const auto rows = read_all(
      XlsxFixture(R"(<row r="5"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>)"
                  R"(<row r="9223372036854775807"><c><v>3</v></c></row><row><c><v>4</v></c></row>)")
          .bytes());
  ASSERT_TRUE(rows);
  std::vector<std::int64_t> lines;
  for (const Row& row : *rows) lines.push_back(row.line);
  EXPECT_EQ(lines, (std::vector<std::int64_t>{5, 6, 7, 8}));
}

TEST(XlsxReader, OpensTheFirstVisibleSheetOrTheNamedOne) {
  XlsxFixture fixture(R"(<row><c><v>1</v></c></row>)");
  fixture.parts["xl/workbook.xml"] =
      R"(<x:workbook xmlns:x="u" xmlns:r="v"><x:sheets><x:sheet name="Caché" state="hidden" r:id="rId2"/>)"
      R"(<x:sheet name="Vu" r:id="rId1"/></x:sheets></x:workbook>)";
  fixture.parts["xl/_rels/workbook.xml.rels"] =
      R"(<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId2" Type="t/worksheet" Target="/xl/other.xml"/></Relationships>)";
  fixture.parts["xl/other.xml"] =
      "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>";
  EXPECT_EQ(first_row(fixture)[0].text, "1");
  EXPECT_EQ(read_all(fixture.bytes(), "Caché")->front().cells[0].text, "2");
  EXPECT_EQ(read_all(fixture.bytes(), "Autre").error().id(), "sheet_not_found");
}

TEST(XlsxReader, RefusesDeclaredEntities) {
  XlsxFixture laughs("");
  laughs.parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>";
  EXPECT_EQ(error_of(laughs), "workbook_dangerous");
  XlsxFixture external("");
  external.parts["xl/workbook.xml"] =
      "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><workbook>&x;</workbook>";
  EXPECT_EQ(error_of(external), "workbook_dangerous");
  XlsxFixture undeclared("<row><c t=\"str\"><v>&x;</v></c></row>");
  EXPECT_EQ(error_of(undeclared), "workbook_damaged");
}

TEST(XlsxReader, RefusesPartsThatUnpackToFarMoreThanTheyWeigh) {
  const XlsxFixture bomb(std::string(20'000'000, ' '));
  EXPECT_EQ(error_of(bomb), "workbook_dangerous");
  TableFileLimits limits;
  limits.unpacked_bytes = 100'000;
  EXPECT_EQ(error_of(XlsxFixture(std::string(200'000, ' ')), limits), "workbook_dangerous");
}

TEST(XlsxReader, RefusesDeepNestingAndEndlessTags) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(error_of(XlsxFixture(deep)), "workbook_dangerous");
  EXPECT_EQ(error_of(XlsxFixture("<!--" + std::string(2'000'000, 'x') + "-->")),
            "workbook_dangerous");
}

TEST(XlsxReader, RefusesWhatPassesALimit) {
  const XlsxFixture fixture(
      R"(<row><c t="str"><v>abc</v></c><c><v>1</v></c></row><row><c><v>1</v></c></row>)");
  EXPECT_EQ(error_of(fixture, {.rows = 1}), "table_file_too_many_rows");
  EXPECT_EQ(error_of(fixture, {.columns = 1}), "table_file_too_many_columns");
  EXPECT_EQ(error_of(fixture, {.cell_bytes = 2}), "table_file_cell_too_large");
  EXPECT_EQ(error_of(XlsxFixture(R"(<row><c r="ZZZ1"><v>1</v></c></row>)")),
            "table_file_too_many_columns");
  XlsxFixture shared("");
  shared.parts["xl/sharedStrings.xml"] = "<sst><si/><si/><si/></sst>";
  EXPECT_EQ(error_of(shared, {.shared_text_bytes = 20}), "workbook_dangerous");
}

TEST(XlsxReader, RefusesDamagedArchives) {
  const std::string bytes = XlsxFixture("<row><c><v>1</v></c></row>").bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    EXPECT_FALSE(read_all(bytes.substr(0, size))) << size;
  }
  XlsxFixture cut("");
  cut.parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row>";
  EXPECT_EQ(error_of(cut), "workbook_damaged");
  XlsxFixture orphan("");
  orphan.parts.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(error_of(orphan), "workbook_damaged");
  XlsxFixture document("");
  document.parts.erase("xl/workbook.xml");
  EXPECT_EQ(error_of(document), "table_file_not_text");
}

TEST(XlsxReader, SurvivesEveryFlippedByte) {
  const std::string bytes =
      XlsxFixture("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>").bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
    const auto rows = read_all(flipped);
    if (!rows) {
      EXPECT_FALSE(rows.error().id().empty());
    }
  }
}

}  // namespace
}  // namespace cochin::platform
