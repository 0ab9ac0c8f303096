#pragma once

#include "app/access/access.hpp"
#include "storage/repositories/record_query.hpp"

/// Rights on single records: the filters of the groups.
namespace cochin::app {

/// Which rows the actor may read, for queries; absent when no record is out of his reach.
storage::records::RowRights readable_rows(const Actor& actor, const ReadScope& scope);

/// A query over the records of `table` that the actor may read. Errors: those of `check_reading`.
Result<storage::records::RecordQuery> readable_records(const Actor& actor, const ReadScope& scope,
                                                       const domain::Table& table);

/// The condition that the rights put on reading the records that an expression steps to.
std::function<domain::RecordCondition(const domain::Table&)> step_conditions(
    const Actor& actor, const ReadScope& scope);

/// Whether the actor may do this to the record as it is now, in the trash or not.
Result<bool> may_touch(const Actor& actor, const WriteScope& scope, const domain::Table& table,
                       RecordId id, Action action);

/// Errors: `not_found` when he may not read it, `forbidden` when he may not do this to it; those of
/// `check_access`.
Status check_record(const Actor& actor, const WriteScope& scope, const domain::Table& table,
                    RecordId id, Action action);

/// What a written record must be: still in the reach of who wrote it. Errors: `forbidden`.
Status check_written(const Actor& actor, const WriteScope& scope, const domain::Table& table,
                     RecordId id, Action action);

}  // namespace cochin::app
