#include "app/records/record_history.hpp"

#include "app/access/record_access.hpp"
#include "app/conditional_fields/record_rules.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/revision_repository.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using storage::records::FieldValue;
using storage::revisions::Revision;

domain::Value value_in(const std::vector<FieldValue>& document, const Field* field) {
  for (const FieldValue& entry : document) {
    if (entry.field == field) return entry.value;
  }
  return {};
}

Result<std::string> user_label(ReadScope& scope, std::int64_t id) {
  if (id == 0) return std::string();
  const auto found = TRY(storage::users::find(scope.connection, UserId{id}));
  return found ? domain::user_label(found->user) : std::string();
}

Result<HistoryEntry> read_entry(const Actor& actor, ReadScope& scope, const Table& table,
                                const Revision& revision) {
  HistoryEntry entry{revision.version,
                     revision.action,
                     revision.changed_at,
                     revision.changed_by,
                     TRY(user_label(scope, revision.changed_by)),
                     {}};
  if (revision.after.empty()) return entry;
  const auto after = TRY(storage::records::read_document(table, revision.after));
  std::vector<FieldValue> before;
  if (!revision.before.empty()) {
    before = TRY(storage::records::read_document(table, revision.before));
  }
  for (const FieldValue& now : after) {
    domain::Value old = value_in(before, now.field);
    if (old == now.value) continue;
    entry.changes.push_back({now.field, TRY(show_value(actor, scope, *now.field, std::move(old))),
                             TRY(show_value(actor, scope, *now.field, now.value))});
  }
  return entry;
}

}  // namespace

Result<History> read_history(const Actor& actor, ReadScope& scope, const Table& table, RecordId id,
                             HistoryPage page) {
  const auto query = TRY(readable_records(actor, scope, table));
  if (!TRY(storage::records::contains(scope.connection, query, id))) {
    return Error{&errors::not_found};
  }
  const auto revisions =
      TRY(storage::revisions::list(scope.connection, table.id, id, page.before, page.limit + 1));
  History history;
  for (const Revision& revision : revisions) {
    if (static_cast<std::int64_t>(history.entries.size()) == page.limit) {
      history.has_more = true;
      break;
    }
    history.entries.push_back(TRY(read_entry(actor, scope, table, revision)));
  }
  return history;
}

Result<WrittenRecord> revert_record(const Actor& actor, WriteScope& scope, const Table& table,
                                    const Revert& revert) {
  TRY(check_record(actor, scope, table, revert.id, Action::kUpdate));
  auto record = TRY(find_live_record(scope, table, revert.id, revert.expected_version));
  if (revert.version < 1 || revert.version > record.version) {
    return Error{
        &errors::invalid_input,
        {},
        {{"/version", &errors::unknown_version, {{"version", std::to_string(revert.version)}}}}};
  }
  domain::Draft draft;
  draft.values = record.values;
  for (const Revision& revision :
       TRY(storage::revisions::after(scope.connection, table.id, revert.id, revert.version))) {
    if (revision.before.empty()) continue;
    for (FieldValue& old : TRY(storage::records::read_document(table, revision.before))) {
      if (!sees_field(actor, *scope.catalog, table, *old.field)) continue;
      draft.values[table.position_of(*old.field)] = std::move(old.value);
    }
  }
  draft.named = domain::changed_positions(record.values, draft.values);
  lock_fields(actor, scope, table, Action::kUpdate, draft);
  domain::check_writable(table, draft);
  domain::check_options(table, draft);
  TRY(apply_rules(actor, scope.reading(), {table, record.id, &record.values}, draft));
  return store_draft(actor, scope, table, std::move(record), std::move(draft), {"revert"});
}

}  // namespace cochin::app
