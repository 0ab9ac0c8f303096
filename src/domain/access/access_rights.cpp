#include "domain/access/access_rights.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

/// Every part ends with a sign that no number holds, and the filter tells its length.
void write_fields(std::string& key, const std::vector<FieldId>& fields) {
  for (const FieldId field : fields) key += std::to_string(field.value) + ",";
  key += ";";
}

std::string write_permission(const TablePermission& permission) {
  std::string key = permission.table ? std::to_string(permission.table->value) : "*";
  key += ":" + std::to_string(permission.actions.bits) + ":" +
         std::to_string(permission.record_filter.size()) + ":" + permission.record_filter;
  write_fields(key, permission.hidden_fields);
  write_fields(key, permission.readonly_fields);
  return key;
}

}  // namespace

AccessRights::AccessRights(std::vector<Group> groups) : groups_(std::move(groups)) {
  for (const Group& group : groups_) {
    std::vector<std::string> parts;
    for (const TablePermission& permission : group.permissions) {
      parts.push_back(write_permission(permission));
    }
    std::sort(parts.begin(), parts.end());
    for (const std::string& part : parts) key_ += part;
    if (!parts.empty()) key_ += "|";
  }
}

}  // namespace cochin::domain
