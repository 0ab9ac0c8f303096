// The least that the same work can cost: one thread, one connection, prepared statements, nothing
// between SQLite and the loop. Reads step every row and copy every column, as text, into a buffer
// (no names, no escapes); writes put `batch` rounds, a savepoint each, into one commit.
//
//     bare_loop DATABASE SECONDS BATCH < plan
//
// A plan is lines: `setup SQL` runs once, `sql SQL` is a statement of each round, and after it one
// line per parameter: `integer N`, `text T`, `random LEAST MOST`, `key RECORDS DIFFERENT` (an id,
// in the order in which the product is asked for them), `last` (the row id of the round’s first
// statement), `vary T` (T and the number of the round). BATCH 0 reads. Prints rounds, seconds and
// CPU seconds as JSON.
#include <sqlite3.h>
#include <sys/resource.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// As src/storage/sqlite/sqlite_settings.cpp has them.
constexpr char kPragmas[] =
    "PRAGMA cell_size_check=ON;PRAGMA mmap_size=0;PRAGMA wal_autocheckpoint=0;"
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;";
constexpr int kPagesBetweenCheckpoints = 1000;
constexpr std::int64_t kStride = 7919;  // as in cases.mjs

struct Parameter {
  enum class Kind { kInteger, kText, kRandom, kKey, kLast, kVary } kind;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::string text = {};
};

struct Step {
  sqlite3_stmt* statement;
  std::vector<Parameter> parameters;
};

struct Loop {
  sqlite3* database = nullptr;
  std::vector<Step> steps;
  std::string buffer;
  std::mt19937_64 random{1};
  std::int64_t round = 0;
  std::int64_t last = 0;
  int log_pages = 0;
};

void require(bool holds, const Loop& loop, std::string_view what) {
  if (holds) return;
  std::cerr << "bare_loop: " << what << ": " << sqlite3_errmsg(loop.database) << "\n";
  std::exit(1);
}

void execute(Loop& loop, const std::string& sql) {
  const int code = sqlite3_exec(loop.database, sql.c_str(), nullptr, nullptr, nullptr);
  require(code == SQLITE_OK, loop, sql);
}

sqlite3_stmt* prepare(Loop& loop, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(loop.database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  require(code == SQLITE_OK, loop, sql);
  return statement;
}

Parameter read_parameter(const std::string& word, const std::string& rest) {
  using Kind = Parameter::Kind;
  std::istringstream numbers(rest);
  Parameter parameter{Kind::kText};
  if (word == "text") parameter = {Kind::kText, 0, 0, rest};
  if (word == "vary") parameter = {Kind::kVary, 0, 0, rest};
  if (word == "last") parameter = {Kind::kLast};
  if (word == "integer") parameter = {Kind::kInteger};
  if (word == "random") parameter = {Kind::kRandom};
  if (word == "key") parameter = {Kind::kKey};
  numbers >> parameter.least >> parameter.most;
  return parameter;
}

void read_plan(Loop& loop) {
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t space = line.find(' ');
    const std::string word = line.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
    if (word == "setup") {
      execute(loop, rest);
    } else if (word == "sql") {
      loop.steps.push_back({prepare(loop, rest), {}});
    } else if (!word.empty()) {
      loop.steps.back().parameters.push_back(read_parameter(word, rest));
    }
  }
}

std::int64_t draw(Loop& loop, const Parameter& range) {
  return std::uniform_int_distribution<std::int64_t>(range.least, range.most)(loop.random);
}

void bind(Loop& loop, Step& step) {
  using Kind = Parameter::Kind;
  int index = 0;
  for (const Parameter& parameter : step.parameters) {
    ++index;
    if (parameter.kind == Kind::kText || parameter.kind == Kind::kVary) {
      std::string text = parameter.text;
      if (parameter.kind == Kind::kVary) text += std::to_string(loop.round);
      sqlite3_bind_text(step.statement, index, text.data(), static_cast<int>(text.size()),
                        SQLITE_TRANSIENT);
      continue;
    }
    std::int64_t value = parameter.least;
    if (parameter.kind == Kind::kRandom) value = draw(loop, parameter);
    if (parameter.kind == Kind::kKey) {
      value = 1 + (loop.round % parameter.most * kStride) % parameter.least;
    }
    if (parameter.kind == Kind::kLast) value = loop.last;
    sqlite3_bind_int64(step.statement, index, value);
  }
}

void copy_columns(Loop& loop, sqlite3_stmt* row) {
  const int columns = sqlite3_column_count(row);
  for (int i = 0; i < columns; ++i) {
    const int type = sqlite3_column_type(row, i);
    if (type == SQLITE_INTEGER) {
      char digits[20];
      const auto end = std::to_chars(digits, digits + sizeof digits, sqlite3_column_int64(row, i));
      loop.buffer.append(digits, static_cast<std::size_t>(end.ptr - digits));
    } else if (type != SQLITE_NULL) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, i));
      loop.buffer.append(text, static_cast<std::size_t>(sqlite3_column_bytes(row, i)));
    }
    loop.buffer.push_back(',');
  }
}

void run_round(Loop& loop) {
  ++loop.round;
  loop.last = 0;
  loop.buffer.clear();
  for (Step& step : loop.steps) {
    bind(loop, step);
    int code = sqlite3_step(step.statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(step.statement)) {
      copy_columns(loop, step.statement);
    }
    require(code == SQLITE_DONE, loop, "a statement");
    if (loop.last == 0) loop.last = sqlite3_last_insert_rowid(loop.database);
    sqlite3_reset(step.statement);
  }
}

void run_batch(Loop& loop, int batch, sqlite3_stmt* const (&frame)[4]) {
  const auto run = [&](int which) {
    sqlite3_step(frame[which]);
    require(sqlite3_reset(frame[which]) == SQLITE_OK, loop, "a transaction");
  };
  run(0);
  for (int i = 0; i < batch; ++i) {
    if (batch > 1) run(1);
    run_round(loop);
    if (batch > 1) run(2);
  }
  run(3);
  if (loop.log_pages < kPagesBetweenCheckpoints) return;
  int pages = 0;
  sqlite3_wal_checkpoint_v2(loop.database, "main", SQLITE_CHECKPOINT_PASSIVE, &pages, nullptr);
  loop.log_pages = 0;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void run(Loop& loop, double seconds, int batch) {
  using clock = std::chrono::steady_clock;
  sqlite3_stmt* const frame[4] = {prepare(loop, "BEGIN IMMEDIATE"), prepare(loop, "SAVEPOINT s"),
                                  prepare(loop, "RELEASE s"), prepare(loop, "COMMIT")};
  const double cpu = cpu_seconds();
  const auto begun = clock::now();
  std::chrono::duration<double> spent{0};
  while (spent.count() < seconds) {
    if (batch > 0) {
      run_batch(loop, batch, frame);
    } else {
      for (int i = 0; i < 8; ++i) run_round(loop);
    }
    spent = clock::now() - begun;
  }
  std::printf("{\"rounds\":%lld,\"seconds\":%.6f,\"cpu_seconds\":%.6f,\"bytes\":%zu}\n",
              static_cast<long long>(loop.round), spent.count(), cpu_seconds() - cpu,
              loop.buffer.size());
}

int note_pages(void* loop, sqlite3*, const char*, int pages) {
  auto* self = static_cast<Loop*>(loop);
  self->log_pages = pages;
  return SQLITE_OK;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "bare_loop DATABASE SECONDS BATCH < plan\n";
    return 2;
  }
  Loop loop;
  const int code = sqlite3_open_v2(arguments[1], &loop.database,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  require(code == SQLITE_OK, loop, arguments[1]);
  sqlite3_db_config(loop.database, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  execute(loop, kPragmas);
  sqlite3_wal_hook(loop.database, note_pages, &loop);
  read_plan(loop);
  run(loop, std::atof(arguments[2]), std::atoi(arguments[3]));
  return 0;
}
