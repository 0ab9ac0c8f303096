#include "storage/sqlite/sqlite_settings.hpp"

#include <sqlite3.h>

namespace cochin::storage::sqlite {

namespace {

struct Limit {
  int id;
  int value;
};

constexpr Limit kLimits[] = {
    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},  // the views over all tables are long
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 4096},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

struct Switch {
  int id;
  int value;
};

constexpr Switch kSwitches[] = {
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    // Without it every new value of a parameter that stands beside a partial index compiles the
    // statement again, in case the value makes the index usable.
    {SQLITE_DBCONFIG_ENABLE_QPSG, 1},
};

constexpr char kPragmasOfAll[] =
    "PRAGMA cell_size_check=ON;"
    "PRAGMA mmap_size=0;"
    "PRAGMA wal_autocheckpoint=0;";

constexpr char kPragmasOfWriter[] =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA cache_size=-32768;"  // kB: the inner pages of the indexes, which every write passes
    "PRAGMA journal_size_limit=67108864;";

constexpr char kPragmasOfIndex[] =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA journal_size_limit=67108864;";

constexpr char kPragmasOfReader[] =
    "PRAGMA query_only=ON;"
    "PRAGMA cache_size=-8192;";  // kB

constexpr char kPragmasOfCheckpoint[] =
    "PRAGMA query_only=ON;"
    "PRAGMA synchronous=FULL;";

const char* pragmas_of(sql::AccessMode mode) {
  switch (mode) {
    case sql::AccessMode::kWrite: return kPragmasOfWriter;
    case sql::AccessMode::kCheckpoint: return kPragmasOfCheckpoint;
    case sql::AccessMode::kIndex: return kPragmasOfIndex;
    case sql::AccessMode::kRead: break;
  }
  return kPragmasOfReader;
}

}  // namespace

int apply_settings(sqlite3* connection, sql::AccessMode mode) {
  const bool is_writer = mode == sql::AccessMode::kWrite || mode == sql::AccessMode::kIndex;
  // Before the first statement: two readers opening a WAL database at once would fail otherwise.
  int code = sqlite3_busy_timeout(connection, kBusyTimeoutMilliseconds);
  for (const Limit& limit : kLimits) sqlite3_limit(connection, limit.id, limit.value);
  for (const Switch& item : kSwitches) {
    if (code == SQLITE_OK) code = sqlite3_db_config(connection, item.id, item.value, nullptr);
  }
  if (code == SQLITE_OK && !is_writer) {
    code = sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  for (const char* pragmas : {kPragmasOfAll, pragmas_of(mode)}) {
    if (code == SQLITE_OK) code = sqlite3_exec(connection, pragmas, nullptr, nullptr, nullptr);
  }
  return code;
}

}  // namespace cochin::storage::sqlite
