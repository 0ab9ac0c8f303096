#include "domain/expressions/checker.hpp"

#include <gtest/gtest.h>

#include "domain/access/schema_view.hpp"
#include "domain/expressions/parser.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

class ExpressionChecker : public ::testing::Test {
 protected:
  Result<CheckedExpression> check(std::string_view source) {
    CheckContext context{.schema = schema_, .table = *schema_.find("projet")};
    context.record = schema_.find("projet");
    context.option = schema_.find("contact");
    context.expected = CheckContext::Expected::kAnything;
    context.record_filter = filter_;
    return check_expression(source, context);
  }

  /// The type, or the error's id and position.
  std::string type(std::string_view source) {
    const auto checked = check(source);
    if (checked) return std::string(name_of(checked->type().kind));
    return std::string(checked.error().id()) + " at " + checked.error().parameters.back().second;
  }

  Schema schema_ = testing::project_schema();
  std::function<std::shared_ptr<const CheckedExpression>(const Table&)> filter_;
};

TEST_F(ExpressionChecker, GivesFieldsTheirTypes) {
  EXPECT_EQ(type("nom"), "string");
  EXPECT_EQ(type("statut"), "choice");
  EXPECT_EQ(type("montant_ht"), "decimal");
  EXPECT_EQ(type("effectif"), "int");
  EXPECT_EQ(type("date_fin"), "date");
  EXPECT_EQ(type("echeance"), "timestamp");
  EXPECT_EQ(type("actif"), "bool");
  EXPECT_EQ(type("contact"), "record");
  EXPECT_EQ(type("documents"), "files");
  EXPECT_EQ(type("devisparprojet"), "list");
  EXPECT_EQ(type("created_at"), "timestamp");
  EXPECT_EQ(type("created_by"), "int");
  EXPECT_EQ(type("me.groups"), "list");
  EXPECT_EQ(type("null"), "null");
  EXPECT_EQ(type("option.entreprise"), "string");
}

TEST_F(ExpressionChecker, ComputesTheTypeOfOperations) {
  EXPECT_EQ(type("effectif / 2"), "int");
  EXPECT_EQ(type("effectif * 1.5"), "decimal");
  EXPECT_EQ(type("date_fin - date_debut"), "duration");
  EXPECT_EQ(type("date_fin + days(effectif)"), "date");
  EXPECT_EQ(type("duration('36h') + echeance"), "timestamp");
  EXPECT_EQ(type("nom + statut"), "string");
  EXPECT_EQ(type("actif ? effectif : null"), "int");
  EXPECT_EQ(type("actif ? effectif : taux"), "decimal");
  EXPECT_EQ(type("actif ? statut : type_projet"), "string");
  EXPECT_EQ(check("montant_ht * taux")->type().scale, 6);
  EXPECT_EQ(check("montant_ht + taux")->type().scale, 4);
  EXPECT_EQ(check("montant_ht / 3")->type().scale, 6);
}

TEST_F(ExpressionChecker, ReadsStringLiteralsBesideTypedOperands) {
  EXPECT_EQ(type("date_fin >= '2026-05-06'"), "bool");
  EXPECT_EQ(type("'12.50' == montant_ht"), "bool");
  EXPECT_EQ(type("echeance < '2026-05-06T07:08:09Z'"), "bool");
  EXPECT_EQ(type("date_fin in ['2026-05-06', today()]"), "bool");
  EXPECT_EQ(type("date_fin >= '06/05/2026'"), "unreadable_value at 12");
  EXPECT_EQ(type("montant_ht == 'dix'"), "unreadable_value at 14");
  EXPECT_EQ(type("date('2026-02-30') == null"), "unreadable_value at 5");
  EXPECT_EQ(type("duration('2 jours') == null"), "unreadable_value at 9");
  EXPECT_EQ(type("effectif == '12'"), "type_mismatch at 9");
}

TEST_F(ExpressionChecker, ComparesTimestampsWithDaysThatNoRecordMakes) {
  EXPECT_EQ(type("created_at >= today() - days(7)"), "bool");
  EXPECT_EQ(type("echeance == date('2026-05-06')"), "bool");
  EXPECT_EQ(type("'2026-05-06' != echeance"), "bool");
  EXPECT_EQ(type("echeance < date_fin"), "type_mismatch at 9");
}

TEST_F(ExpressionChecker, RefusesOperandsThatDoNotFit) {
  EXPECT_EQ(type("nom == 5"), "type_mismatch at 4");
  EXPECT_EQ(type("nom && actif"), "type_mismatch at 0");
  EXPECT_EQ(type("statut < 'b'"), "type_mismatch at 7");
  EXPECT_EQ(type("statut == type_projet"), "type_mismatch at 7");
  EXPECT_EQ(type("montant_ht % 2"), "type_mismatch at 11");
  EXPECT_EQ(type("contact == devisparprojet"), "type_mismatch at 8");
  EXPECT_EQ(type("documents == 'a'"), "type_mismatch at 10");
  EXPECT_EQ(type("effectif.nom"), "type_mismatch at 9");
  EXPECT_EQ(type("nom in devisparprojet"), "type_mismatch at 7");
  EXPECT_EQ(type("nom.exists(x, true)"), "type_mismatch at 0");
  EXPECT_EQ(type("[1, 'a']"), "type_mismatch at 4");
  EXPECT_EQ(type("date(nom) == null"), "type_mismatch at 5");
  EXPECT_EQ(type("days(1.5) == null"), "type_mismatch at 5");
  EXPECT_EQ(type("-nom"), "type_mismatch at 1");
  EXPECT_EQ(type("null < 5"), "type_mismatch at 5");
}

TEST_F(ExpressionChecker, WantsAConditionWhereOneIsExpected) {
  const CheckContext context{.schema = schema_, .table = *schema_.find("projet")};
  EXPECT_TRUE(check_expression("actif", context).has_value());
  const auto checked = check_expression("effectif", context);
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().id(), "type_mismatch");
}

TEST_F(ExpressionChecker, NamesUnknownNames) {
  EXPECT_EQ(type("actif && couleur == 1"), "unknown_field at 9");
  EXPECT_EQ(type("contact.couleur == 1"), "unknown_field at 8");
  EXPECT_EQ(type("me.email"), "unknown_field at 3");
  EXPECT_EQ(type("devis.exists(d, true)"), "unknown_field at 0");
  EXPECT_EQ(type("upper(nom)"), "unknown_function at 0");
  EXPECT_EQ(type("nom.upper()"), "unknown_function at 4");
  EXPECT_EQ(type("today(1)"), "unknown_function at 0");
  EXPECT_EQ(type("nom.matches('(')"), "invalid_pattern at 12");
  const CheckContext plain{.schema = schema_, .table = *schema_.find("projet")};
  EXPECT_EQ(check_expression("record.nom == ''", plain).error().id(), "unknown_field");
}

TEST_F(ExpressionChecker, FollowsLinksBothWays) {
  EXPECT_EQ(type("contact.parrain.parrain.nom"), "string");
  EXPECT_EQ(type("devisparprojet.exists(l, l.devis.statut == 'accepte')"), "bool");
  EXPECT_EQ(type("devisparprojet.projet.size()"), "int");
  EXPECT_EQ(type("contact.projet.responsable.all(p, p.nom == nom)"), "bool");
  EXPECT_EQ(type("contact.projet.size()"), "ambiguous_name at 8");
  EXPECT_EQ(type("contact.projet.nom.size()"), "unknown_field at 15");
  EXPECT_EQ(type("contact.parrain.parrain.parrain.nom"), "string");
  EXPECT_EQ(type("contact.parrain.parrain.parrain.parrain.nom"), "too_many_steps at 40");
  EXPECT_EQ(type("devisparprojet.all(l, l.projet.contact.parrain.nom == '')"), "bool");
  EXPECT_EQ(type("devisparprojet.all(l, l.projet.contact.parrain.parrain.nom == '')"),
            "too_many_steps at 55");
}

TEST_F(ExpressionChecker, HidesWhatTheActorDoesNotSee) {
  const auto sees = [](const Table& table, const Field* field) {
    if (table.slug == "devis") return false;
    if (table.slug == "projet" && field != nullptr && field->slug == "responsable") return false;
    return field == nullptr || field->slug != "entreprise";
  };
  schema_ = *restrict_schema(std::make_shared<const Schema>(schema_), sees);
  EXPECT_EQ(type("responsable == 1"), "unknown_field at 0");
  EXPECT_EQ(type("contact.entreprise == ''"), "unknown_field at 8");
  EXPECT_EQ(type("devisparprojet.exists(l, l.devis.statut == '')"), "unknown_field at 33");
  EXPECT_EQ(type("devisparprojet.exists(l, l.devis == 3)"), "bool");
  EXPECT_EQ(type("contact.projet.size()"), "int") << "one of two links is hidden: not ambiguous";
}

TEST_F(ExpressionChecker, BringsTheFilterOfEveryTableItStepsThrough) {
  const CheckContext system{.schema = schema_, .table = *schema_.find("contact")};
  const auto own = std::make_shared<const CheckedExpression>(
      check_expression("created_by == me.id", system).value());
  filter_ = [&](const Table& table) { return table.slug == "contact" ? own : nullptr; };
  const auto checked = check("contact.nom == 'a'");
  const CheckedNode& step = checked->root.children[0].children[0];
  ASSERT_EQ(step.kind, NodeKind::kStep);
  EXPECT_EQ(step.filter, own);
}

TEST_F(ExpressionChecker, SaysWhatItUses) {
  const auto checked =
      check("statut in ['en_cours', 'perdu'] && devisparprojet.exists(l, l.part > 1 && nom == '')");
  EXPECT_EQ(checked->uses.fields, (std::vector<FieldId>{{20}, {22}, {50}, {52}}));
  EXPECT_EQ(checked->uses.tables, (std::vector<TableId>{{5}}));
  EXPECT_EQ(checked->uses.choices, (std::vector<std::pair<std::string, std::string>>{
                                       {"statut_projet", "en_cours"}, {"statut_projet", "perdu"}}));
}

}  // namespace
}  // namespace cochin::domain
