#pragma once

#include "storage/sql/connection.hpp"

struct sqlite3;

namespace cochin::storage::sqlite {

/// How long a statement waits for a lock of another process.
inline constexpr int kBusyTimeoutMilliseconds = 5000;

/// Puts a fresh connection under the product's rules, before its first statement. Returns the
/// engine's code. Source: "Defense Against The Dark Arts", sqlite.org/security.html.
int apply_settings(sqlite3* connection, sql::AccessMode mode);

}  // namespace cochin::storage::sqlite
