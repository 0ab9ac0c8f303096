#include "domain/expressions/evaluator.hpp"

#include <gtest/gtest.h>

#include "domain/expressions/checker.hpp"
#include "support/memory_records.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

class ExpressionEvaluator : public ::testing::Test {
 protected:
  ExpressionEvaluator() {
    contact_ = add(2, 7);
    contact_->values = {{FieldId{10}, "Éole"}, {FieldId{11}, "CNRS Île-de-France"}};
    project_ = add(3, 1);
    project_->values = {{FieldId{20}, "Voilier"},
                        {FieldId{22}, RecordRef{1}},
                        {FieldId{24}, Decimal{123450, 2}},
                        {FieldId{27}, *Date::parse("2026-05-01")},
                        {FieldId{29}, *Timestamp::parse("2026-05-05T22:30:00Z")},
                        {FieldId{31}, RecordRef{7}},
                        {FieldId{32}, RecordRef{8}}};
    add(2, 8)->is_trashed = true;
    add(4, 1)->values = {{FieldId{41}, RecordRef{5}}};
    add(5, 1)->values = {{FieldId{50}, RecordRef{1}}, {FieldId{51}, RecordRef{1}}};
    add(5, 2)->values = {{FieldId{50}, RecordRef{1}}};
    auto trashed = add(5, 3);
    trashed->values = {{FieldId{50}, RecordRef{1}}};
    trashed->is_trashed = true;
  }

  std::shared_ptr<testing::MemoryRecord> add(std::int64_t table, std::int64_t id) {
    auto record = std::make_shared<testing::MemoryRecord>();
    record->id = id;
    records_.tables[TableId{table}].push_back(record);
    return record;
  }

  /// `true`, `false`, `empty`, another value as text, or the error's id.
  std::string result(std::string_view source) {
    CheckContext check{.schema = schema_, .table = *schema_.find("projet")};
    check.expected = CheckContext::Expected::kAnything;
    check.record_filter = filter_;
    const auto checked = check_expression(source, check);
    if (!checked) return "refused: " + std::string(checked.error().id());
    const EvaluationContext context{
        .choices = choices_,
        .me = me_,
        .now = *Timestamp::parse("2026-05-06T01:00:00Z"),
        .today = *Date::parse("2026-05-06"),
        .self = project_.get(),
        .links = &records_,
        .start_of_day = [](Date day) { return Timestamp{(day.days * 24LL - 2) * 3'600'000}; }};
    const auto value = evaluate(*checked, context);
    if (!value) return std::string(value.error().id());
    return to_words(*value);
  }

  static std::string to_words(const Scalar& value) {
    if (const bool* yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->to_string();
    if (const auto* date = std::get_if<Date>(&value)) return date->to_string();
    if (const auto* instant = std::get_if<Timestamp>(&value)) return instant->to_string();
    if (const auto* span = std::get_if<Duration>(&value)) {
      return std::to_string(span->milliseconds) + "ms";
    }
    return is_empty(value) ? "empty" : "record";
  }

  Schema schema_ = testing::project_schema();
  ChoiceCatalog choices_ = testing::project_choices();
  Caller me_{UserId{7}, "ada", {"compta", "direction"}};
  testing::MemoryRecords records_;
  std::shared_ptr<testing::MemoryRecord> project_;
  std::shared_ptr<testing::MemoryRecord> contact_;
  std::function<std::shared_ptr<const CheckedExpression>(const Table&)> filter_;
};

TEST_F(ExpressionEvaluator, KnowsOnlyTrueAndFalseOfEmptyOperands) {
  EXPECT_EQ(result("effectif == null"), "true");
  EXPECT_EQ(result("effectif != null"), "false");
  EXPECT_EQ(result("effectif == 5"), "false");
  EXPECT_EQ(result("effectif != 5"), "true");
  EXPECT_EQ(result("effectif < 5"), "false");
  EXPECT_EQ(result("effectif >= 5"), "false");
  EXPECT_EQ(result("!(effectif < 5)"), "true");
  EXPECT_EQ(result("resume.contains('')"), "false");
  EXPECT_EQ(result("effectif + 1"), "empty");
  EXPECT_EQ(result("size(resume)"), "0");
  EXPECT_EQ(result("size(null)"), "0");
  EXPECT_EQ(result("fold(resume)"), "empty");
  EXPECT_EQ(result("actif"), "empty");
  EXPECT_EQ(result("!actif"), "true");
  EXPECT_EQ(result("actif || false"), "false");
  EXPECT_EQ(result("effectif in [null, 1]"), "true");
  EXPECT_EQ(result("effectif in [1]"), "false");
  EXPECT_EQ(result("effectif == taux"), "true");
  EXPECT_EQ(result("has(effectif)"), "false");
  EXPECT_EQ(result("has(devisparprojet)"), "true");
}

TEST_F(ExpressionEvaluator, ComputesExactly) {
  EXPECT_EQ(result("montant_ht * 1.2"), "1481.400");
  EXPECT_EQ(result("montant_ht - 0.005"), "1234.495");
  EXPECT_EQ(result("1.0 / 3"), "0.333333");
  EXPECT_EQ(result("2.0 / 3"), "0.666667");
  EXPECT_EQ(result("7 / 2"), "3");
  EXPECT_EQ(result("-7 / 2"), "-3");
  EXPECT_EQ(result("-7 % 2"), "-1");
  EXPECT_EQ(result("montant_ht == '1234.5'"), "true");
  EXPECT_EQ(result("montant_ht > 1234.499"), "true");
}

TEST_F(ExpressionEvaluator, RefusesWhatDoesNotFit) {
  EXPECT_EQ(result("9223372036854775807 + 1"), "number_overflow");
  EXPECT_EQ(result("-(-9223372036854775807 - 1)"), "number_overflow");
  EXPECT_EQ(result("999999999999999999.0 + 1"), "refused: unreadable_value");
  EXPECT_EQ(result("99999999999999999.9 * 10"), "number_overflow");
  EXPECT_EQ(result("9223372036854775807 * 1.0"), "number_overflow");
  EXPECT_EQ(result("1 / 0"), "division_by_zero");
  EXPECT_EQ(result("1.5 / 0"), "division_by_zero");
  EXPECT_EQ(result("1 % 0"), "division_by_zero");
  EXPECT_EQ(result("date('9999-12-31') + days(1)"), "number_overflow");
  EXPECT_EQ(result("true || 1 / 0 == 1"), "true");
}

TEST_F(ExpressionEvaluator, ComputesWithTime) {
  EXPECT_EQ(result("today() + days(30)"), "2026-06-05");
  EXPECT_EQ(result("today() - date_debut"), "432000000ms");
  EXPECT_EQ(result("today() - date_debut > days(4)"), "true");
  EXPECT_EQ(result("date_debut + duration('36h')"), "2026-05-02");
  EXPECT_EQ(result("date_debut - duration('36h')"), "2026-04-29");
  EXPECT_EQ(result("now() + duration('1h30m')"), "2026-05-06T02:30:00.000Z");
  EXPECT_EQ(result("now() - echeance"), "9000000ms");
  EXPECT_EQ(result("duration('-1.5s250ms')"), "-1750ms");
}

TEST_F(ExpressionEvaluator, TakesTheDayOfATimestampInTheInstancesZone) {
  EXPECT_EQ(result("echeance == date('2026-05-06')"), "true") << "half past midnight in Paris";
  EXPECT_EQ(result("echeance < today()"), "false");
  EXPECT_EQ(result("echeance <= today()"), "true");
  EXPECT_EQ(result("today() > echeance"), "false");
  EXPECT_EQ(result("echeance != '2026-05-05'"), "true");
}

TEST_F(ExpressionEvaluator, ComparesChoicesByTheirValeur) {
  EXPECT_EQ(result("statut == 'en_cours'"), "true");
  EXPECT_EQ(result("statut != 'inconnu'"), "true");
  EXPECT_EQ(result("statut in ['termine', 'en_cours']"), "true");
  EXPECT_EQ(result("statut + '!'"), "en_cours!");
  EXPECT_EQ(result("statut.startsWith('en_')"), "true");
  EXPECT_EQ(result("type_projet == 'formation'"), "false");
}

TEST_F(ExpressionEvaluator, WorksOnText) {
  EXPECT_EQ(result("fold('Éole SARL')"), "eole sarl");
  EXPECT_EQ(result("fold(contact.entreprise).contains(fold('ÎLE'))"), "true");
  EXPECT_EQ(result("contact.entreprise.startsWith('CNRS')"), "true");
  EXPECT_EQ(result("nom.endsWith('lier')"), "true");
  EXPECT_EQ(result("nom.matches('^V.*r$')"), "true");
  EXPECT_EQ(result("size('été')"), "3");
  EXPECT_EQ(result("nom < 'Zz'"), "true");
}

TEST_F(ExpressionEvaluator, FollowsLiveLinksOnly) {
  EXPECT_EQ(result("contact.nom"), "Éole");
  EXPECT_EQ(result("contact == 7"), "true");
  EXPECT_EQ(result("responsable.nom == null"), "true");
  EXPECT_EQ(result("responsable.id"), "empty");
  EXPECT_EQ(result("contact.parrain.nom"), "empty");
  EXPECT_EQ(result("size(devisparprojet)"), "2");
  EXPECT_EQ(result("devisparprojet.exists(l, l.devis.statut == 'accepte')"), "true");
  EXPECT_EQ(result("devisparprojet.all(l, l.devis.statut == 'accepte')"), "false");
  EXPECT_EQ(result("responsable.projet.contact.all(p, false)"), "true");
}

TEST_F(ExpressionEvaluator, KnowsTheCaller) {
  EXPECT_EQ(result("me.id == 7 && me.username == 'ada'"), "true");
  EXPECT_EQ(result("'compta' in me.groups"), "true");
  EXPECT_EQ(result("me.groups.exists(g, g.startsWith('dir'))"), "true");
  me_ = {};
  EXPECT_EQ(result("me.id == null && size(me.groups) == 0"), "true");
}

TEST_F(ExpressionEvaluator, HidesLinkedRecordsThatTheFilterRefuses) {
  const CheckContext system{.schema = schema_, .table = *schema_.find("devisparprojet")};
  const auto first =
      std::make_shared<const CheckedExpression>(check_expression("id == 1", system).value());
  filter_ = [&](const Table& table) { return table.slug == "devisparprojet" ? first : nullptr; };
  EXPECT_EQ(result("size(devisparprojet)"), "1");
  EXPECT_EQ(result("devisparprojet.exists(l, l.id == 2)"), "false");
}

}  // namespace
}  // namespace cochin::domain
