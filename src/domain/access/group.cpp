#include "domain/access/group.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

constexpr std::array<std::string_view, 4> kNames = {"read", "create", "update", "delete"};

constexpr std::array<std::string_view, 8> kGlobalRights = {
    "schema.manage", "users.manage",    "backups.manage",       "audit.read",
    "jobs.manage",   "settings.manage", "notifications.manage", "rules.manage"};

}  // namespace

std::string_view name_of(Action action) { return kNames[static_cast<std::size_t>(action)]; }

std::optional<Action> find_action(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return kActions[static_cast<std::size_t>(found - kNames.begin())];
}

const TablePermission* permission_on(std::span<const TablePermission> permissions, TableId table) {
  const TablePermission* for_all = nullptr;
  for (const TablePermission& permission : permissions) {
    if (permission.table == table) return &permission;
    if (!permission.table) for_all = &permission;
  }
  return for_all;
}

std::span<const std::string_view> global_rights() { return kGlobalRights; }

}  // namespace cochin::domain
