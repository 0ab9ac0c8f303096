#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/records/record_writing.hpp"
#include "app/records/shown_value.hpp"

namespace cochin::app {

struct HistoryChange {
  const domain::Field* field;
  ShownValue before;
  ShownValue after;
};

struct HistoryEntry {
  std::int64_t version = 0;
  std::string action;      ///< create, update, delete, restore, revert, import
  std::string changed_at;  ///< RFC 3339, UTC
  std::int64_t changed_by = 0;
  std::string changed_by_label;  ///< full name, else user name; empty when nobody was signed in
  std::vector<HistoryChange> changes;
};

struct History {
  std::vector<HistoryEntry> entries;  ///< newest first
  bool has_more = false;
};

/// Every change of a record, in the trash or not, before version `before` (0: all).
/// Errors: `not_found`.
struct HistoryPage {
  std::int64_t before = 0;
  std::int64_t limit = 50;
};
Result<History> read_history(const Actor& actor, ReadScope& scope, const domain::Table& table,
                             RecordId id, HistoryPage page);

/// Gives the fields the values that they had at a version, as a new change.
/// Errors: `not_found`, `unknown_version`, `version_conflict`, `invalid_input`.
struct Revert {
  RecordId id;
  std::int64_t version;
  std::optional<std::int64_t> expected_version;
};
Result<WrittenRecord> revert_record(const Actor& actor, WriteScope& scope,
                                    const domain::Table& table, const Revert& revert);

}  // namespace cochin::app
