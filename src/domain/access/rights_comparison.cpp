#include "domain/access/rights_comparison.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

bool contains(const std::vector<FieldId>& fields, FieldId wanted) {
  return std::find(fields.begin(), fields.end(), wanted) != fields.end();
}

/// Whether a group of the holder has such an entry that reaches as many records. `table` is
/// nullptr for an entry that is for every table, those to come too.
bool reaches(const AccessRights& rights, const Table* table, Action action,
             const std::string& filter) {
  for (const Group& group : rights.groups()) {
    const TablePermission* own =
        permission_on(group.permissions, table == nullptr ? TableId{} : table->id);
    if (own == nullptr || !own->actions.has(action)) continue;
    if (own->record_filter.empty() || own->record_filter == filter) return true;
  }
  return false;
}

bool is_table_within(const TablePermission& permission, const Table& table,
                     const AccessRights& rights, const AccessView& view) {
  const TableAccess* own = view.find(table.id);
  for (const Action action : kActions) {
    if (!permission.actions.has(action)) continue;
    const bool has_it = own != nullptr && own->actions.has(action) &&
                        reaches(rights, &table, action, permission.record_filter);
    if (!has_it) return false;
  }
  if (own == nullptr) return true;
  const auto is_kept = [&](FieldId field, bool or_readonly) {
    return contains(permission.hidden_fields, field) ||
           (or_readonly && contains(permission.readonly_fields, field));
  };
  const auto are_kept = [&](const std::vector<FieldId>& fields, Action action, bool or_readonly) {
    return !permission.actions.has(action) ||
           std::all_of(fields.begin(), fields.end(),
                       [&](FieldId field) { return is_kept(field, or_readonly); });
  };
  return are_kept(own->hidden, Action::kRead, false) &&
         are_kept(own->readonly_on_create, Action::kCreate, true) &&
         are_kept(own->readonly_on_update, Action::kUpdate, true);
}

}  // namespace

bool is_within(const TablePermission& permission, const AccessRights& rights,
               const AccessView& view) {
  const auto& tables = view.whole()->tables();
  if (permission.table) {
    const Table* table = view.whole()->find(*permission.table);
    return table == nullptr || is_table_within(permission, *table, rights, view);
  }
  for (const Action action : kActions) {
    const bool lacks = permission.actions.has(action) &&
                       !reaches(rights, nullptr, action, permission.record_filter);
    if (lacks) return false;
  }
  return std::all_of(tables.begin(), tables.end(), [&](const Table& table) {
    return table.details_of || is_table_within(permission, table, rights, view);
  });
}

}  // namespace cochin::domain
