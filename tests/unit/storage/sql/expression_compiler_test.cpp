#include "storage/sql/expression_compiler.hpp"

#include <gtest/gtest.h>

#include "domain/expressions/checker.hpp"
#include "support/project_schema.hpp"

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

}  // namespace
}  // namespace cochin::storage::sql
