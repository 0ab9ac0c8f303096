#include "support/test_database.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace cochin::testing {

namespace {

void require(const Status& status) {
  if (status) return;
  const Error& error = status.error();
  std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(error.id().size()), error.id().data(),
               error.detail.c_str());
  std::abort();
}

template <typename T>
T require(Result<T> result) {
  if (!result) require(Status(std::move(result).error()));
  return std::move(result).value();
}

storage::DatabaseOptions with_fixed_clock() {
  storage::DatabaseOptions options;
  options.clock = fixed_clock();
  return options;
}

}  // namespace

TestDatabase::TestDatabase() : TestDatabase(with_fixed_clock()) {}

TestDatabase::TestDatabase(storage::DatabaseOptions options)
    : options_(std::move(options)),
      folder_(require(platform::open_data_folder(temporary_.path()))),
      database_(require(storage::Database::open(folder_, options_))) {}

void TestDatabase::write(const storage::Database::Work& work) {
  require(database_->write_now(work));
}

void TestDatabase::read(const storage::Database::Work& work) { require(database_->read_now(work)); }

void TestDatabase::execute(std::string_view sql) {
  write([&](storage::sql::Connection& connection) { return connection.execute(sql); });
}

std::int64_t TestDatabase::integer(std::string_view sql) {
  std::int64_t value = 0;
  read([&](storage::sql::Connection& connection) -> Status {
    auto statement = TRY(connection.prepare(sql));
    TRY(statement.step());
    value = statement.integer(0);
    return ok();
  });
  return value;
}

std::string TestDatabase::text(std::string_view sql) {
  std::string value;
  read([&](storage::sql::Connection& connection) -> Status {
    auto statement = TRY(connection.prepare(sql));
    TRY(statement.step());
    value = statement.text(0);
    return ok();
  });
  return value;
}

void TestDatabase::restart() {
  database_.reset();
  database_ = require(storage::Database::open(folder_, options_));
}

platform::Clock fixed_clock() {
  return [] { return *Timestamp::parse("2024-05-06T07:08:09.010Z"); };
}

}  // namespace cochin::testing
