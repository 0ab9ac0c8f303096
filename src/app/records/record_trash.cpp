#include "app/records/record_trash.hpp"

#include <algorithm>
#include <set>

#include "app/access/record_access.hpp"
#include "app/records/record_references.hpp"
#include "app/records/record_writing.hpp"
#include "app/records/renamed_choices.hpp"
#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"
#include "storage/repositories/record_repository.hpp"
#include "storage/repositories/revision_repository.hpp"

namespace cochin::app {

namespace {

using domain::OnDelete;
using domain::Table;
using storage::records::Change;
using storage::records::StoredRecord;
namespace records = storage::records;
namespace revisions = storage::revisions;

constexpr std::size_t kMostTogether = 10'000;

/// A record of a table, as deletions collect them.
struct Item {
  const Table* table;
  RecordId id;
  friend bool operator==(const Item&, const Item&) = default;
};

/// A link that a deletion empties.
struct EmptiedLink {
  Item holder;
  const domain::Field* field;
};

/// All that one deletion does, known before anything is written.
struct DeletionPlan {
  std::vector<Item> records;
  std::vector<EmptiedLink> emptied;
};

bool contains(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

Error still_referenced(std::string referrers) {
  return Error{&errors::still_referenced, {{"referrers", std::move(referrers)}}};
}

/// Whether the actor may set the link of a record that he did not name.
Result<bool> may_set_link(const Actor& actor, WriteScope& scope, const Table& table,
                          const domain::Field& field, RecordId id) {
  domain::Draft draft;
  lock_fields(actor, scope, table, Action::kUpdate, draft);
  draft.named.push_back(table.position_of(field));
  domain::check_writable(table, draft);
  if (!draft.errors.empty() || !sees_field(actor, *scope.catalog, table, field)) return false;
  return may_touch(actor, scope, table, id, Action::kUpdate);
}

/// What a deletion does to a record that points at what is deleted. The actor's rights hold for it
/// too: what he may not change refuses, as a link does that restricts.
Result<OnDelete> effect_on(const Actor& actor, WriteScope& scope, const ReferenceField& reference,
                           RecordId holder) {
  if (actor.is_superuser || reference.on_delete == OnDelete::kRestrict) return reference.on_delete;
  const bool deletes = reference.on_delete == OnDelete::kCascade;
  const bool may =
      deletes ? TRY(may_touch(actor, scope, *reference.table, holder, Action::kDelete))
              : TRY(may_set_link(actor, scope, *reference.table, *reference.field, holder));
  return may ? reference.on_delete : OnDelete::kRestrict;
}

/// Details tables, rules and options of fields hold to the choice that they name. Those that the
/// actor does not see are not named to him.
Status check_not_named(const Actor& actor, const WriteScope& scope, const Item& item) {
  const domain::Choice* choice =
      item.table->slug == domain::kChoicesTable ? scope.choices().find(item.id.value) : nullptr;
  if (choice == nullptr) return ok();
  std::set<std::string> names;
  bool has_others = false;
  for (const ChoiceUser& user : users_of_choice(*scope.catalog, *choice)) {
    const bool is_seen = user.field == nullptr
                             ? sees_table(actor, *scope.catalog, *user.table)
                             : sees_field(actor, *scope.catalog, *user.table, *user.field);
    if (is_seen) names.insert(user.name);
    has_others |= !is_seen;
  }
  if (has_others) names.insert("…");
  if (names.empty()) return ok();
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return still_referenced(std::move(text));
}

/// Adds what follows from the deletion of `item` to the plan.
Status plan_item(const Actor& actor, WriteScope& scope, const Item item, DeletionPlan& plan) {
  TRY(check_not_named(actor, scope, item));
  for (const ReferenceField& reference : reference_fields(scope.schema(), *item.table)) {
    const auto holders = TRY(records::referrers(scope.connection, *reference.table,
                                                *reference.field, item.id, kMostTogether));
    std::vector<Holder> refusing;
    for (const RecordId id : holders) {
      const Item holder{reference.table, id};
      if (contains(plan.records, holder)) continue;
      switch (TRY(effect_on(actor, scope, reference, id))) {
        case OnDelete::kRestrict: refusing.push_back({&reference, id}); break;
        case OnDelete::kCascade: plan.records.push_back(holder); break;
        case OnDelete::kSetNull: plan.emptied.push_back({holder, reference.field}); break;
      }
    }
    if (!refusing.empty()) {
      return still_referenced(TRY(describe_holders(actor, scope, refusing)));
    }
  }
  return ok();
}

Result<DeletionPlan> plan_deletion(const Actor& actor, WriteScope& scope, const Item& first) {
  DeletionPlan plan;
  plan.records.push_back(first);
  for (std::size_t i = 0; i < plan.records.size(); ++i) {
    TRY(plan_item(actor, scope, plan.records[i], plan));
    if (plan.records.size() > kMostTogether) {
      return still_referenced(plan.records.back().table->name + " (" +
                              std::to_string(plan.records.size()) + ")");
    }
  }
  std::erase_if(plan.emptied,
                [&](const EmptiedLink& link) { return contains(plan.records, link.holder); });
  return plan;
}

/// `[[table, record, field, target], …]`
std::string write_emptied(const std::vector<EmptiedLink>& links,
                          const std::vector<std::int64_t>& targets) {
  std::string json;
  platform::JsonWriter writer(json);
  writer.begin_array();
  for (std::size_t i = 0; i < links.size(); ++i) {
    writer.begin_array();
    writer.integer(links[i].holder.table->id.value);
    writer.integer(links[i].holder.id.value);
    writer.integer(links[i].field->id.value);
    writer.integer(targets[i]);
    writer.end_array();
  }
  writer.end_array();
  return json;
}

/// Sets one link of a live record, as a change of its own in the history.
Status set_link(const Actor& actor, WriteScope& scope, const EmptiedLink& link,
                domain::Value value) {
  const Table& table = *link.holder.table;
  auto record = TRY(find_live_record(scope, table, link.holder.id, {}));
  domain::Draft draft;
  draft.values = record.values;
  draft.values[table.position_of(*link.field)] = std::move(value);
  TRY(store_draft(actor, scope, table, std::move(record), std::move(draft), {"update"}));
  return ok();
}

Status empty_links(const Actor& actor, WriteScope& scope, const DeletionPlan& plan,
                   std::int64_t batch) {
  if (plan.emptied.empty()) return ok();
  std::vector<std::int64_t> targets;
  for (const EmptiedLink& link : plan.emptied) {
    const Table& table = *link.holder.table;
    const auto record = TRY(find_live_record(scope, table, link.holder.id, {}));
    const auto& value = record.values[table.position_of(*link.field)];
    targets.push_back(std::get<domain::RecordRef>(value).id);
    TRY(set_link(actor, scope, link, {}));
  }
  return records::set_trash_batch_detail(scope.connection, batch,
                                         write_emptied(plan.emptied, targets));
}

Status set_trashed(const Actor& actor, WriteScope& scope, const Item& item,
                   std::optional<std::int64_t> batch) {
  const Change change{scope.now, actor.id};
  const auto record = TRY(records::find(scope.connection, *item.table, item.id));
  if (!record) return Error{&errors::not_found};
  TRY(records::set_trashed(scope.connection, *item.table, item.id, batch, change));
  return revisions::add(
      scope.connection,
      {item.table->id, item.id, record->version + 1, batch ? "delete" : "restore", {}, {}}, change);
}

Error value_taken(std::string field, std::string value) {
  return Error{&errors::restored_value_taken,
               {{"field", std::move(field)}, {"value", std::move(value)}}};
}

/// Whether the record that a link or a choice points at is there, or comes back along.
Result<bool> is_reachable(WriteScope& scope, const domain::Field& field,
                          const domain::RecordRef& reference, const std::vector<Item>& together) {
  const bool is_choice = field.kind() == domain::ValueKind::kChoice;
  const Table* target = is_choice ? scope.schema().find(domain::kChoicesTable)
                                  : scope.schema().find(field.options.target);
  if (target == nullptr) return false;
  const RecordId id{reference.id};
  if (contains(together, {target, id})) return true;
  return records::exists(scope.connection, target->id, id);
}

/// A category and a valeur name one live choice.
Status check_restored_choice(const Actor& actor, const WriteScope& scope, const Table& table,
                             const StoredRecord& record) {
  if (table.slug != domain::kChoicesTable) return ok();
  const auto text = [&](std::string_view slug) {
    const domain::Field* field = table.find_field(slug);
    const auto* value = field == nullptr
                            ? nullptr
                            : std::get_if<std::string>(&record.values[table.position_of(*field)]);
    return value == nullptr ? std::string() : *value;
  };
  const std::string category = text("categorie");
  const std::string valeur = text("valeur");
  if (scope.choices().find(category, valeur) == nullptr) return ok();
  for (const char* slug : {"categorie", "valeur"}) {
    const domain::Field* field = table.find_field(slug);
    const bool is_visible = field != nullptr && sees_field(actor, *scope.catalog, table, *field);
    if (!is_visible) return Error{&errors::unique_violation};
  }
  return value_taken(category, valeur);
}

/// Refuses a record that would break a unique field or point at nothing.
Status check_restorable(const Actor& actor, WriteScope& scope, const Item& item,
                        const std::vector<Item>& together) {
  if (!TRY(may_touch(actor, scope, *item.table, item.id, Action::kDelete))) {
    return Error{&errors::forbidden};
  }
  const auto record = TRY(records::find(scope.connection, *item.table, item.id));
  if (!record) return Error{&errors::not_found};
  TRY(check_restored_choice(actor, scope, *item.table, *record));
  for (std::size_t i = 0; i < record->values.size(); ++i) {
    const domain::Field& field = item.table->fields[i];
    const domain::Value& value = record->values[i];
    if (domain::is_empty(value)) continue;
    const bool is_visible = sees_field(actor, *scope.catalog, *item.table, field);
    if (field.unique) {
      const auto other = TRY(records::find_by_value(scope.connection, *item.table, field, value));
      if (other && !is_visible) return Error{&errors::unique_violation};
      if (other) return value_taken(field.name, domain::to_text(value, scope.choices()));
    }
    const auto* reference = std::get_if<domain::RecordRef>(&value);
    if (reference == nullptr) continue;
    if (!TRY(is_reachable(scope, field, *reference, together))) {
      return Error{&errors::restore_conflict, {{"reason", is_visible ? field.name : "…"}}};
    }
  }
  return ok();
}

/// Fills again the links that the deletion emptied, where they are still empty.
Status refill_links(const Actor& actor, WriteScope& scope, std::int64_t batch) {
  const Tree detail =
      TRY(platform::parse_json(TRY(records::trash_batch_detail(scope.connection, batch))));
  if (detail.as_list() == nullptr) return ok();
  for (const Tree& entry : *detail.as_list()) {
    const Tree::List* parts = entry.as_list();
    if (parts == nullptr || parts->size() != 4) continue;
    const auto number = [&](std::size_t i) { return *(*parts)[i].as_integer(); };
    const Table* table = scope.schema().find(TableId{number(0)});
    const domain::Field* field = table == nullptr ? nullptr : table->find_field(FieldId{number(2)});
    if (field == nullptr) continue;
    const auto record = TRY(records::find(scope.connection, *table, RecordId{number(1)}));
    if (!record || record->is_trashed) continue;
    if (!domain::is_empty(record->values[table->position_of(*field)])) continue;
    if (!TRY(may_set_link(actor, scope, *table, *field, record->id))) {
      return Error{&errors::forbidden};
    }
    TRY(set_link(actor, scope, {{table, record->id}, field}, domain::RecordRef{number(3)}));
  }
  return ok();
}

Result<std::vector<Item>> records_of_batch(WriteScope& scope, std::int64_t batch) {
  std::vector<Item> items;
  for (const Table& table : scope.schema().tables()) {
    if (table.details_of) continue;
    for (const RecordId id : TRY(records::trashed_in_batch(scope.connection, table, batch))) {
      items.push_back({&table, id});
    }
  }
  return items;
}

}  // namespace

Status delete_record(const Actor& actor, WriteScope& scope, const Table& table, RecordId id,
                     std::optional<std::int64_t> expected_version) {
  TRY(check_record(actor, scope, table, id, Action::kDelete));
  TRY(find_live_record(scope, table, id, expected_version));
  const DeletionPlan plan = TRY(plan_deletion(actor, scope, {&table, id}));
  const std::int64_t batch =
      TRY(records::open_trash_batch(scope.connection, {scope.now, actor.id}, "[]"));
  TRY(empty_links(actor, scope, plan, batch));
  for (const Item& item : plan.records) TRY(set_trashed(actor, scope, item, batch));
  if (table.slug == domain::kChoicesTable) TRY(choices_changed(scope));
  return ok();
}

Status restore_record(const Actor& actor, WriteScope& scope, const Table& table, RecordId id) {
  TRY(check_record(actor, scope, table, id, Action::kDelete));
  const auto record = TRY(records::find(scope.connection, table, id));
  if (!record || !record->is_trashed) return Error{&errors::not_found};
  const std::vector<Item> together = TRY(records_of_batch(scope, record->trash_batch));
  for (const Item& item : together) TRY(check_restorable(actor, scope, item, together));
  for (const Item& item : together) TRY(set_trashed(actor, scope, item, std::nullopt));
  TRY(refill_links(actor, scope, record->trash_batch));
  if (table.slug == domain::kChoicesTable) TRY(choices_changed(scope));
  return ok();
}

}  // namespace cochin::app
