#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

/// What is written into the only field, and what is read back or refused.
struct Written {
  const char* type;
  const char* options;
  std::string written;
  std::string expected;  ///< JSON, or the code of the refusal
};

class Values : public ::testing::Test {
 protected:
  void expect(const std::vector<Written>& cases) {
    int number = 0;
    for (const Written& each : cases) {
      const std::string table = product_.make_table(
          "Essai " + std::to_string(++number), R"([{"name":"V","type":")" + std::string(each.type) +
                                                   R"(","options":)" + each.options + "}]");
      const Reply reply =
          product_.post(records(table), with_values(R"({"v":)" + each.written + "}"));
      const bool is_value = reply.status == 201;
      EXPECT_EQ(is_value ? reply.at("/values/v") : reply.refusal("/values/v"), each.expected)
          << each.type << each.options << " " << each.written.substr(0, 80);
      if (is_value) continue;
      EXPECT_EQ(reply.status, 422);
      EXPECT_EQ(product_.get(records(table)).column("/id").size(), 0u) << "nothing is kept";
    }
  }

  Product product_;
};

TEST_F(Values, OfTextAreKeptAsTheyAre) {
  expect({
      {"text", "{}", R"("a")", R"("a")"},
      {"text", "{}", R"(" a  b ")", R"(" a  b ")"},
      {"text", "{}", R"("")", "null"},
      {"text", "{}", R"(" \u00a0\t")", "null"},
      {"text", "{}", R"("'; DROP TABLE t1;--")", R"("'; DROP TABLE t1;--")"},
      {"text", "{}", R"("\"\\/<script>")", R"("\"\\/<script>")"},
      {"text", "{}", "\"😀مرحبا\"", "\"😀مرحبا\""},
      {"text", "{}", R"("\ud83d\ude00")", "\"😀\""},
      {"text", "{}", R"("a\tb\nc\rd")", R"("a\tb\nc\rd")"},
      {"text", "{}", R"("a\u0001")", "invalid_characters"},
      {"text", "{}", R"("a\u007f")", "invalid_characters"},
      {"text", "{}", R"("a\u001b[31m")", "invalid_characters"},
      {"text", "{}", "\"" + std::string(10'000, 'a') + "\"",
       "\"" + std::string(10'000, 'a') + "\""},
      {"text", "{}", "\"" + std::string(10'001, 'a') + "\"", "too_long"},
      {"text", R"({"max_length":3})", R"("éèà")", R"("éèà")"},
      {"text", R"({"max_length":3})", R"("éèàb")", "too_long"},
      {"text", R"({"pattern":"[A-Z]{2}\\d+"})", R"("AB12")", R"("AB12")"},
      {"text", R"({"pattern":"[A-Z]{2}\\d+"})", R"("xAB12x")", "pattern_mismatch"},
      {"text", R"({"pattern":"(a+)+$"})", "\"" + std::string(5000, 'a') + "!\"",
       "pattern_mismatch"},
      {"text", "{}", "1", "wrong_type"},
      {"text", "{}", "true", "wrong_type"},
      {"text", "{}", R"(["a"])", "wrong_type"},
      {"text", "{}", R"({"value":"a"})", "wrong_type"},
      {"long_text", "{}", R"("a\nb")", R"("a\nb")"},
      {"long_text", "{}", "\"" + std::string(500'001, 'a') + "\"", "too_long"},
  });
}

TEST_F(Values, OfNumberAreWholeAndExact) {
  expect({
      {"number", "{}", "0", "0"},
      {"number", "{}", "-0", "0"},
      {"number", "{}", "9007199254740993", "9007199254740993"},
      {"number", "{}", "9223372036854775807", "9223372036854775807"},
      {"number", "{}", "-9223372036854775808", "-9223372036854775808"},
      {"number", "{}", "9223372036854775808", "wrong_type"},
      {"number", "{}", "1.0", "wrong_type"},
      {"number", "{}", "1e3", "wrong_type"},
      {"number", "{}", "1e400", "wrong_type"},
      {"number", "{}", R"("1")", "wrong_type"},
      {"number", "{}", "true", "wrong_type"},
      {"number", R"({"min":0,"max":10})", "0", "0"},
      {"number", R"({"min":0,"max":10})", "10", "10"},
      {"number", R"({"min":0,"max":10})", "-1", "below_minimum"},
      {"number", R"({"min":0,"max":10})", "11", "above_maximum"},
  });
}

TEST_F(Values, OfDecimalAreExact) {
  expect({
      {"decimal", "{}", R"("0.1")", R"("0.10")"},
      {"decimal", "{}", R"("-0.00")", R"("0.00")"},
      {"decimal", "{}", R"("007.5")", R"("7.50")"},
      {"decimal", "{}", R"("1234.560000000")", R"("1234.56")"},
      {"decimal", "{}", R"("9999999999999999.99")", R"("9999999999999999.99")"},
      {"decimal", "{}", R"("-9999999999999999.99")", R"("-9999999999999999.99")"},
      {"decimal", "{}", R"("10000000000000000.00")", "too_many_digits"},
      {"decimal", "{}", R"("123456789012345678901234567890")", "too_many_digits"},
      {"decimal", "{}", R"("1.005")", "too_many_decimals"},
      {"decimal", "{}", R"("0.0000001")", "too_many_decimals"},
      {"decimal", "{}", R"("0.00000000000000000000001")", "too_many_decimals"},
      {"decimal", R"({"scale":0})", R"("999999999999999999")", R"("999999999999999999")"},
      {"decimal", R"({"scale":0})", R"("1000000000000000000")", "too_many_digits"},
      {"decimal", R"({"scale":0})", R"("1.5")", "too_many_decimals"},
      {"decimal", R"({"scale":6})", R"("0.000001")", R"("0.000001")"},
      {"decimal", R"({"scale":6})", R"("999999999999.999999")", R"("999999999999.999999")"},
      {"decimal", R"({"scale":6})", R"("1000000000000")", "too_many_digits"},
      {"decimal", "{}", "12.5", "wrong_type"},
      {"decimal", "{}", "12", "wrong_type"},
      {"decimal", "{}", R"("")", "wrong_type"},
      {"decimal", "{}", R"("12,5")", "wrong_type"},
      {"decimal", "{}", R"("1 234")", "wrong_type"},
      {"decimal", "{}", R"("+1")", "wrong_type"},
      {"decimal", "{}", R"(".5")", "wrong_type"},
      {"decimal", "{}", R"("5.")", "wrong_type"},
      {"decimal", "{}", R"("1e5")", "wrong_type"},
      {"decimal", "{}", R"("--1")", "wrong_type"},
      {"decimal", "{}", R"("NaN")", "wrong_type"},
      {"decimal", "{}", R"("-.........................")", "wrong_type"},
      {"decimal", "{}", R"("١٢")", "wrong_type"},
      {"decimal", R"({"min":"0","max":"1.5"})", R"("1.50")", R"("1.50")"},
      {"decimal", R"({"min":"0","max":"1.5"})", R"("1.51")", "above_maximum"},
      {"decimal", R"({"min":"0","max":"1.5"})", R"("-0.01")", "below_minimum"},
  });
}

TEST_F(Values, OfDateAreDaysOfTheCalendar) {
  expect({
      {"date", "{}", R"("2024-02-29")", R"("2024-02-29")"},
      {"date", "{}", R"("0001-01-01")", R"("0001-01-01")"},
      {"date", "{}", R"("9999-12-31")", R"("9999-12-31")"},
      {"date", "{}", R"("2023-02-29")", "wrong_type"},
      {"date", "{}", R"("1900-02-29")", "wrong_type"},
      {"date", "{}", R"("2024-13-01")", "wrong_type"},
      {"date", "{}", R"("2024-00-10")", "wrong_type"},
      {"date", "{}", R"("0000-01-01")", "wrong_type"},
      {"date", "{}", R"("2024-1-1")", "wrong_type"},
      {"date", "{}", R"("01/02/2024")", "wrong_type"},
      {"date", "{}", R"("2024-01-01T00:00:00Z")", "wrong_type"},
      {"date", "{}", R"("")", "wrong_type"},
      {"date", "{}", "20240101", "wrong_type"},
      {"date", R"({"min":"2024-01-01","max":"2024-12-31"})", R"("2023-12-31")", "below_minimum"},
      {"date", R"({"min":"2024-01-01","max":"2024-12-31"})", R"("2025-01-01")", "above_maximum"},
      {"date", R"({"min":"2024-01-01","max":"2024-12-31"})", R"("2024-12-31")", R"("2024-12-31")"},
  });
}

TEST_F(Values, OfDatetimeAreInstants) {
  expect({
      {"datetime", "{}", R"("2024-05-06T07:08:09Z")", R"("2024-05-06T07:08:09.000Z")"},
      {"datetime", "{}", R"("2024-05-06T07:08:09.5Z")", R"("2024-05-06T07:08:09.500Z")"},
      {"datetime", "{}", R"("2024-05-06T09:08:09+02:00")", R"("2024-05-06T07:08:09.000Z")"},
      {"datetime", "{}", R"("2024-01-01T00:30:00+01:00")", R"("2023-12-31T23:30:00.000Z")"},
      {"datetime", "{}", R"("2024-05-06T01:08:09-05:30")", R"("2024-05-06T06:38:09.000Z")"},
      {"datetime", "{}", R"("0001-01-01T00:00:00+01:00")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06T07:08:09")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06T24:00:00Z")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06T07:60:00Z")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06T07:08:09+25:00")", "wrong_type"},
      {"datetime", "{}", R"("2024-05-06 07:08:09Z")", "wrong_type"},
      {"datetime", "{}", "1715000000", "wrong_type"},
      {"datetime", R"({"min":"2024-01-01T00:00:00Z"})", R"("2024-01-01T00:30:00+01:00")",
       "below_minimum"},
      {"datetime", R"({"max":"2024-01-01T00:00:00Z"})", R"("2024-01-01T00:00:00.001Z")",
       "above_maximum"},
  });
}

TEST_F(Values, OfBooleanAreTrueOrFalse) {
  expect({
      {"boolean", "{}", "true", "true"},
      {"boolean", "{}", "false", "false"},
      {"boolean", "{}", "null", "null"},
      {"boolean", "{}", "1", "wrong_type"},
      {"boolean", "{}", "0", "wrong_type"},
      {"boolean", "{}", R"("true")", "wrong_type"},
      {"boolean", "{}", R"("")", "wrong_type"},
  });
}

TEST_F(Values, OfChoiceAreWrittenByValeurAndReadWithTheirLabel) {
  expect({
      {"choice", R"({"category":"statut_devis"})", R"("envoye")",
       R"({"value":"envoye","label":"Envoyé"})"},
      {"choice", R"({"category":"statut_devis"})", R"("")", "null"},
      {"choice", R"({"category":"statut_devis"})", R"("Envoyé")", "unknown_choice"},
      {"choice", R"({"category":"statut_devis"})", R"("en_cours")", "unknown_choice"},
      {"choice", R"({"category":"statut_devis"})", "9", "wrong_type"},
      {"choice", R"({"category":"statut_devis"})", R"({"value":"envoye"})", "wrong_type"},
      {"choice", R"({"category":"vide"})", R"("x")", "unknown_choice"},
  });
}

TEST_F(Values, OfLinkAreIds) {
  product_.make_record("contact", R"({"nom":"Curie"})");
  expect({
      {"foreign_key", R"({"table":"contact"})", "1", R"({"id":1,"label":"Curie"})"},
      {"foreign_key", R"({"table":"contact"})", "2", "unknown_record"},
      {"foreign_key", R"({"table":"contact"})", R"("1")", "wrong_type"},
      {"foreign_key", R"({"table":"contact"})", R"({"id":1})", "wrong_type"},
      {"foreign_key", R"({"table":"contact"})", "1.5", "wrong_type"},
  });
}

TEST(ValueMessages, AreInTheLanguageOfTheReader) {
  Product product;
  const std::string table =
      product.make_table("Essai", R"([{"name":"V","type":"text","options":{"max_length":3}}])");
  const std::string body = with_values(R"({"v":"abcd"})");
  EXPECT_EQ(product.post(records(table), body).text("/errors/0/message"), "3 caractères au plus.");
  EXPECT_EQ(product.post(records(table), body, {{"Accept-Language", "en-GB,en;q=0.9"}})
                .text("/errors/0/message"),
            "At most 3 characters.");
}

}  // namespace
}  // namespace cochin::testing
