#include "storage/sql/transaction.hpp"

#include <utility>

namespace cochin::storage::sql {

namespace {

constexpr std::string_view kBeginSnapshot = "BEGIN";
constexpr std::string_view kBeginWrite = "BEGIN IMMEDIATE";
constexpr std::string_view kCommit = "COMMIT";
constexpr std::string_view kRollback = "ROLLBACK";
constexpr std::string_view kBeginPart = "SAVEPOINT part";
constexpr std::string_view kReleasePart = "RELEASE part";
constexpr std::string_view kUndoPart = "ROLLBACK TO part";

Status run(Connection& connection, std::string_view sql) {
  Statement statement = TRY(connection.prepare(sql));
  return statement.run();
}

/// Undoing cannot be refused except by a failing disk, which the connection remembers.
void undo(Connection& connection, std::string_view sql) {
  if (connection.in_transaction()) static_cast<void>(run(connection, sql).has_value());
}

}  // namespace

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
  connection.keep(nullptr);
  TRY(run(connection, kind == Kind::kWrite ? kBeginWrite : kBeginSnapshot));
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  connection_->keep(nullptr);
  undo(*connection_, kRollback);
}

Status Transaction::commit() {
  CHECK(connection_ != nullptr);
  connection_->keep(nullptr);
  TRY(run(*connection_, kCommit));
  connection_ = nullptr;
  return ok();
}

Result<Savepoint> Savepoint::begin(Connection& connection) {
  TRY(run(connection, kBeginPart));
  return Savepoint(connection);
}

Savepoint::Savepoint(Savepoint&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Savepoint::~Savepoint() {
  if (connection_ == nullptr) return;
  undo(*connection_, kUndoPart);
  undo(*connection_, kReleasePart);
}

Status Savepoint::release() {
  CHECK(connection_ != nullptr);
  TRY(run(*connection_, kReleasePart));
  connection_ = nullptr;
  return ok();
}

}  // namespace cochin::storage::sql
