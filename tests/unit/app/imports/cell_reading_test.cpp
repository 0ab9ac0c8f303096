#include "app/imports/cell_reading.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::app {
namespace {

using platform::Cell;
using enum platform::CellKind;

Result<ReadCell> read(const char* type, const Cell& cell) {
  domain::Field field;
  field.type = domain::find_field_type(type);
  const ValueWriting writing{platform::DecimalMark::kComma, platform::DateOrder::kDayMonthYear,
                             platform::TimeZone::find("Europe/Paris").value()};
  return read_cell(cell, field, writing);
}

Tree value(const char* type, const Cell& cell) {
  const auto cell_read = read(type, cell);
  EXPECT_TRUE(cell_read) << type << " " << cell.text;
  return cell_read ? cell_read->value : Tree();
}

std::string_view error(const char* type, const Cell& cell) {
  const auto cell_read = read(type, cell);
  return cell_read ? "" : cell_read.error().id();
}

TEST(CellReading, TakesEmptyAndBlankCellsForEmptiness) {
  for (const char* type : {"text", "number", "decimal", "date", "datetime", "boolean", "choice"}) {
    EXPECT_TRUE(value(type, {}).is_null()) << type;
    EXPECT_TRUE(value(type, {kText, " \u00A0"}).is_null()) << type;
  }
}

TEST(CellReading, WritesTypedCellsAsTheFieldWantsThem) {
  EXPECT_EQ(value("text", {kNumber, "75011"}), Tree("75011"));
  EXPECT_EQ(value("text", {kNumber, "1.1000000000000001"}), Tree("1.1"));
  EXPECT_EQ(value("text", {kDate, "2026-11-22"}), Tree("22/11/2026"));
  EXPECT_EQ(value("text", {kBoolean, "1"}), Tree("oui"));
  EXPECT_EQ(value("text", {kText, "'=1"}), Tree("=1"));
  EXPECT_EQ(value("number", {kNumber, "2022.0"}), Tree(2022));
  EXPECT_EQ(value("decimal", {kNumber, "12.5"}), Tree("12.50"));
  EXPECT_EQ(value("date", {kDate, "2026-11-22"}), Tree("2026-11-22"));
  EXPECT_EQ(value("date", {kDatetime, "2026-11-22T00:00:00.000"}), Tree("2026-11-22"));
  EXPECT_EQ(value("datetime", {kDatetime, "2026-07-01T12:00:00.000"}),
            Tree("2026-07-01T10:00:00.000Z"));
  EXPECT_EQ(value("datetime", {kText, "2026-07-01T12:00:00Z"}), Tree("2026-07-01T12:00:00.000Z"));
  EXPECT_EQ(value("boolean", {kBoolean, "0"}), Tree(false));
  EXPECT_EQ(value("boolean", {kNumber, "1"}), Tree(true));
  EXPECT_EQ(value("choice", {kText, " En cours "}), Tree("En cours"));
}

TEST(CellReading, CountsTheNumbersOfWorkbooksThatLoseDigits) {
  EXPECT_TRUE(read("decimal", {kNumber, "0.30000000000000004"})->rounded);
  EXPECT_FALSE(read("decimal", {kNumber, "0.3"})->rounded);
  EXPECT_EQ(value("decimal", {kText, "0,345"}), Tree("0.345"));
}

TEST(CellReading, RefusesWhatItCannotReadWithoutDoubt) {
  EXPECT_EQ(error("number", {kText, "douze"}), "unreadable_number");
  EXPECT_EQ(error("number", {kNumber, "1.5"}), "unreadable_number");
  EXPECT_EQ(error("decimal", {kText, "1.234"}), "unreadable_number");
  EXPECT_EQ(error("decimal", {kDate, "2026-11-22"}), "unreadable_number");
  EXPECT_EQ(error("decimal", {kNumber, "1E30"}), "too_many_digits");
  EXPECT_EQ(error("date", {kText, "31/02/2026"}), "unreadable_date");
  EXPECT_EQ(error("date", {kNumber, "46348"}), "unreadable_date");
  EXPECT_EQ(error("date", {kDatetime, "2026-11-22T12:00:00.000"}), "unreadable_date");
  EXPECT_EQ(error("datetime", {kNumber, "46348.5"}), "unreadable_date");
  EXPECT_EQ(error("boolean", {kText, "peut-être"}), "unreadable_boolean");
  EXPECT_EQ(error("text", {kError, "#N/A"}), "spreadsheet_error");
}

TEST(CellReading, ShowsOnlyTheBeginningOfALongCell) {
  const auto refused = read("number", {kText, "a" + std::string(100, 'x')});
  EXPECT_EQ(refused.error().parameters[0].second.size(), 80u);
  const auto accents =
      read("number", {kText, "a" + std::string("éééééééééééééééééééééééééééééééééééééééé")});
  EXPECT_EQ(accents.error().parameters[0].second.size(), 79u);
}

}  // namespace
}  // namespace cochin::app
