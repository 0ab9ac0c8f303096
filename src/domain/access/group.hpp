#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

/// What groups give to their members.
namespace cochin::domain {

using GroupId = Id<struct GroupTag>;

/// What may be done to the records of a table.
enum class Action : std::uint8_t { kRead, kCreate, kUpdate, kDelete };
inline constexpr std::array<Action, 4> kActions = {Action::kRead, Action::kCreate, Action::kUpdate,
                                                   Action::kDelete};

/// `read`, `create`, `update`, `delete`.
std::string_view name_of(Action action);
std::optional<Action> find_action(std::string_view name);

/// A set of actions.
struct Actions {
  std::uint8_t bits = 0;

  bool has(Action action) const { return (bits & bit(action)) != 0; }
  void add(Action action) { bits = static_cast<std::uint8_t>(bits | bit(action)); }
  friend bool operator==(const Actions&, const Actions&) = default;

 private:
  static unsigned bit(Action action) { return 1U << static_cast<unsigned>(action); }
};

/// What a group gives on one table, or on all of them.
struct TablePermission {
  std::optional<TableId> table = {};  ///< empty: every table, those to come too
  Actions actions = {};
  std::string record_filter = {};  ///< expression; empty: all records
  std::vector<FieldId> hidden_fields = {};
  std::vector<FieldId> readonly_fields = {};
  friend bool operator==(const TablePermission&, const TablePermission&) = default;
};

struct Group {
  GroupId id;
  std::string name;
  std::string description;
  std::vector<std::string> rights;  ///< codes of `global_rights()`, sorted
  std::vector<TablePermission> permissions;
};

/// The entry that counts on a table: the one that names it, else the one for all tables; nullptr
/// when the group gives nothing there.
const TablePermission* permission_on(std::span<const TablePermission> permissions, TableId table);

/// The rights that no table limits, e.g. `users.manage`.
std::span<const std::string_view> global_rights();

}  // namespace cochin::domain
