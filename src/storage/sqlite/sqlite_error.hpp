#pragma once

#include "base/error.hpp"

struct sqlite3;

namespace cochin::storage::sqlite {

/// The `Error` for the engine's extended result `code`, with the engine's words in the detail
/// (never a record value). `connection` may be nullptr.
Error to_error(sqlite3* connection, int code);

/// Whether `code` says that the disk fails or the file is damaged. Not: that the disk is full, or
/// that a full-text index, which can be built again, is damaged.
bool is_failing_storage(sqlite3* connection, int code);

}  // namespace cochin::storage::sqlite
