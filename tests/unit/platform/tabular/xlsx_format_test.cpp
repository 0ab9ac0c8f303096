#include "platform/tabular/xlsx_format.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

TEST(NumberFormat, IsToldFromItsCode) {
  for (const char* code :
       {"dd/mm/yyyy", "d-mmm", "yyyy", "mmmm", "[$-40C]d mmmm yyyy;@", "YYYY\\-MM"}) {
    EXPECT_EQ(classify_format_code(code), NumberFormat::kDate) << code;
  }
  for (const char* code : {"dd/mm/yyyy hh:mm", "YYYY-MM-DD HH:MM:SS", "d/m/yy h:mm AM/PM"}) {
    EXPECT_EQ(classify_format_code(code), NumberFormat::kDatetime) << code;
  }
  for (const char* code : {"h:mm", "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM"}) {
    EXPECT_EQ(classify_format_code(code), NumberFormat::kTime) << code;
  }
  for (const char* code : {"General", "0.00", "#,##0.00 \"jours\"", "0.00E+00", "[Red]0;-0", "@",
                           "#,##0\\ \\d", "0_d", "\"unclosed day", "0 %", ""}) {
    EXPECT_EQ(classify_format_code(code), NumberFormat::kNumber) << code;
  }
}

TEST(NumberFormat, IsKnownForBuiltinNumbers) {
  EXPECT_EQ(builtin_number_format(0), NumberFormat::kNumber);
  EXPECT_EQ(builtin_number_format(14), NumberFormat::kDate);
  EXPECT_EQ(builtin_number_format(20), NumberFormat::kTime);
  EXPECT_EQ(builtin_number_format(22), NumberFormat::kDatetime);
  EXPECT_EQ(builtin_number_format(46), NumberFormat::kTime);
  EXPECT_EQ(builtin_number_format(49), NumberFormat::kNumber);
}

std::string shown(const char* serial, NumberFormat format, Epoch epoch = Epoch::k1900) {
  return cell_of_serial(serial, format, epoch).text;
}

TEST(Serial, IsADayOfItsEpoch) {
  EXPECT_EQ(shown("1", NumberFormat::kDate), "1900-01-01");
  EXPECT_EQ(shown("59", NumberFormat::kDate), "1900-02-28");
  EXPECT_EQ(shown("61", NumberFormat::kDate), "1900-03-01");
  EXPECT_EQ(shown("46348", NumberFormat::kDate), "2026-11-22");
  EXPECT_EQ(shown("46348.75", NumberFormat::kDate), "2026-11-22");
  EXPECT_EQ(shown("0", NumberFormat::kDate, Epoch::k1904), "1904-01-01");
  EXPECT_EQ(shown("44886", NumberFormat::kDate, Epoch::k1904), "2026-11-22");
  EXPECT_EQ(shown("2958465", NumberFormat::kDate), "9999-12-31");
}

TEST(Serial, CarriesTheTimeOfDay) {
  EXPECT_EQ(shown("46348.586805555555", NumberFormat::kDatetime), "2026-11-22T14:05:00.000");
  EXPECT_EQ(shown("46348", NumberFormat::kDatetime), "2026-11-22T00:00:00.000");
  EXPECT_EQ(shown("46347.9999999999", NumberFormat::kDatetime), "2026-11-22T00:00:00.000");
  EXPECT_EQ(shown("0.5", NumberFormat::kTime), "12:00:00");
}

TEST(Serial, StaysANumberWhenItIsNoDay) {
  for (const char* serial : {"-1", "0", "60", "2958466", "1E300", "abc", "NaN"}) {
    const Cell cell = cell_of_serial(serial, NumberFormat::kDate, Epoch::k1900);
    EXPECT_EQ(cell, (Cell{CellKind::kNumber, serial})) << serial;
  }
  EXPECT_EQ(cell_of_serial("1.5", NumberFormat::kTime, Epoch::k1900).kind, CellKind::kNumber);
  EXPECT_EQ(cell_of_serial("2957004", NumberFormat::kDate, Epoch::k1904).kind, CellKind::kNumber);
}

TEST(Escapes, AreReplacedByTheirCharacter) {
  EXPECT_EQ(decode_escapes("a_x000D_\nb_x005F_c"), "a\r\nb_c");
  EXPECT_EQ(decode_escapes("_x000_ _xZZZZ_ _x0000_"), "_x000_ _xZZZZ_ _x0000_");
}

}  // namespace
}  // namespace cochin::platform
