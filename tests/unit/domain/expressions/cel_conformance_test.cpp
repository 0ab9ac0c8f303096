// The part of the Common Expression Language that we share, case by case, by the semantics of its
// public specification (cel-spec, doc/langdef.md). Where we differ on purpose: numbers with a point
// are exact decimals, numbers of both kinds compare and compute together, `null` takes part in
// ordered comparisons of an empty list's items, and lists hold one type.

#include <gtest/gtest.h>

#include "domain/expressions/checker.hpp"
#include "domain/expressions/evaluator.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

struct Case {
  const char* source;
  Scalar expected;
};

struct FailingCase {
  const char* source;
  const char* error;
};

Result<Scalar> run(const char* source) {
  const Schema schema = testing::project_schema();
  const ChoiceCatalog choices;
  const Caller me;
  CheckContext check{.schema = schema, .table = schema.tables()[0]};
  check.expected = CheckContext::Expected::kAnything;
  const auto checked = TRY(check_expression(source, check));
  return evaluate(checked, {.choices = choices, .me = me, .now = {}, .today = {}});
}

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& item : cases) {
    const auto value = run(item.source);
    ASSERT_TRUE(value.has_value()) << item.source << " " << value.error().id();
    EXPECT_TRUE(is_same(*value, item.expected)) << item.source;
    EXPECT_EQ(is_empty(*value), is_empty(item.expected)) << item.source;
  }
}

void expect_failures(std::initializer_list<FailingCase> cases) {
  for (const FailingCase& item : cases) {
    const auto value = run(item.source);
    ASSERT_FALSE(value.has_value()) << item.source;
    EXPECT_EQ(value.error().id(), item.error) << item.source;
  }
}

Scalar number(std::int64_t value) { return value; }
Scalar text(const char* value) { return std::string(value); }
Scalar instant(const char* value) { return *Timestamp::parse(value); }

TEST(CelConformance, Literals) {
  expect_all({{"0", number(0)},
              {"-9223372036854775808", number(INT64_MIN)},
              {"0x55555555", number(0x55555555)},
              {"-0x5", number(-5)},
              {"true", true},
              {"null", Scalar()},
              {"''", text("")},
              {"\"\"\"l'un \"ou\" l'autre\"\"\"", text("l'un \"ou\" l'autre")},
              {"'\\a\\b\\f\\v\\r\\`\\?'", text("\a\b\f\v\r`?")},
              {"'\\303\\u00FF\\U0001f62c'", text("Ãÿ😬")},
              {"R'\\n'", text("\\n")},
              {"(((7)))", number(7)}});
  expect_failures({{"'\\z'", "syntax_error"},
                   {"b'abc'", "syntax_error"},
                   {"7u", "syntax_error"},
                   {"{}", "syntax_error"},
                   {"[1][0]", "syntax_error"},
                   {"1 = 2", "syntax_error"},
                   {"x && y", "unknown_field"}});
}

TEST(CelConformance, IntegerArithmetic) {
  expect_all({{"40 + 2", number(42)},
              {"40 - -2", number(42)},
              {"-6 * -7", number(42)},
              {"85 / 2", number(42)},
              {"-85 / 2", number(-42)},
              {"47 % -5", number(2)},
              {"-47 % 5", number(-2)},
              {"-(-42)", number(42)},
              {"2 + 3 * 4 - 8 / 2 / 2", number(12)},
              {"(2 + 3) * 4 % 6", number(2)}});
  expect_failures({{"15 / 0", "division_by_zero"},
                   {"42 % 0", "division_by_zero"},
                   {"9223372036854775807 + 1", "number_overflow"},
                   {"-9223372036854775808 - 1", "number_overflow"},
                   {"5000000000 * 5000000000", "number_overflow"},
                   {"-(-9223372036854775808)", "number_overflow"},
                   {"-9223372036854775808 / -1", "number_overflow"},
                   {"1 + 'a'", "type_mismatch"},
                   {"-true", "type_mismatch"}});
}

TEST(CelConformance, Comparisons) {
  expect_all({{"1 == 1", true},
              {"1 == 1.0", true},
              {"-1 == 1", false},
              {"'a' == 'A'", false},
              {"null == null", true},
              {"1 == null", false},
              {"'' != null", true},
              {"false == false", true},
              {"1 < 2", true},
              {"-2 < -1.5", true},
              {"'aa' < 'ab'", true},
              {"'a' < 'aa'", true},
              {"'Z' < 'a'", true},
              {"false < true", true},
              {"2 >= 2", true},
              {"duration('60s') == duration('1m')", true},
              {"timestamp('2009-02-13T23:31:30Z') == timestamp('2009-02-14T00:31:30+01:00')", true},
              {"1 < 2 == true", true}});
  expect_failures({{"1 == 'a'", "type_mismatch"}, {"'a' < 1", "type_mismatch"}});
}

TEST(CelConformance, Logic) {
  expect_all({{"true && true", true},
              {"true && false", false},
              {"false || true", true},
              {"!true", false},
              {"!!true", true},
              {"true ? 1 : 2", number(1)},
              {"false ? 'a' : 'b'", text("b")},
              {"false ? true : false ? true : true", true},
              {"true || true && false", true},
              {"1 / 0 > 2 || true", true},
              {"true || 1 / 0 > 2", true},
              {"false && 1 / 0 > 2", false},
              {"1 / 0 > 2 && false", false},
              {"true ? 1 : 1 / 0", number(1)}});
  expect_failures({{"1 / 0 > 2 || false", "division_by_zero"},
                   {"true && 1 / 0 > 2", "division_by_zero"},
                   {"1 / 0 > 2 ? 1 : 2", "division_by_zero"},
                   {"'a' && true", "type_mismatch"},
                   {"!1", "type_mismatch"},
                   {"1 ? 2 : 3", "type_mismatch"},
                   {"true ? 1 : 'a'", "type_mismatch"}});
}

TEST(CelConformance, Strings) {
  expect_all({{"size('')", number(0)},
              {"size('Ωmega')", number(5)},
              {"'été'.size()", number(3)},
              {"'voilier'.startsWith('voi')", true},
              {"'voilier'.startsWith('lier')", false},
              {"''.startsWith('v')", false},
              {"'voilier'.startsWith('')", true},
              {"''.endsWith('')", true},
              {"'forêt'.endsWith('êt')", true},
              {"'forêt'.contains('rê')", true},
              {"'forêt'.contains('')", true},
              {"'forêt'.contains('re')", false},
              {"'ananas'.matches('n(an)*a')", true},
              {"''.matches('')", true},
              {"'ananas'.matches('^nan')", false},
              {"'mañana'.matches('^m.ñ')", true},
              {"'a' + '' + 'ÿ'", text("aÿ")}});
}

TEST(CelConformance, ListsAndMacros) {
  expect_all({{"size([])", number(0)},
              {"size([1, 2, 3,])", number(3)},
              {"2 in [1, 2, 3]", true},
              {"4 in [1, 2, 3]", false},
              {"'a' in []", false},
              {"2 in [1.0, 2.0]", true},
              {"[1, 2, 3].exists(e, e > 2)", true},
              {"[1, 2, 3].exists(e, e > 3)", false},
              {"[].exists(e, e == 2)", false},
              {"[1, 2, 3].all(e, e > 0)", true},
              {"[1, 2, 3].all(e, e == 2)", false},
              {"[].all(e, e > 0)", true},
              {"[1, 2, 3].all(e, 6 / (2 - e) == 6)", false},
              {"[2, 0].exists(e, 2 / e == 1)", true},
              {"[0, 2].exists(e, 2 / e == 1)", true},
              {"[1, 2].exists(a, [3, 4].all(b, a + b > 4))", true}});
  expect_failures({{"[1, 2, 3].exists(e, e / 0 == 17)", "division_by_zero"},
                   {"[1, 'a']", "type_mismatch"},
                   {"1 in 2", "type_mismatch"},
                   {"[1].exists(e, e)", "type_mismatch"}});
}

TEST(CelConformance, Time) {
  expect_all(
      {{"timestamp('2009-02-13T23:00:00Z') + duration('240s')", instant("2009-02-13T23:04:00Z")},
       {"duration('120s') + timestamp('2009-02-13T23:01:00Z')", instant("2009-02-13T23:03:00Z")},
       {"timestamp('2009-02-13T23:10:00Z') - duration('600s')", instant("2009-02-13T23:00:00Z")},
       {"timestamp('2009-02-13T23:31:00Z') - timestamp('2009-02-13T23:29:00Z')", Duration{120'000}},
       {"duration('1h') - duration('-90m')", Duration{9'000'000}},
       {"timestamp('0001-01-01T00:00:00Z') < timestamp('9999-12-31T23:59:59Z')", true}});
  expect_failures(
      {{"timestamp('9999-12-31T23:59:59Z') + duration('1s')", "number_overflow"},
       {"timestamp('0001-01-01T00:00:00Z') - duration('1s')", "number_overflow"},
       {"timestamp('hier') == null", "unreadable_value"},
       {"timestamp('2009-02-13T23:31:00Z') + timestamp('2009-02-13T23:29:00Z')", "type_mismatch"}});
}

}  // namespace
}  // namespace cochin::domain
