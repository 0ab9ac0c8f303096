#pragma once

#include "base/result.hpp"
#include "storage/repositories/search_index.hpp"
#include "storage/sql/connection.hpp"

/// The file of the search indexes. It can be made anew from the database at any time, so that no
/// commit of it waits for a sync: a power cut may take it back, never apart. Every function wants
/// the kIndex connection to it; those that change it run inside the caller's transaction.
namespace cochin::storage::search {

/// Makes the tables of a new file. Errors: internal when it is damaged or of another version, and
/// must be made anew; storage_full.
Status prepare(sql::Connection& index);

Result<Progress> read_progress(sql::Connection& index);

/// Puts what `next_changes` found into the indexes.
Status apply(sql::Connection& index, const Changes& changes);

/// Looks through the whole file. Errors: internal when it is damaged.
Status check(sql::Connection& index);

/// After a failure of the disk under it, or when it is damaged: no search uses the file any more,
/// and the next start makes it anew.
Status condemn(sql::Connection& index);

}  // namespace cochin::storage::search
