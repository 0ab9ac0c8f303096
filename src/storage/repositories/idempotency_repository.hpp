#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "storage/sql/connection.hpp"

/// Answers kept for requests that are sent again.
namespace cochin::storage::idempotency {

struct KeptRow {
  std::string digest;  ///< of the request
  int status = 0;
  std::string body;
  std::string location;
  std::string etag;
};

/// The row of a key, unless it is older than `oldest`.
Result<std::optional<KeptRow>> find(sql::Connection& connection, UserId user, std::string_view key,
                                    Timestamp oldest);

Status insert(sql::Connection& connection, UserId user, std::string_view key, const KeptRow& row,
              Timestamp now);

Status forget_before(sql::Connection& connection, Timestamp oldest);

}  // namespace cochin::storage::idempotency
