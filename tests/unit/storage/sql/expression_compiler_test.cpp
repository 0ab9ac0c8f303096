#include "storage/sql/expression_compiler.hpp"

#include <gtest/gtest.h>

#include "domain/expressions/checker.hpp"
#include "storage/sql/connection.hpp"
#include "support/project_schema.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::storage::sql {
namespace {

using domain::CheckContext;

class ExpressionCompiler : public ::testing::Test {
 protected:
  std::string sql(std::string_view source, const char* table = "projet") {
    const CheckContext check{.schema = schema_, .table = *schema_.find(table)};
    const auto checked = domain::check_expression(source, check);
    if (!checked) return std::string(checked.error().id());
    const auto compiled = compile_condition(*checked, {.schema = schema_, .evaluation = now_});
    if (!compiled) return std::string(compiled.error().id());
    binds_ = compiled->values;
    return compiled->text;
  }

  domain::Schema schema_ = testing::project_schema();
  domain::ChoiceCatalog choices_ = testing::project_choices();
  domain::Caller me_{UserId{7}, "ada", {"compta", "direction"}};
  domain::EvaluationContext now_{.choices = choices_,
                                 .me = me_,
                                 .now = *Timestamp::parse("2026-05-06T07:08:09.010Z"),
                                 .today = *Date::parse("2026-05-06")};
  std::vector<SqlValue> binds_;
};

TEST_F(ExpressionCompiler, LeavesColumnsBareBesideLiterals) {
  EXPECT_EQ(sql("statut == 'en_cours'"), "(r.f22 = ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{std::int64_t{1}}));
  EXPECT_EQ(sql("date_fin < today() + days(30)"), "(r.f28 < ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{"2026-06-05"}));
  EXPECT_EQ(sql("1000 < montant_ht"), "(r.f24 > ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{std::int64_t{100000}}));
  EXPECT_EQ(sql("contact == 5 && actif"), "(((r.f31 = ?) AND (r.f30 = 1)))");
  EXPECT_EQ(sql("created_by == me.id"), "(r.created_by = ?)");
  EXPECT_EQ(sql("type_projet in ['formation', 'prestation']"),
            "(((r.f23 IN (SELECT value FROM json_each(?)))))");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{"[3,4]"}));
}

TEST_F(ExpressionCompiler, ScalesNumbersBesideDecimalColumns) {
  EXPECT_EQ(sql("montant_ht > 1.005"), "(r.f24 > ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{std::int64_t{100}}));
  EXPECT_EQ(sql("montant_ht < 1.005"), "(r.f24 <= ?)");
  EXPECT_EQ(sql("montant_ht >= -1.005"), "(r.f24 > ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{std::int64_t{-101}}));
  EXPECT_EQ(sql("montant_ht == 1.005"), "(0)");
  EXPECT_EQ(sql("montant_ht != 1.005"), "(1)");
  EXPECT_EQ(sql("effectif > 2.5"), "(r.f26 > ?)");
  EXPECT_EQ(sql("montant_ht == taux"), "(decimal_same(r.f24,2,r.f25,4) = 1)");
  EXPECT_EQ(sql("montant_ht in [1, 2.5, 3.001]"),
            "(((r.f24 IN (SELECT value FROM json_each(?)))))");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{"[100,250]"}));
}

TEST_F(ExpressionCompiler, StaysTwoValuedUnderNegation) {
  EXPECT_EQ(sql("!(effectif == 5)"), "((r.f26 = ?) IS NOT TRUE)");
  EXPECT_EQ(sql("effectif != 5"), "(r.f26 IS NOT ?)");
  EXPECT_EQ(sql("effectif == null"), "(r.f26 IS NULL)");
  EXPECT_EQ(sql("date_fin == date_debut"), "(r.f28 IS (r.f27))");
  EXPECT_EQ(sql("effectif == id"), "(r.f26 = (r.id))");
}

TEST_F(ExpressionCompiler, SearchesTextThroughTheFoldedTwin) {
  EXPECT_EQ(sql("fold(nom).contains(fold('ÎLE'))"), "(instr(r.f20_s,?) > 0)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{"ile"}));
  EXPECT_EQ(sql("nom.startsWith('CNRS')"), "((r.f20 >= ? AND r.f20 < ?))");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{"CNRS", "CNRT"}));
  EXPECT_EQ(sql("nom.matches('a.c')"), "(matches(r.f20,?))");
}

TEST_F(ExpressionCompiler, NeverEqualsAChoiceThatIsNotThere) {
  EXPECT_EQ(sql("statut == 'perdu'"), "(r.f22 = ?)");
  EXPECT_EQ(binds_, (std::vector<SqlValue>{std::int64_t{-1}}));
}

TEST_F(ExpressionCompiler, StepsIntoLiveRecordsOnly) {
  EXPECT_EQ(sql("contact.nom == 'a'"),
            "((SELECT x1.f10 FROM t2 x1 WHERE ((x1.id = r.f31) AND (x1.deleted_at IS NULL))) = ?)");
  EXPECT_EQ(sql("devisparprojet.exists(l, l.part > 1)"),
            "(EXISTS (SELECT 1 FROM t5 x1 WHERE ((x1.f50 = r.id) AND (x1.deleted_at IS NULL) AND "
            "(x1.f52 > ?))))");
}

TEST_F(ExpressionCompiler, ComputesWhatTouchesNoRowOnce) {
  EXPECT_EQ(sql("1 + 1 == 2"), "(1)");
  EXPECT_EQ(sql("'compta' in me.groups"), "(1)");
  EXPECT_EQ(sql("me.groups.exists(g, g == nom)"),
            "(EXISTS (SELECT 1 FROM json_each(?) x1 WHERE ((x1.value IS (r.f20)))))");
  EXPECT_EQ(sql("effectif > 1 / 0"), "division_by_zero");
}

TEST_F(ExpressionCompiler, ComputesWhatMayFailOnlyWhereTheRestHolds) {
  EXPECT_EQ(
      sql("1 / effectif == 1 && effectif > 0"),
      "(((r.f26 > ?) AND CASE WHEN (r.f26 > ?) THEN integer_divide(?,r.f26) = ? ELSE 0 END))");
  EXPECT_EQ(sql("1 / effectif == 1 || effectif == 0"),
            "((CASE WHEN (r.f26 = ?) THEN 1 ELSE integer_divide(?,r.f26) = ? END))");
}

TEST(AllOf, IsTrueOfNothing) { EXPECT_EQ(all_of({}).text, "1"); }

/// The functions that compiled expressions call, on a real connection.
class ExpressionFunctions : public ::testing::Test {
 protected:
  std::string answer(const std::string& sql) {
    auto statement = connection_->prepare("SELECT " + sql);
    if (!statement) return std::string(statement.error().id());
    const auto row = statement->step();
    if (!row) return std::string(row.error().id());
    return statement->is_null(0) ? "NULL" : std::string(statement->text(0));
  }

  testing::TemporaryFolder folder_;
  std::unique_ptr<Connection> connection_ =
      Connection::open(folder_.path() / "functions.db", {AccessMode::kWrite, {}}).value();
};

TEST_F(ExpressionFunctions, ComputeExactlyOrFail) {
  EXPECT_EQ(answer("integer_add(40, 2)"), "42");
  EXPECT_EQ(answer("integer_add(9223372036854775807, 1)"), "number_overflow");
  EXPECT_EQ(answer("integer_multiply(4294967296, 4294967296)"), "number_overflow");
  EXPECT_EQ(answer("integer_modulo(1, 0)"), "division_by_zero");
  EXPECT_EQ(answer("integer_negate(NULL)"), "NULL");
  EXPECT_EQ(answer("decimal_add(1050, 2, 5, 3, 3)"), "10505");
  EXPECT_EQ(answer("decimal_multiply(999999999999999999, 0, 11, 1, 1)"), "number_overflow");
  EXPECT_EQ(answer("decimal_divide(1, 0, 3, 0, 6)"), "333333");
  EXPECT_EQ(answer("decimal_divide(1, 0, 0, 2, 6)"), "division_by_zero");
  EXPECT_EQ(answer("decimal_rescale(999999999999999999, 0, 1)"), "number_overflow");
  EXPECT_EQ(answer("decimal_compare(15, 1, 150, 2)"), "0");
  EXPECT_EQ(answer("decimal_same(NULL, 1, NULL, 2)"), "1");
  EXPECT_EQ(answer("date_add('2026-12-31', 86400000)"), "2027-01-01");
  EXPECT_EQ(answer("date_subtract('0001-01-01', 86400000)"), "number_overflow");
  EXPECT_EQ(answer("date_between('2026-01-02', '2026-01-01')"), "86400000");
  EXPECT_EQ(answer("timestamp_add('2026-01-01T00:00:00.000Z', 1)"), "2026-01-01T00:00:00.001Z");
  EXPECT_EQ(answer("starts_with('été', 'ét')"), "1");
  EXPECT_EQ(answer("ends_with('été', 'et')"), "0");
}

TEST_F(ExpressionFunctions, LeaveIndexesUsable) {
  ASSERT_TRUE(connection_
                  ->execute("CREATE TABLE t3(id INTEGER PRIMARY KEY,f20 TEXT,f22 INTEGER);"
                            "CREATE INDEX i20 ON t3(f20);CREATE INDEX i22 ON t3(f22)")
                  .has_value());
  const auto plan = [&](const std::string& where) {
    auto row =
        connection_->prepare("EXPLAIN QUERY PLAN SELECT id FROM t3 r WHERE " + where).value();
    return row.step().value() ? std::string(row.text(3)) : std::string();
  };
  EXPECT_EQ(plan("((r.f22 IN (SELECT value FROM json_each('[1,2]'))))"),
            "SEARCH r USING COVERING INDEX i22 (f22=?)");
  EXPECT_EQ(plan("((r.f20 >= 'a' AND r.f20 < 'b'))"),
            "SEARCH r USING COVERING INDEX i20 (f20>? AND f20<?)");
  EXPECT_EQ(plan("((r.f22 = 1) AND CASE WHEN (r.f22 = 1) THEN integer_divide(1,r.f22) ELSE 0 END)"),
            "SEARCH r USING COVERING INDEX i22 (f22=?)");
}

}  // namespace
}  // namespace cochin::storage::sql
