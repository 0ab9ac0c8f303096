#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/records/record_cells.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/connection.hpp"
#include "storage/sql/sql_fragment.hpp"

/// Pages of records. A page costs O(log N + page) with an index on the first sort key or without
/// one O(N); its depth costs nothing with `after` and O(depth) with `offset`.
namespace cochin::storage::records {

/// One key of an order. Empty values come last in both directions.
struct SortKey {
  const domain::Field* field = nullptr;  ///< nullptr: the system column below
  std::string_view column = "id";  ///< id, version, created_at, created_by, updated_at, updated_by
  bool descending = false;
};

/// A value that every record of a filter has in a column.
struct PinnedColumn {
  const domain::Field* field;
  sql::SqlValue value;
};

/// Where a page ended: the sort values of its last record, then its id.
using Position = std::vector<sql::SqlValue>;

/// The condition under which the caller may read the row `alias` of a table; an empty one: always.
using RowRights = std::function<sql::SqlFragment(TableId table, const std::string& alias)>;

struct RecordQuery {
  const domain::Schema& schema;
  const domain::Table& table;
  std::vector<const domain::Field*> fields;  ///< to answer
  RowRights readable = {};                   ///< absent: every row, of linked tables too
  sql::SqlFragment filter = {};              ///< over `r`, the record's row; empty: all
  std::vector<PinnedColumn> pinned = {};     ///< by the filter
  std::vector<std::string> words = {};       ///< folded; each must occur in a searched field
  std::vector<const domain::Field*> searched = {};
  sql::SqlFragment candidates = {};  ///< from `search::candidates` for the words; empty: all
  std::vector<SortKey> sort = {};    ///< then by id
  bool trash = false;                ///< the records in the trash instead
  std::int64_t limit = 50;
  std::int64_t offset = 0;  ///< not with `after`
  Position after = {};      ///< from a former page of the same query
};

struct PageEnd {
  bool has_more = false;
  Position last;  ///< of the last record given; empty when there was none
};

/// Gives the page to `sink`. Errors: those of the connection.
Result<PageEnd> read_page(sql::Connection& connection, const RecordQuery& query,
                          domain::RecordSink& sink);

/// How many records the query finds in all. O(N).
Result<std::int64_t> count(sql::Connection& connection, const RecordQuery& query);

/// One record, by `query.table`, `fields`, `readable` and `trash` only. False when there is none.
Result<bool> read_one(sql::Connection& connection, const RecordQuery& query, RecordId id,
                      domain::RecordSink& sink);

/// Whether the record, live or in the trash, is one that the caller may read.
Result<bool> contains(sql::Connection& connection, const RecordQuery& query, RecordId id);

/// The label of one record, live or in the trash; empty when it has none or may not be read.
Result<std::string> label_of(sql::Connection& connection, const domain::Schema& schema,
                             const domain::Table& table, RecordId id,
                             const RowRights& readable = {});

/// Where the record, live or in the trash, stands now in the query's order. Empty when there is
/// none that may be read.
Result<std::optional<Position>> position_of(sql::Connection& connection, const RecordQuery& query,
                                            RecordId id);

/// How many values `Position` has for this order.
std::size_t position_size(const std::vector<SortKey>& sort);

/// ` WHERE …` over `r` of the query: trash, rights, filter and words, without order.
sql::SqlFragment matching_conditions(const RecordQuery& query);

/// The label of a record of `table` whose row is `alias`, as SQL text; NULL when it has none.
std::string label_sql(const domain::Schema& schema, const domain::Table& table,
                      const std::string& alias);

/// ` LEFT JOIN …` of the record that `column` points at: no row when it may not be read.
sql::SqlFragment join_link(const RecordQuery& query, TableId target, const std::string& alias,
                           const std::string& column);

}  // namespace cochin::storage::records
