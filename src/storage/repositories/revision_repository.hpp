#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "storage/repositories/record_repository.hpp"

/// What every change of a record was: written in the transaction of the change.
namespace cochin::storage::revisions {

struct Revision {
  std::int64_t version = 0;
  std::string action;  ///< create, update, delete, restore, revert, import
  std::string changed_at;
  std::int64_t changed_by = 0;
  std::string before;  ///< document of the changed fields; see `records::write_document`
  std::string after;
};

struct NewRevision {
  TableId table;
  RecordId record;
  std::int64_t version;
  std::string_view action;
  std::string_view before;  ///< empty: none
  std::string_view after;
};

Status add(sql::Connection& connection, const NewRevision& revision, const records::Change& change);

/// Newest first, those before version `before` (0: all), at most `limit`.
Result<std::vector<Revision>> list(sql::Connection& connection, TableId table, RecordId record,
                                   std::int64_t before, std::int64_t limit);

/// Every revision after `version`, newest first: what undoing them takes.
Result<std::vector<Revision>> after(sql::Connection& connection, TableId table, RecordId record,
                                    std::int64_t version);

}  // namespace cochin::storage::revisions
