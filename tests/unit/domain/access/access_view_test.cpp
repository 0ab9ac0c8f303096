#include "domain/access/access_view.hpp"

#include <gtest/gtest.h>

#include "domain/access/rights_comparison.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

constexpr TableId kContact{2}, kProject{3}, kQuote{4};
constexpr FieldId kName{20}, kSummary{21}, kAmount{24}, kLink{31};

TablePermission permission(std::optional<TableId> table, std::initializer_list<Action> actions) {
  TablePermission made{.table = table};
  for (const Action action : actions) made.actions.add(action);
  return made;
}

Group group(std::vector<TablePermission> permissions) {
  return {GroupId{1}, "g", "", {}, std::move(permissions)};
}

class AccessViewTest : public ::testing::Test {
 protected:
  AccessView view(std::vector<Group> groups) const {
    return AccessView(schema_, AccessRights(std::move(groups)));
  }

  SchemaSnapshot schema_ = std::make_shared<const Schema>(testing::project_schema());
};

TEST_F(AccessViewTest, OfNobodyIsEmpty) {
  EXPECT_TRUE(view({}).schema()->tables().empty());
  EXPECT_TRUE(view({group({permission(kContact, {Action::kCreate})})}).schema()->tables().empty())
      << "what cannot be read does not exist";
}

TEST_F(AccessViewTest, OfWhoReadsAllIsTheSchemaItself) {
  const AccessView all = view({group({permission({}, {Action::kRead})})});
  EXPECT_EQ(all.schema(), schema_);
  EXPECT_FALSE(all.shapes_answers());
}

TEST_F(AccessViewTest, LeavesOutHiddenFieldsAndLinksThatLeadNowhere) {
  TablePermission project = permission(kProject, {Action::kRead});
  project.hidden_fields = {kSummary};
  const AccessView seen = view({group({project})});
  ASSERT_EQ(seen.schema()->tables().size(), 1u);
  const Table& table = seen.schema()->tables()[0];
  EXPECT_EQ(table.find_field(kSummary), nullptr);
  EXPECT_EQ(table.find_field(kLink), nullptr);
  EXPECT_NE(table.find_field(kName), nullptr);
  EXPECT_NE(seen.schema()->choices_table(), nullptr);
  EXPECT_EQ(&seen.schema()->whole(), schema_.get());
}

TEST_F(AccessViewTest, HidesWhatEveryGroupHides) {
  TablePermission one = permission(kProject, {Action::kRead});
  one.hidden_fields = {kName, kSummary};
  TablePermission other = permission(kProject, {Action::kRead});
  other.hidden_fields = {kSummary, kAmount};
  const AccessView seen = view({group({one}), group({other})});
  const Table& table = *seen.schema()->find(kProject);
  EXPECT_NE(table.find_field(kName), nullptr);
  EXPECT_NE(table.find_field(kAmount), nullptr);
  EXPECT_EQ(table.find_field(kSummary), nullptr);
}

TEST_F(AccessViewTest, LetsAFieldBeWrittenByTheGroupThatGivesTheWriting) {
  TablePermission creator = permission(kProject, {Action::kRead, Action::kCreate});
  TablePermission editor = permission(kProject, {Action::kRead, Action::kUpdate});
  editor.readonly_fields = {kAmount};
  const AccessView seen = view({group({creator}), group({editor})});
  EXPECT_EQ(seen.find(kProject)->readonly_on_update, std::vector<FieldId>{kAmount});
  EXPECT_TRUE(seen.find(kProject)->readonly_on_create.empty());
}

TEST_F(AccessViewTest, OrsFiltersAndLiftsThem) {
  TablePermission one = permission(kProject, {Action::kRead, Action::kUpdate});
  one.record_filter = "actif";
  TablePermission other = permission(kProject, {Action::kRead});
  other.record_filter = "created_by == me.id";
  const AccessView both = view({group({one}), group({other})});
  EXPECT_EQ(both.find(kProject)->condition(Action::kRead)->root.kind, NodeKind::kOr);
  EXPECT_EQ(both.find(kProject)->condition(Action::kUpdate)->root.kind, NodeKind::kField);
  EXPECT_TRUE(both.shapes_answers());
  const AccessView lifted = view({group({one}), group({permission(kProject, {Action::kRead})})});
  EXPECT_EQ(lifted.find(kProject)->condition(Action::kRead), nullptr);
  EXPECT_NE(lifted.find(kProject)->condition(Action::kUpdate), nullptr);
}

TEST_F(AccessViewTest, TakesTheEntryOfTheTableBeforeThatOfAll) {
  const AccessView seen = view({group(
      {permission({}, {Action::kRead, Action::kDelete}), permission(kProject, {Action::kRead})})});
  EXPECT_FALSE(seen.find(kProject)->actions.has(Action::kDelete));
  EXPECT_TRUE(seen.find(kQuote)->actions.has(Action::kDelete));
}

TEST_F(AccessViewTest, LetsABrokenFilterGiveNothing) {
  TablePermission broken = permission(kProject, {Action::kRead, Action::kUpdate});
  broken.record_filter = "disparu == 1";
  EXPECT_EQ(view({group({broken})}).find(kProject), nullptr);
  const AccessView mended = view({group({broken}), group({permission(kProject, {Action::kRead})})});
  EXPECT_FALSE(mended.find(kProject)->actions.has(Action::kUpdate));
}

TEST_F(AccessViewTest, ForgetsOrdersIndexesAndConditionsOfTheHidden) {
  std::vector<Table> tables(schema_->tables().begin(), schema_->tables().end());
  Table& table = tables[2];
  table.default_sort = "-montant_ht,nom";
  table.label_fields = {kSummary, kName};
  table.indexes = {{kAmount, kName}, {kName, FieldId{26}}};
  table.fields[2].options.options_when = "record.montant_ht > 3";
  table.fields[3].options.options_when = "option.valeur == record.nom";
  schema_ = std::make_shared<const Schema>(1, std::move(tables));
  TablePermission project = permission(kProject, {Action::kRead});
  project.hidden_fields = {kSummary, kAmount};
  const AccessView whole = view({group({project, permission(TableId{1}, {Action::kRead})})});
  const Table& seen = *whole.schema()->find(kProject);
  EXPECT_EQ(seen.default_sort, "nom");
  EXPECT_EQ(seen.label_fields, std::vector<FieldId>{kName});
  EXPECT_EQ(seen.indexes.size(), 1u);
  EXPECT_EQ(seen.find_field("statut")->options.options_when, "");
  EXPECT_EQ(seen.find_field("type_projet")->options.options_when, "option.valeur == record.nom");
}

TEST_F(AccessViewTest, HasOneKeyForTheSameRights) {
  const auto one = permission(kProject, {Action::kRead});
  const auto other = permission(kContact, {Action::kRead});
  EXPECT_EQ(AccessRights({group({one, other})}).key(), AccessRights({group({other, one})}).key());
  EXPECT_NE(AccessRights({group({one}), group({other})}).key(),
            AccessRights({group({one, other})}).key());
  TablePermission filtered = one;
  filtered.record_filter = "actif";
  EXPECT_NE(AccessRights({group({filtered})}).key(), AccessRights({group({one})}).key());
}

TEST_F(AccessViewTest, ComparesWhatIsGivenWithWhatIsHeld) {
  TablePermission held = permission(kProject, {Action::kRead, Action::kUpdate});
  held.hidden_fields = {kSummary};
  held.readonly_fields = {kAmount};
  const AccessRights rights({group({held})});
  const AccessView own(schema_, rights);
  EXPECT_FALSE(is_within(permission(kProject, {Action::kRead}), rights, own)) << "hidden fields";
  TablePermission given = held;
  given.hidden_fields = own.find(kProject)->hidden;
  EXPECT_TRUE(is_within(given, rights, own));
  given.readonly_fields.clear();
  EXPECT_FALSE(is_within(given, rights, own)) << "a field that the giver may not write";
  EXPECT_FALSE(is_within(permission({}, {Action::kRead}), rights, own));
  EXPECT_TRUE(is_within(permission({}, {}), rights, own));
}

}  // namespace
}  // namespace cochin::domain
