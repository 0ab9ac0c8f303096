#include "storage/repositories/search_index.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "storage/sql/physical_names.hpp"

namespace cochin::storage::search {

namespace {

using domain::Field;
using domain::Schema;
using domain::Table;
using sql::SqlFragment;

/// The last record id that the first filling reached; later records come by the history.
constexpr std::int64_t kFilled = std::numeric_limits<std::int64_t>::max();

/// So few candidates that looking at each is cheaper than asking the index for more letters.
constexpr std::int64_t kFew = 64;

/// So many parts of a size become one of the next: fewer would be written again more often, more
/// would make searches look into more of them.
constexpr int kPartsToJoin = 8;

/// Beyond, the engine joins them in the middle of a change rather than have more.
constexpr int kMostParts = 500;

constexpr std::size_t kGramLetters = 3;
constexpr std::size_t kMostGrams = 60;

constexpr std::string_view kIndexState =
    "SELECT (SELECT filled_to FROM database_searchindex WHERE table_id=?1),"
    "(SELECT revision FROM database_searchprogress)";
constexpr std::string_view kStoreFilledTo =
    "INSERT INTO database_searchindex(table_id,filled_to) VALUES(?1,?2)"
    " ON CONFLICT(table_id) DO UPDATE SET filled_to=excluded.filled_to";
constexpr std::string_view kForget = "DELETE FROM database_searchindex WHERE table_id=?1";
constexpr std::string_view kLastRevision = "SELECT max(id) FROM database_revision";
constexpr std::string_view kStoreRevision = "UPDATE database_searchprogress SET revision=?1";
constexpr std::string_view kRevisionsAfter =
    "SELECT id,table_id,record_id FROM database_revision WHERE id>?1 ORDER BY id LIMIT ?2";

struct State {
  std::optional<std::int64_t> filled_to;  ///< empty: the table has no index
  std::int64_t revision = 0;              ///< every change up to it is in the indexes
};

Result<State> read_state(sql::Connection& connection, TableId table) {
  auto row = TRY(connection.prepare(kIndexState));
  row.bind_all(table);
  TRY(row.step());
  State state;
  if (!row.is_null(0)) state.filled_to = row.integer(0);
  state.revision = row.integer(1);
  return state;
}

/// The folded columns of the searchable fields, for `concat_ws`; empty when there is none.
std::string searched_columns(const Table& table) {
  std::string columns;
  if (table.details_of) return columns;  // found by the index of its parent
  for (const Field& field : table.fields) {
    if (!field.searchable || !sql::has_folded_column(field)) continue;
    columns += "," + sql::folded_column_name(field.id);
  }
  return columns;
}

/// Every three letters in a row of the words, as full-text queries.
std::vector<std::string> grams_of(const std::vector<std::string>& words) {
  std::set<std::string> grams;
  for (const std::string& word : words) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if ((static_cast<unsigned char>(word[i]) & 0xC0U) != 0x80U) starts.push_back(i);
    }
    starts.push_back(word.size());
    for (std::size_t i = 0; i + kGramLetters < starts.size() && grams.size() < kMostGrams; ++i) {
      std::string gram = "\"";
      for (const char sign : word.substr(starts[i], starts[i + kGramLetters] - starts[i])) {
        gram.append(sign == '"' ? 2 : 1, sign);
      }
      grams.insert(gram + "\"");
    }
  }
  return {grams.begin(), grams.end()};
}

std::string json_list(const std::vector<std::int64_t>& ids) {
  std::string json = "[";
  for (const std::int64_t id : ids) {
    if (json.size() > 1) json += ",";
    json += std::to_string(id);
  }
  return json + "]";
}

/// The records that one of the grams leaves, when these are few.
Result<std::optional<std::vector<std::int64_t>>> few_candidates(
    sql::Connection& connection, TableId table, const std::vector<std::string>& grams) {
  const std::string index = sql::search_index_name(table);
  auto rows = TRY(
      connection.prepare("SELECT rowid FROM " + index + " WHERE " + index + " MATCH ?1 LIMIT ?2"));
  std::vector<std::int64_t> ids;
  for (const std::string& gram : grams) {
    ids.clear();
    rows.bind_all(gram, kFew);
    while (TRY(rows.step())) ids.push_back(rows.integer(0));
    if (static_cast<std::int64_t>(ids.size()) < kFew) return std::optional(std::move(ids));
    rows.reset();
  }
  return std::optional<std::vector<std::int64_t>>();
}

/// Has the engine leave the joining of its parts to `merge`.
Status configure(sql::Connection& writer, TableId table) {
  const std::string index = sql::search_index_name(table);
  TRY(writer.execute("INSERT INTO " + index + "(" + index + ",rank) VALUES('automerge',0)"));
  TRY(writer.execute("INSERT INTO " + index + "(" + index + ",rank) VALUES('usermerge'," +
                     std::to_string(kPartsToJoin) + ")"));
  return writer.execute("INSERT INTO " + index + "(" + index + ",rank) VALUES('crisismerge'," +
                        std::to_string(kMostParts) + ")");
}

Status create_index(sql::Connection& writer, TableId table) {
  TRY(writer.execute("CREATE VIRTUAL TABLE " + sql::search_index_name(table) +
                     " USING fts5(t,content='',contentless_delete=1,detail=none,"
                     "tokenize='trigram case_sensitive 1')"));
  TRY(configure(writer, table));
  auto store = TRY(writer.prepare(kStoreFilledTo));
  return store.bind_all(table, std::int64_t{0}).run();
}

std::string index_rows_sql(const Table& table, std::string_view condition) {
  return "INSERT OR REPLACE INTO " + sql::search_index_name(table.id) +
         "(rowid,t) SELECT id,concat_ws(char(10)" + searched_columns(table) + ") FROM " +
         sql::table_name(table.id) + " WHERE " + std::string(condition);
}

/// Indexes the next rows of a table whose index is not complete.
Status fill(sql::Connection& writer, const Table& table, std::int64_t filled_to,
            std::int64_t most_records) {
  auto last = TRY(writer.prepare("SELECT max(id),count(*) FROM (SELECT id FROM " +
                                 sql::table_name(table.id) + " WHERE id>?1 ORDER BY id LIMIT ?2)"));
  last.bind_all(filled_to, most_records);
  TRY(last.step());
  const std::int64_t end = last.integer(0);
  const bool is_last = last.integer(1) < most_records;
  auto index = TRY(writer.prepare(index_rows_sql(table, "id>?1 AND id<=?2")));
  TRY(index.bind_all(filled_to, end).run());
  auto store = TRY(writer.prepare(kStoreFilledTo));
  return store.bind_all(table.id, is_last ? kFilled : end).run();
}

/// Indexes again what changed. An index whose table is in the trash could miss changes: it goes.
Status index_changed(sql::Connection& writer, const Schema& schema, TableId id,
                     const std::set<std::int64_t>& records) {
  const State state = TRY(read_state(writer, id));
  if (!state.filled_to) return ok();
  const Table* table = schema.find(id);
  if (table == nullptr || searched_columns(*table).empty()) return forget(writer, id);
  std::vector<std::int64_t> reached;
  for (const std::int64_t record : records) {
    if (record <= *state.filled_to) reached.push_back(record);
  }
  auto index =
      TRY(writer.prepare(index_rows_sql(*table, "id IN (SELECT value FROM json_each(?1))")));
  return index.bind_all(json_list(reached)).run();
}

/// Takes the next changes from the history. True when more may be left.
Result<bool> follow_history(sql::Connection& writer, const Schema& schema, std::int64_t revision,
                            std::int64_t most_records) {
  std::map<std::int64_t, std::set<std::int64_t>> changed;
  std::int64_t read = 0;
  {
    auto rows = TRY(writer.prepare(kRevisionsAfter));
    rows.bind_all(revision, most_records);
    for (; TRY(rows.step()); ++read) {
      revision = rows.integer(0);
      changed[rows.integer(1)].insert(rows.integer(2));
    }
  }
  if (read == 0) return false;
  for (const auto& [table, records] : changed) {
    TRY(index_changed(writer, schema, TableId{table}, records));
  }
  auto store = TRY(writer.prepare(kStoreRevision));
  TRY(store.bind_all(revision).run());
  return read == most_records;
}

}  // namespace

Result<SqlFragment> candidates(sql::Connection& connection, TableId table,
                               const std::vector<std::string>& words) {
  SqlFragment condition;
  const std::vector<std::string> grams = grams_of(words);
  if (grams.empty()) return condition;
  const State state = TRY(read_state(connection, table));
  if (!state.filled_to) return condition;

  if (const auto few = TRY(few_candidates(connection, table, grams))) {
    condition.append("r.id IN (SELECT value FROM json_each(?)", json_list(*few));
  } else {
    std::string all;
    for (const std::string& gram : grams) all += (all.empty() ? "" : " AND ") + gram;
    const std::string index = sql::search_index_name(table);
    condition.append("r.id IN (SELECT rowid FROM " + index + " WHERE " + index + " MATCH ?", all);
  }
  // By the id: the index on the table and record would read the whole history of the table.
  condition.append(" UNION ALL SELECT record_id FROM database_revision NOT INDEXED WHERE id>?",
                   state.revision);
  condition.append(" AND table_id=?", table.value);
  if (*state.filled_to < kFilled) {
    condition.append(" UNION ALL SELECT id FROM " + sql::table_name(table) + " WHERE id>?",
                     *state.filled_to);
  }
  return condition.append(")");
}

Result<bool> is_behind(sql::Connection& connection, const Schema& schema) {
  std::int64_t revision = 0;
  for (const Table& table : schema.tables()) {
    if (searched_columns(table).empty()) continue;
    const State state = TRY(read_state(connection, table.id));
    if (state.filled_to.value_or(0) < kFilled) return true;
    revision = state.revision;
  }
  auto last = TRY(connection.prepare(kLastRevision));
  TRY(last.step());
  return last.integer(0) > revision;
}

Result<bool> catch_up(sql::Connection& writer, const Schema& schema, std::int64_t most_records) {
  std::int64_t revision = 0;
  for (const Table& table : schema.tables()) {
    const State state = TRY(read_state(writer, table.id));
    revision = state.revision;
    if (searched_columns(table).empty()) continue;
    if (state.filled_to == kFilled) continue;
    if (!state.filled_to) TRY(create_index(writer, table.id));
    TRY(fill(writer, table, state.filled_to.value_or(0), most_records));
    return true;
  }
  return follow_history(writer, schema, revision, most_records);
}

Result<bool> merge(sql::Connection& writer, const Schema& schema, std::int64_t pages) {
  for (const Table& table : schema.tables()) {
    if (!TRY(read_state(writer, table.id)).filled_to) continue;
    const std::string index = sql::search_index_name(table.id);
    auto command =
        TRY(writer.prepare("INSERT INTO " + index + "(" + index + ",rank) VALUES('merge',?1)"));
    const std::int64_t before = writer.total_changes();
    TRY(command.bind_all(pages).run());
    // The command itself counts as one.
    if (writer.total_changes() - before > 1) return true;
  }
  return false;
}

Status forget(sql::Connection& writer, TableId table) {
  TRY(writer.execute("DROP TABLE IF EXISTS " + sql::search_index_name(table)));
  auto remove = TRY(writer.prepare(kForget));
  return remove.bind_all(table).run();
}

}  // namespace cochin::storage::search
