#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/schema/table.hpp"
#include "storage/repositories/record_values.hpp"
#include "storage/sql/connection.hpp"

/// Single records: found, written, thrown away. Every function runs inside the caller's transaction
/// and checks nothing; the caller decides.
namespace cochin::storage::records {

/// Who changes what, when.
struct Change {
  Timestamp at;
  UserId by;  ///< 0: nobody signed in
};

struct StoredRecord {
  RecordId id;
  std::int64_t version = 0;
  bool is_trashed = false;
  std::int64_t trash_batch = 0;
  Values values;
};

Result<std::optional<StoredRecord>> find(sql::Connection& connection, const domain::Table& table,
                                         RecordId id);

/// The live records behind an id, in the order of their ids.
Result<std::vector<StoredRecord>> live_after(sql::Connection& connection,
                                             const domain::Table& table, RecordId id,
                                             std::int64_t limit);

/// Stores a new record at version 1 and gives its id.
/// Errors: `unique_violation`, `reference_violation`.
Result<RecordId> insert(sql::Connection& connection, const domain::Table& table,
                        const Values& values, const Change& change);

/// Writes the fields at `positions` and the new version. Errors: as `insert`.
Status update(sql::Connection& connection, const domain::Table& table, const StoredRecord& record,
              const std::vector<std::size_t>& positions, const Change& change);

/// Gives a record whose values a change of its table alters the next version, which it returns.
Result<std::int64_t> raise_version(sql::Connection& connection, const domain::Table& table,
                                   RecordId id, const Change& change);

/// Into the trash with `batch`, or out of it when `batch` is empty. Raises the version.
Status set_trashed(sql::Connection& connection, const domain::Table& table, RecordId id,
                   std::optional<std::int64_t> batch, const Change& change);

/// A new batch: the records that one deletion throws away together.
Result<std::int64_t> open_trash_batch(sql::Connection& connection, const Change& change,
                                      std::string_view detail);

/// What a deletion emptied, so that the restore can fill it again: JSON of the batch.
Result<std::string> trash_batch_detail(sql::Connection& connection, std::int64_t batch);
Status set_trash_batch_detail(sql::Connection& connection, std::int64_t batch,
                              std::string_view detail);

/// The trashed records of a batch in one table.
Result<std::vector<RecordId>> trashed_in_batch(sql::Connection& connection,
                                               const domain::Table& table, std::int64_t batch);

Result<bool> exists(sql::Connection& connection, TableId table, RecordId id);

/// Another live record with the same value in a unique field.
Result<std::optional<RecordId>> find_by_value(sql::Connection& connection,
                                              const domain::Table& table,
                                              const domain::Field& field,
                                              const domain::Value& value);

/// The live records whose link or choice `field` is `target`, at most `limit`.
Result<std::vector<RecordId>> referrers(sql::Connection& connection, const domain::Table& table,
                                        const domain::Field& field, RecordId target,
                                        std::int64_t limit);

/// How many groups of live records share a value of `field`.
Result<std::int64_t> count_duplicates(sql::Connection& connection, const domain::Table& table,
                                      const domain::Field& field);

/// Runs `work`; what it changed is undone when it fails.
Status all_or_nothing(sql::Connection& connection, const std::function<Status()>& work);

/// Rewrites which files the record shows.
Status link_files(sql::Connection& connection, const domain::Table& table, RecordId id,
                  const Values& values);

}  // namespace cochin::storage::records
