#include "app/records/record_writing.hpp"

#include <numeric>

#include "app/access/record_access.hpp"
#include "app/conditional_fields/record_rules.hpp"
#include "app/records/draft_checks.hpp"
#include "app/records/renamed_choices.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/revision_repository.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using domain::Draft;
using domain::Table;
using storage::records::Change;
using storage::records::StoredRecord;
namespace records = storage::records;
namespace revisions = storage::revisions;

/// What one writing did to a record.
struct Writing {
  const StoredRecord& before;
  const StoredRecord& after;
  const std::vector<std::size_t>& positions;
  std::string_view action;
};

Status add_revision(WriteScope& scope, const Table& table, const Writing& writing,
                    const Change& change) {
  const auto& [before, after, positions, action] = writing;
  const bool is_new = before.version == 0;
  return revisions::add(
      scope.connection,
      {table.id, after.id, after.version, action,
       is_new ? std::string() : records::write_document(table, before.values, positions),
       records::write_document(table, after.values, positions)},
      change);
}

/// The scope goes on with the choices as they are now; a choice that is called otherwise is so
/// wherever it is named.
Status choice_written(const Actor& actor, WriteScope& scope, RecordId id) {
  const CatalogSnapshot former = scope.catalog;
  TRY(choices_changed(scope));
  const domain::Choice* before = former->choices->find(id.value);
  const domain::Choice* after = scope.choices().find(id.value);
  const bool is_renamed = before != nullptr && after != nullptr &&
                          before->category == after->category && before->valeur != after->valeur;
  if (!is_renamed) return ok();
  return rename_in_expressions(actor, scope, {before->category, before->valeur, after->valeur, {}});
}

std::vector<std::size_t> all_positions(const Table& table) {
  std::vector<std::size_t> positions(table.fields.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  return positions;
}

}  // namespace

Status choices_changed(WriteScope& scope) {
  auto renewed = std::make_shared<Catalog>(*scope.catalog);
  renewed->choices = std::make_shared<const domain::ChoiceCatalog>(
      TRY(storage::schema::load_choices(scope.connection, scope.schema())));
  scope.catalog = std::move(renewed);
  scope.catalog_changed = true;
  return ok();
}

void lock_fields(const Actor& actor, const WriteScope& scope, const Table& table, Action action,
                 Draft& draft) {
  const auto view = view_of(actor, *scope.catalog);
  const domain::TableAccess* access = view == nullptr ? nullptr : view->find(table.id);
  if (access == nullptr) return;
  draft.hidden = access->hidden;
  draft.readonly =
      action == Action::kCreate ? access->readonly_on_create : access->readonly_on_update;
}

Result<StoredRecord> find_live_record(WriteScope& scope, const Table& table, RecordId id,
                                      std::optional<std::int64_t> expected_version) {
  auto record = TRY(records::find(scope.connection, table, id));
  if (!record || record->is_trashed) return Error{&errors::not_found};
  if (expected_version && *expected_version != record->version) {
    return Error{&errors::version_conflict};
  }
  return *std::move(record);
}

Result<WrittenRecord> store_draft(const Actor& actor, WriteScope& scope, const Table& table,
                                  StoredRecord record, Draft draft, const WriteOrigin& origin) {
  const bool is_new = !record.id;
  auto positions =
      is_new ? all_positions(table) : domain::changed_positions(record.values, draft.values);
  if (draft.errors.empty())
    TRY(check_against_others(actor, scope, table, record, draft, positions));
  if (!draft.errors.empty()) return Error{&errors::invalid_input, {}, std::move(draft.errors)};
  if (positions.empty()) return WrittenRecord{record.id, record.version, false};

  const StoredRecord before = record;
  const Change change{scope.now, actor.id};
  record.values = std::move(draft.values);
  record.version += 1;
  if (is_new) {
    record.id = TRY(records::insert(scope.connection, table, record.values, change));
  } else {
    TRY(records::update(scope.connection, table, record, positions, change));
  }
  TRY(add_revision(scope, table, {before, record, positions, origin.action}, change));
  TRY(records::link_files(scope.connection, table, record.id, record.values));
  TRY(check_written(actor, scope, table, record.id, is_new ? Action::kCreate : Action::kUpdate));
  if (table.slug == domain::kChoicesTable) TRY(choice_written(actor, scope, record.id));
  return WrittenRecord{record.id, record.version, true};
}

Result<WrittenRecord> create_record(const Actor& actor, WriteScope& scope, const Table& table,
                                    const Tree::Map& values, const WriteOrigin& origin) {
  TRY(check_access(actor, *scope.catalog, table, Action::kCreate));
  Draft draft = domain::new_draft(table);
  draft.pointer = origin.pointer;
  lock_fields(actor, scope, table, Action::kCreate, draft);
  domain::read_input(table, scope.choices(), values, draft);
  domain::apply_defaults(table, scope.choices(), draft);
  TRY(apply_rules(actor, scope.reading(), {table, {}}, draft));
  StoredRecord record;
  record.values.resize(table.fields.size());
  return store_draft(actor, scope, table, std::move(record), std::move(draft), origin);
}

Result<WrittenRecord> update_record(const Actor& actor, WriteScope& scope, const Table& table,
                                    const RecordChange& change, const WriteOrigin& origin) {
  TRY(check_record(actor, scope, table, change.id, Action::kUpdate));
  auto record = TRY(find_live_record(scope, table, change.id, change.expected_version));
  Draft draft;
  draft.pointer = origin.pointer;
  draft.values = record.values;
  lock_fields(actor, scope, table, Action::kUpdate, draft);
  domain::read_input(table, scope.choices(), change.values, draft);
  TRY(apply_rules(actor, scope.reading(), {table, record.id, &record.values}, draft));
  return store_draft(actor, scope, table, std::move(record), std::move(draft), origin);
}

}  // namespace cochin::app
