#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// One forward step of the system tables.
struct Migration {
  int number;  ///< from 1, without gaps
  std::string_view name;
  Status (*apply)(sql::Connection&);  ///< inside the transaction that records it
};

/// Every migration of the product, in order. To add one: a file `migrations/migration_<n>.cpp` with
/// its function, and a line in `system_migrations.cpp`.
std::span<const Migration> system_migrations();

/// Brings the database up to the last of `migrations`, one transaction each, and returns how many
/// were applied. Before the first one on a database with data, keeps a copy as
/// `<backups>/before-migration-<number>-<time>.sqlite3` (0600, on the disk).
/// Errors: database_too_new, with nothing changed; those of the connection and of the copy.
Result<int> migrate(sql::Connection& writer, std::span<const Migration> migrations,
                    const platform::DataFolder& folder, const platform::Clock& clock);

}  // namespace cochin::storage
