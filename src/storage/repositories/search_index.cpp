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

constexpr std::size_t kGramLetters = 3;
constexpr std::size_t kMostGrams = 60;

/// Which change a revision is: numbers alone mean another one in a database put back from a copy.
constexpr std::string_view kMark = "table_id||'/'||record_id||'/'||version||'/'||changed_at";

constexpr std::string_view kMarkOf = "SELECT {mark} FROM database_revision WHERE id=?1";
constexpr std::string_view kUsableIndex =
    "SELECT i.filled_to,p.revision FROM search.progress p JOIN search.indexed i ON i.table_id=?1"
    " WHERE i.generation="
    "coalesce((SELECT generation FROM database_searchgeneration WHERE table_id=?1),0)"
    " AND p.mark=coalesce((SELECT {mark} FROM database_revision WHERE id=p.revision),'')";
constexpr std::string_view kGenerations =
    "SELECT table_id,generation FROM database_searchgeneration";
constexpr std::string_view kRenewGeneration =
    "INSERT INTO database_searchgeneration(table_id,generation) VALUES(?1,random())"
    " ON CONFLICT(table_id) DO UPDATE SET generation=excluded.generation";
constexpr std::string_view kLastRevision = "SELECT coalesce(max(id),0) FROM database_revision";
constexpr std::string_view kRevisionsAfter =
    "SELECT id,table_id,record_id FROM database_revision WHERE id>?1 ORDER BY id LIMIT ?2";

std::string with_mark(std::string_view sql) {
  std::string text(sql);
  return text.replace(text.find("{mark}"), 6, kMark);
}

/// An index that serves searches.
struct UsableIndex {
  std::int64_t filled_to = 0;
  std::int64_t revision = 0;
};

/// Empty without one, and when the file belongs to another state of the database.
Result<std::optional<UsableIndex>> find_index(sql::Connection& reader, TableId table) {
  static const std::string kSql = with_mark(kUsableIndex);
  if (!reader.has_search_file()) return std::optional<UsableIndex>();
  auto row = TRY(reader.prepare(kSql));
  row.bind_all(table);
  if (!TRY(row.step())) return std::optional<UsableIndex>();
  return std::optional(UsableIndex{row.integer(0), row.integer(1)});
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

/// `index WHERE index`, for a MATCH to follow.
std::string matching(TableId table) {
  const std::string name = sql::search_index_name(table);
  return "search." + name + " WHERE " + name;
}

/// The records that one of the grams leaves, when these are few.
Result<std::optional<std::vector<std::int64_t>>> few_candidates(
    sql::Connection& reader, TableId table, const std::vector<std::string>& grams) {
  auto rows = TRY(reader.prepare("SELECT rowid FROM " + matching(table) + " MATCH ?1 LIMIT ?2"));
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

/// The text of the records that meet `condition`.
std::string text_sql(const Table& table, std::string_view condition) {
  return "SELECT id,concat_ws(char(10)" + searched_columns(table) + ") FROM " +
         sql::table_name(table.id) + " WHERE " + std::string(condition);
}

Result<std::vector<Changes::Row>> read_rows(sql::Statement& rows) {
  std::vector<Changes::Row> read;
  while (TRY(rows.step())) read.push_back({rows.integer(0), std::string(rows.text(1))});
  return read;
}

Result<std::string> mark_of(sql::Connection& reader, std::int64_t revision) {
  static const std::string kSql = with_mark(kMarkOf);
  auto row = TRY(reader.prepare(kSql));
  row.bind_all(revision);
  return TRY(row.step()) ? std::string(row.text(0)) : std::string();
}

using Generations = std::map<std::int64_t, std::int64_t>;  ///< by table id

Result<Generations> read_generations(sql::Connection& reader) {
  Generations generations;
  auto rows = TRY(reader.prepare(kGenerations));
  while (TRY(rows.step())) generations[rows.integer(0)] = rows.integer(1);
  return generations;
}

std::int64_t generation_of(TableId table, const Generations& generations) {
  const auto found = generations.find(table.value);
  return found == generations.end() ? 0 : found->second;
}

/// The indexes that no table wants any more. One whose table is in the trash could miss changes.
std::vector<TableId> unwanted(const Schema& schema, const Progress& progress,
                              const Generations& generations) {
  std::vector<TableId> tables;
  for (const auto& [id, held] : progress.tables) {
    const Table* table = schema.find(TableId{id});
    const bool is_wanted = table != nullptr && !searched_columns(*table).empty() &&
                           held.generation == generation_of(TableId{id}, generations);
    if (!is_wanted) tables.push_back(TableId{id});
  }
  return tables;
}

/// The next rows of a table whose index is not complete.
Result<Changes::Table> fill(sql::Connection& reader, const Table& table, Progress::Table held,
                            std::int64_t most_records) {
  auto rows = TRY(reader.prepare(text_sql(table, "id>?1 ORDER BY id LIMIT ?2")));
  rows.bind_all(held.filled_to, most_records);
  Changes::Table filled{table.id, held, TRY(read_rows(rows))};
  const bool is_last = static_cast<std::int64_t>(filled.rows.size()) < most_records;
  filled.progress.filled_to = is_last ? kFilled : filled.rows.back().id;
  return filled;
}

/// The records that the next changes of the history speak of, as they are. False without any.
Result<bool> follow_history(sql::Connection& reader, const Schema& schema, const Progress& progress,
                            std::int64_t most_records, Changes& changes) {
  std::map<std::int64_t, std::vector<std::int64_t>> changed;
  auto revisions = TRY(reader.prepare(kRevisionsAfter));
  revisions.bind_all(progress.revision, most_records);
  while (TRY(revisions.step())) {
    changes.revision = revisions.integer(0);
    changed[revisions.integer(1)].push_back(revisions.integer(2));
  }
  for (const auto& [id, records] : changed) {
    const auto held = progress.tables.find(id);
    const Table* table = schema.find(TableId{id});
    if (held == progress.tables.end() || table == nullptr) continue;
    auto rows = TRY(reader.prepare(text_sql(*table, "id IN (SELECT value FROM json_each(?1))")));
    rows.bind_all(json_list(records));
    changes.tables.push_back({table->id, held->second, TRY(read_rows(rows))});
  }
  return !changed.empty();
}

/// The file holds another history: nothing of it can be used.
Result<Changes> begin_anew(sql::Connection& reader) {
  auto last = TRY(reader.prepare(kLastRevision));
  TRY(last.step());
  Changes changes;
  changes.begins_anew = true;
  changes.revision = last.integer(0);
  changes.mark = TRY(mark_of(reader, changes.revision));
  return changes;
}

}  // namespace

Result<SqlFragment> candidates(sql::Connection& reader, TableId table,
                               const std::vector<std::string>& words) {
  SqlFragment condition;
  const std::vector<std::string> grams = grams_of(words);
  if (grams.empty()) return condition;
  const auto index = TRY(find_index(reader, table));
  if (!index) return condition;

  if (const auto few = TRY(few_candidates(reader, table, grams))) {
    condition.append("r.id IN (SELECT value FROM json_each(?)", json_list(*few));
  } else {
    std::string all;
    for (const std::string& gram : grams) all += (all.empty() ? "" : " AND ") + gram;
    condition.append("r.id IN (SELECT rowid FROM " + matching(table) + " MATCH ?", all);
  }
  // By the id: the index on the table and record would read the whole history of the table.
  condition.append(" UNION ALL SELECT record_id FROM database_revision NOT INDEXED WHERE id>?",
                   index->revision);
  condition.append(" AND table_id=?", table.value);
  if (index->filled_to < kFilled) {
    condition.append(" UNION ALL SELECT id FROM " + sql::table_name(table) + " WHERE id>?",
                     index->filled_to);
  }
  return condition.append(")");
}

Status forget(sql::Connection& writer, TableId table) {
  auto renew = TRY(writer.prepare(kRenewGeneration));
  return renew.bind_all(table).run();
}

Result<std::optional<Changes>> next_changes(sql::Connection& reader, const Schema& schema,
                                            const Progress& progress, std::int64_t most_records) {
  if (TRY(mark_of(reader, progress.revision)) != progress.mark) {
    return std::optional(TRY(begin_anew(reader)));
  }
  Changes changes;
  changes.revision = progress.revision;
  changes.mark = progress.mark;
  const Generations generations = TRY(read_generations(reader));
  changes.dropped = unwanted(schema, progress, generations);
  if (!changes.dropped.empty()) return std::optional(std::move(changes));
  for (const Table& table : schema.tables()) {
    if (searched_columns(table).empty()) continue;
    const auto found = progress.tables.find(table.id.value);
    const Progress::Table held = found == progress.tables.end()
                                     ? Progress::Table{generation_of(table.id, generations), 0}
                                     : found->second;
    if (held.filled_to == kFilled) continue;
    changes.tables.push_back(TRY(fill(reader, table, held, most_records)));
    return std::optional(std::move(changes));
  }
  if (!TRY(follow_history(reader, schema, progress, most_records, changes))) {
    return std::optional<Changes>();
  }
  changes.mark = TRY(mark_of(reader, changes.revision));
  return std::optional(std::move(changes));
}

}  // namespace cochin::storage::search
