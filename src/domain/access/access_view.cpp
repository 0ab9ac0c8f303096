#include "domain/access/access_view.hpp"

#include <algorithm>

#include "domain/access/schema_view.hpp"
#include "domain/expressions/checker.hpp"

namespace cochin::domain {

namespace {

bool contains(const std::vector<FieldId>& fields, FieldId wanted) {
  return std::find(fields.begin(), fields.end(), wanted) != fields.end();
}

/// The entry of one group on a table, with its filter checked.
struct Grant {
  const TablePermission* permission;
  RecordCondition condition;
};

/// What the groups give on `table`; entries whose filter says nothing any more give nothing.
std::vector<Grant> grants_on(const Schema& schema, const AccessRights& rights, const Table& table) {
  std::vector<Grant> grants;
  for (const Group& group : rights.groups()) {
    const TablePermission* permission = permission_on(group.permissions, table.id);
    if (permission == nullptr) continue;
    auto condition = check_record_filter(schema, &table, permission->record_filter);
    if (condition) grants.push_back({permission, *std::move(condition)});
  }
  return grants;
}

RecordCondition either(const RecordCondition& one, const RecordCondition& other) {
  auto both = std::make_shared<CheckedExpression>(*one);
  both->root = CheckedNode{.kind = NodeKind::kOr, .type = one->root.type};
  both->root.children = {one->root, other->root};
  return both;
}

/// The records that one of the grants of the action reaches; nullptr: all.
RecordCondition reach(const std::vector<Grant>& grants, Action action) {
  RecordCondition reached;
  for (const Grant& grant : grants) {
    if (!grant.permission->actions.has(action)) continue;
    if (grant.condition == nullptr) return nullptr;
    reached = reached == nullptr ? grant.condition : either(reached, grant.condition);
  }
  return reached;
}

enum class Restriction { kHidden, kReadOnly };

/// Whether every grant of the action, of which there is one, restricts the field so.
bool is_restricted(const std::vector<Grant>& grants, Action action, FieldId field,
                   Restriction restriction) {
  bool is_given = false;
  for (const Grant& grant : grants) {
    if (!grant.permission->actions.has(action)) continue;
    is_given = true;
    const bool is_hidden = contains(grant.permission->hidden_fields, field);
    const bool is_readonly = contains(grant.permission->readonly_fields, field);
    const bool restricts = is_hidden || (restriction == Restriction::kReadOnly && is_readonly);
    if (!restricts) return false;
  }
  return is_given;
}

TableAccess access_to(const Table& table, const std::vector<Grant>& grants) {
  TableAccess access;
  for (const Grant& grant : grants) access.actions.bits |= grant.permission->actions.bits;
  for (const Action action : kActions) {
    access.conditions[static_cast<std::size_t>(action)] = reach(grants, action);
  }
  for (const Field& field : table.fields) {
    if (is_restricted(grants, Action::kRead, field.id, Restriction::kHidden)) {
      access.hidden.push_back(field.id);
    }
    if (is_restricted(grants, Action::kCreate, field.id, Restriction::kReadOnly)) {
      access.readonly_on_create.push_back(field.id);
    }
    if (is_restricted(grants, Action::kUpdate, field.id, Restriction::kReadOnly)) {
      access.readonly_on_update.push_back(field.id);
    }
  }
  return access;
}

/// Who reads a record reads its details: as far, and no field more.
TableAccess access_to_details(const Table& details, const TableAccess& parent) {
  TableAccess access;
  access.actions.add(Action::kRead);
  access.conditions[static_cast<std::size_t>(Action::kRead)] = parent.condition(Action::kRead);
  for (const Field& field : details.fields) {
    if (contains(parent.hidden, field.id)) access.hidden.push_back(field.id);
  }
  return access;
}

}  // namespace

AccessView::AccessView(SchemaSnapshot whole, const AccessRights& rights)
    : whole_(std::move(whole)), key_(rights.key()) {
  for (const Table& table : whole_->tables()) {
    if (table.details_of) continue;
    TableAccess access = access_to(table, grants_on(*whole_, rights, table));
    if (!access.actions.has(Action::kRead)) continue;
    filters_reading_ |= access.condition(Action::kRead) != nullptr;
    tables_.emplace(table.id, std::move(access));
  }
  for (const Table& table : whole_->tables()) {
    const auto access = tables_.find(table.id);
    if (access == tables_.end()) continue;
    for (const Field& field : table.fields) {
      const bool leads_nowhere =
          field.kind() == ValueKind::kLink && !tables_.contains(field.options.target);
      std::vector<FieldId>& hidden = access->second.hidden;
      if (leads_nowhere && !contains(hidden, field.id)) hidden.push_back(field.id);
    }
  }
  for (const Table& table : whole_->tables()) {
    const TableAccess* parent = table.details_of ? find(table.details_of->parent) : nullptr;
    if (parent == nullptr || contains(parent->hidden, table.details_of->field)) continue;
    tables_.emplace(table.id, access_to_details(table, *parent));
  }
  schema_ = restrict_schema(whole_, [&](const Table& table, const Field* field) {
    const TableAccess* access = find(table.id);
    return access != nullptr && (field == nullptr || !contains(access->hidden, field->id));
  });
}

const TableAccess* AccessView::find(TableId table) const {
  const auto found = tables_.find(table);
  return found == tables_.end() ? nullptr : &found->second;
}

Result<RecordCondition> check_record_filter(const Schema& schema, const Table* table,
                                            std::string_view filter) {
  if (filter.empty()) return RecordCondition();
  static const Table kAnyTable;
  const CheckContext context{schema, table == nullptr ? kAnyTable : *table};
  return RecordCondition(
      std::make_shared<const CheckedExpression>(TRY(check_expression(filter, context))));
}

}  // namespace cochin::domain
