#pragma once

#include "base/result.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage::sql {

/// A transaction that is rolled back unless committed.
class Transaction {
 public:
  enum class Kind {
    kSnapshot,  ///< reads one state of the database, from its first read on
    kWrite,     ///< takes the write lock at once
  };
  static Result<Transaction> begin(Connection& connection, Kind kind);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
};

/// A part of a transaction that is undone unless released. Nests.
class Savepoint {
 public:
  static Result<Savepoint> begin(Connection& connection);
  Savepoint(Savepoint&& other) noexcept;
  Savepoint& operator=(Savepoint&&) = delete;
  ~Savepoint();

  /// Keeps the part, which then lives or dies with the transaction.
  Status release();

 private:
  explicit Savepoint(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
};

}  // namespace cochin::storage::sql
