#include "domain/conditional_fields/form_state.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "domain/conditional_fields/rule_book.hpp"
#include "support/memory_records.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

using enum EffectAction;

class FormStates : public ::testing::Test {
 protected:
  const Table& table() const { return *schema_.find("projet"); }
  std::size_t at(std::string_view slug) const {
    return table().position_of(*table().find_field(slug));
  }
  RuleEffect effect(std::string_view slug, EffectAction action, std::string value = {}) const {
    return {table().find_field(slug)->id, action, std::move(value)};
  }

  void add(std::string when, std::vector<RuleEffect> effects,
           HiddenValue hidden = HiddenValue::kKeep) {
    Rule rule;
    rule.id = RuleId{static_cast<std::int64_t>(rules_.size()) + 1};
    rule.table = table().id;
    rule.name = "règle " + std::to_string(rule.id.value);
    rule.when = std::move(when);
    rule.effects = std::move(effects);
    rule.hidden_value = hidden;
    rules_.push_back(std::move(rule));
  }

  /// Decides on `values_`, of which the writer gave those in `named`.
  FormState decided(std::vector<std::string_view> named = {},
                    const std::vector<Value>* stored = nullptr) {
    const auto set = RuleSet::compile(schema_, table(), rules_);
    EXPECT_TRUE(set) << set.error().id();
    std::vector<std::size_t> positions;
    for (const std::string_view slug : named) positions.push_back(at(slug));
    const EvaluationContext context{.choices = choices_,
                                    .me = me_,
                                    .now = {},
                                    .today = *Date::parse("2026-05-06"),
                                    .links = &records_};
    std::optional<FormState> before;
    if (stored != nullptr) {
      std::vector<Value> copy = *stored;
      before = *decide(*set, table(), context, {copy, {}, stored});
    }
    auto state =
        decide(*set, table(), context, {values_, positions, stored, before ? &*before : nullptr});
    EXPECT_TRUE(state);
    refused_.clear();
    for (const Violation& violation :
         new_violations(*state, {values_, positions, stored, before ? &*before : nullptr})) {
      refused_ +=
          "/" + table().fields[violation.field].slug + " " + std::string(violation.kind->id);
    }
    return *std::move(state);
  }

  Value choice(const char* category, const char* valeur) const {
    return RecordRef{choices_.find(category, valeur)->id};
  }

  Schema schema_ = testing::project_schema();
  ChoiceCatalog choices_ = testing::project_choices();
  Caller me_{UserId{7}, "ada", {}};
  testing::MemoryRecords records_;
  std::vector<Rule> rules_;
  std::vector<Value> values_ = std::vector<Value>(14);
  std::string refused_;
};

TEST_F(FormStates, HideWhatAShowingRuleDoesNotShow) {
  add("statut == 'en_cours'", {effect("effectif", kShow)});
  FormState state = decided();
  EXPECT_FALSE(state.fields[at("effectif")].is_visible);
  EXPECT_EQ(state.fields[at("effectif")].because, std::vector<std::size_t>{0});
  values_[at("statut")] = choice("statut_projet", "en_cours");
  state = decided();
  EXPECT_TRUE(state.fields[at("effectif")].is_visible);
  EXPECT_TRUE(state.fields[at("nom")].is_visible);
}

TEST_F(FormStates, LetALaterRuleWin) {
  add("true", {effect("effectif", kHide), effect("nom", kRequire)});
  add("true", {effect("effectif", kShow), effect("nom", kOptional)});
  FormState state = decided();
  EXPECT_TRUE(state.fields[at("effectif")].is_visible);
  EXPECT_FALSE(state.fields[at("nom")].is_required);
  std::swap(rules_[0].order, rules_[1].order);
  rules_[0].order = 9;
  state = decided();
  EXPECT_FALSE(state.fields[at("effectif")].is_visible);
  EXPECT_TRUE(state.fields[at("nom")].is_required);
}

TEST_F(FormStates, NeverRequireWhatIsHidden) {
  add("true", {effect("effectif", kRequire), effect("effectif", kHide)});
  const FormState state = decided();
  EXPECT_FALSE(state.fields[at("effectif")].is_required);
  EXPECT_EQ(refused_, "");
}

TEST_F(FormStates, TakeAHiddenValueForEmpty) {
  add("actif", {effect("effectif", kShow)});
  add("effectif > 3", {effect("taux", kShow)});
  values_[at("effectif")] = std::int64_t{5};
  EXPECT_FALSE(decided().fields[at("taux")].is_visible);
  values_[at("actif")] = true;
  EXPECT_TRUE(decided().fields[at("taux")].is_visible);
}

TEST_F(FormStates, KeepClearOrRejectAHiddenValue) {
  for (const auto& [policy, expected, refused] :
       {std::tuple(HiddenValue::kKeep, true, ""), std::tuple(HiddenValue::kClear, false, ""),
        std::tuple(HiddenValue::kReject, true, "/effectif hidden_by_rule")}) {
    rules_.clear();
    add("actif", {effect("effectif", kShow)}, policy);
    values_[at("effectif")] = std::int64_t{5};
    decided({"effectif"});
    EXPECT_EQ(!is_empty(values_[at("effectif")]), expected);
    EXPECT_EQ(refused_, refused);
  }
}

TEST_F(FormStates, LeaveAloneWhatTheChangeDoesNotTouch) {
  add("actif", {effect("effectif", kShow)}, HiddenValue::kClear);
  add("actif", {effect("nom", kRequire)});
  std::vector<Value> stored(14);
  stored[at("effectif")] = std::int64_t{5};
  stored[at("actif")] = false;
  values_ = stored;
  values_[at("resume")] = std::string("x");
  decided({"resume"}, &stored);
  EXPECT_EQ(values_[at("effectif")], Value{std::int64_t{5}});

  stored[at("actif")] = true;
  values_ = stored;
  values_[at("resume")] = std::string("y");
  decided({"resume"}, &stored);
  EXPECT_EQ(refused_, "") << "nom was missing before";

  values_[at("actif")] = false;
  decided({"actif"}, &stored);
  EXPECT_TRUE(is_empty(values_[at("effectif")])) << "it goes by this change";
}

TEST_F(FormStates, FillWhatAppearsWithoutAValue) {
  add("nom == 'a'", {effect("statut", kDefault, "'en_cours'"), effect("taux", kDefault, "1 + 1"),
                     effect("date_debut", kDefault, "today()")});
  values_[at("nom")] = std::string("a");
  FormState state = decided({"nom"});
  EXPECT_EQ(values_[at("statut")], choice("statut_projet", "en_cours"));
  EXPECT_EQ(values_[at("taux")], Value(Decimal{20000, 4}));
  EXPECT_EQ(values_[at("date_debut")], Value{*Date::parse("2026-05-06")});
  EXPECT_EQ(state.defaulted.size(), 3u);

  values_.assign(14, {});
  values_[at("nom")] = std::string("a");
  decided({"nom", "statut"});
  EXPECT_TRUE(is_empty(values_[at("statut")])) << "somebody emptied it";
}

TEST_F(FormStates, RefuseAnOptionThatIsNotOffered) {
  for (const std::int64_t id : {7, 8}) {
    auto contact = std::make_shared<testing::MemoryRecord>();
    contact->id = id;
    contact->values = {{FieldId{11}, std::string(id == 7 ? "CNRS" : "Inserm")}};
    records_.tables[TableId{2}].push_back(contact);
  }
  add("true", {effect("contact", kOptions, "option.entreprise == record.nom")});
  values_[at("nom")] = std::string("CNRS");
  values_[at("contact")] = RecordRef{8};
  decided({"nom", "contact"});
  EXPECT_EQ(refused_, "/contact option_refused_by_rule");
  values_[at("contact")] = RecordRef{7};
  decided({"nom", "contact"});
  EXPECT_EQ(refused_, "");

  const std::vector<Value> stored = values_;
  values_[at("nom")] = std::string("Inserm");
  FormState state = decided({"nom"}, &stored);
  EXPECT_TRUE(is_empty(values_[at("contact")])) << "the parent changed";
  EXPECT_EQ(state.cleared, std::vector<std::size_t>{at("contact")});
}

TEST_F(FormStates, RefuseAChangeOfWhatIsReadOnly) {
  add("actif", {effect("nom", kReadonly)});
  std::vector<Value> stored(14);
  stored[at("actif")] = true;
  stored[at("nom")] = std::string("a");
  values_ = stored;
  decided({"nom"}, &stored);
  EXPECT_EQ(refused_, "") << "the same value";
  values_[at("nom")] = std::string("b");
  decided({"nom"}, &stored);
  EXPECT_EQ(refused_, "/nom readonly_by_rule");
}

TEST_F(FormStates, RefuseRulesThatGoRound) {
  add("taux > 1", {effect("effectif", kShow)});
  add("effectif > 1", {effect("montant_ht", kHide)});
  add("montant_ht > 1", {effect("taux", kShow)});
  const auto set = RuleSet::compile(schema_, table(), rules_);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().kind, &errors::rule_cycle);
  const std::string path = set.error().parameters.front().second;
  EXPECT_NE(path.find("taux → effectif → montant_ht"), std::string::npos) << path;
}

TEST_F(FormStates, DependOnNothingThroughALinkToTheirOwnTable) {
  add("devisparprojet.exists(l, l.devis.statut == 'accepte')", {effect("statut", kReadonly)});
  EXPECT_TRUE(RuleSet::compile(schema_, table(), rules_));
}

TEST_F(FormStates, GoOnWithoutABrokenRule) {
  add("gone == 1", {effect("nom", kHide)});
  add("true", {effect("effectif", kHide)});
  const RuleBook book(schema_, rules_);
  EXPECT_TRUE(book.is_broken(RuleId{1}));
  ASSERT_NE(book.find(table().id), nullptr);
  EXPECT_EQ(book.find(table().id)->rules().size(), 1u);
}

}  // namespace
}  // namespace cochin::domain
