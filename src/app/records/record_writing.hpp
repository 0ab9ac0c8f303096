#pragma once

#include <optional>
#include <string>

#include "app/access/access.hpp"
#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/records/record_input.hpp"
#include "storage/repositories/record_repository.hpp"

/// Creating and changing records: one code path for the API, batches, imports and reverts.
namespace cochin::app {

/// Where the values come from, as the history tells it.
struct WriteOrigin {
  std::string_view action;          ///< create, update, revert, import
  std::string pointer = "/values";  ///< where refused members are in the request
};

struct WrittenRecord {
  RecordId id;
  std::int64_t version = 0;
  bool changed = true;  ///< false: every value was already so, and nothing was written
};

/// Stores a new record. Errors: `invalid_input` with an entry per refused value; those of
/// `check_access` and `check_written`.
Result<WrittenRecord> create_record(const Actor& actor, WriteScope& scope,
                                    const domain::Table& table, const Tree::Map& values,
                                    const WriteOrigin& origin);

/// Changes what `values` names. `expected_version` empty: whatever it is.
/// Errors: `version_conflict`, `invalid_input`; those of `check_record` and `check_written`.
struct RecordChange {
  RecordId id;
  std::optional<std::int64_t> expected_version;
  const Tree::Map& values;
};
Result<WrittenRecord> update_record(const Actor& actor, WriteScope& scope,
                                    const domain::Table& table, const RecordChange& change,
                                    const WriteOrigin& origin);

/// Checks a draft against the other records (links, files, unique fields) and stores it over
/// `record`, with its revision; a record without id is inserted. What is written must stay in the
/// reach of the actor; rights on what was there are the caller's. Errors: `invalid_input`, those of
/// `check_written`.
Result<WrittenRecord> store_draft(const Actor& actor, WriteScope& scope, const domain::Table& table,
                                  storage::records::StoredRecord record, domain::Draft draft,
                                  const WriteOrigin& origin);

/// Tells the draft which fields of `table` the actor may not write.
void lock_fields(const Actor& actor, const WriteScope& scope, const domain::Table& table,
                 Action action, domain::Draft& draft);

/// The live record. Errors: `not_found`; `version_conflict` when `expected_version` differs.
Result<storage::records::StoredRecord> find_live_record(
    WriteScope& scope, const domain::Table& table, RecordId id,
    std::optional<std::int64_t> expected_version);

/// After a change of the records of `choix`: the scope goes on with the choices as they are now.
Status choices_changed(WriteScope& scope);

}  // namespace cochin::app
