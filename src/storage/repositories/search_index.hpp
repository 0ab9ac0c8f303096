#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/schema/table.hpp"
#include "storage/sql/connection.hpp"
#include "storage/sql/sql_fragment.hpp"

/// One full-text index per table that has searchable fields. It knows which records may contain
/// three letters in a row, over the folded text of all those fields together, and nothing more: a
/// search takes its records as candidates and looks into the fields themselves, those that the
/// caller may read.
///
/// The indexes are filled after the commit, in batches. The history tells which records changed
/// since; together with those a search finds everything at once, however far behind the index is.
/// Every function runs inside the caller's transaction.
namespace cochin::storage::search {

/// A condition on `r.id` that every record with all the folded `words` meets; empty when the index
/// cannot help (no index yet, no word of three letters): the caller then reads every record.
/// O(log N) for rare words, else O(hits of the rarest three letters).
Result<sql::SqlFragment> candidates(sql::Connection& connection, TableId table,
                                    const std::vector<std::string>& words);

/// Whether something is left to do for `catch_up`. O(tables).
Result<bool> is_behind(sql::Connection& connection, const domain::Schema& schema);

/// Brings the indexes forward by at most `most_records` records. True when more may be left.
/// kWrite only.
Result<bool> catch_up(sql::Connection& writer, const domain::Schema& schema,
                      std::int64_t most_records);

/// Joins the small parts that `catch_up` leaves, writing some `pages` of 4 KB: what the engine
/// would else do at once, within a change of anybody's. True when more may be left. kWrite only.
Result<bool> merge(sql::Connection& writer, const domain::Schema& schema, std::int64_t pages);

/// Drops the index of a table whose searchable text changed without its history: `catch_up` makes
/// it anew. kWrite only.
Status forget(sql::Connection& writer, TableId table);

}  // namespace cochin::storage::search
