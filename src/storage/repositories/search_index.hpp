#pragma once

#include <cstdint>
#include <map>
#include <optional>
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
/// The indexes stand in a file of their own, which readers see as `search` beside the database and
/// which follows it: the history tells which records changed since. Together with those a search
/// finds everything at once, however far behind the file is; without a file that fits the database
/// it reads every record. `search_file.hpp` changes the file.
namespace cochin::storage::search {

/// A condition on `r.id` that every record with all the folded `words` meets; empty when the file
/// cannot help (no index yet, no word of three letters): the caller then reads every record.
/// O(log N) for rare words, else O(hits of the rarest three letters).
Result<sql::SqlFragment> candidates(sql::Connection& reader, TableId table,
                                    const std::vector<std::string>& words);

/// For a change of a table's searchable text without its history: its index serves no search from
/// this change on, and is made anew. Inside the transaction of the change. kWrite only.
Status forget(sql::Connection& writer, TableId table);

/// What the file holds.
struct Progress {
  struct Table {
    std::int64_t generation = 0;  ///< that of the text when its index was begun
    std::int64_t filled_to = 0;   ///< the last record id that the first filling reached
  };
  std::int64_t revision = 0;                  ///< every change up to it is in the indexes
  std::string mark = {};                      ///< tells that change from another of the same number
  std::map<std::int64_t, Table> tables = {};  ///< by table id
};

/// What brings the file forward, as one state of the database has it.
struct Changes {
  struct Row {
    std::int64_t id = 0;
    std::string text;
  };
  struct Table {
    TableId id;
    Progress::Table progress;  ///< afterwards
    std::vector<Row> rows = {};
  };
  bool begins_anew = false;  ///< nothing that the file holds is of this database
  std::vector<TableId> dropped = {};
  std::vector<Table> tables = {};
  std::int64_t revision = 0;  ///< afterwards, as `mark`
  std::string mark = {};
};

/// The next changes after `progress`, of at most `most_records` records; empty when the file is
/// complete. O(tables + records). Inside the caller's transaction.
Result<std::optional<Changes>> next_changes(sql::Connection& reader, const domain::Schema& schema,
                                            const Progress& progress, std::int64_t most_records);

}  // namespace cochin::storage::search
