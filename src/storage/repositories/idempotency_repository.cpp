#include "storage/repositories/idempotency_repository.hpp"

namespace cochin::storage::idempotency {

namespace {

constexpr std::string_view kFind =
    "SELECT request_digest,status,body,location,etag FROM database_idempotency"
    " WHERE user_id=?1 AND key=?2 AND created_at>=?3";
constexpr std::string_view kInsert =
    "INSERT OR REPLACE INTO database_idempotency(user_id,key,request_digest,status,body,"
    "location,etag,created_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)";
constexpr std::string_view kForget = "DELETE FROM database_idempotency WHERE created_at<?1";

}  // namespace

Result<std::optional<KeptRow>> find(sql::Connection& connection, UserId user, std::string_view key,
                                    Timestamp oldest) {
  auto row = TRY(connection.prepare(kFind));
  row.bind_all(user, key, oldest);
  if (!TRY(row.step())) return std::optional<KeptRow>();
  return std::optional(KeptRow{std::string(row.blob(0)), static_cast<int>(row.integer(1)),
                               std::string(row.blob(2)), std::string(row.text(3)),
                               std::string(row.text(4))});
}

Status insert(sql::Connection& connection, UserId user, std::string_view key, const KeptRow& row,
              Timestamp now) {
  auto statement = TRY(connection.prepare(kInsert));
  statement.bind_all(user, key);
  statement.bind_blob(3, row.digest).bind(4, row.status).bind_blob(5, row.body);
  statement.bind(6, std::string_view(row.location)).bind(7, std::string_view(row.etag));
  statement.bind(8, now);
  return statement.run();
}

Status forget_before(sql::Connection& connection, Timestamp oldest) {
  auto statement = TRY(connection.prepare(kForget));
  return statement.bind_all(oldest).run();
}

}  // namespace cochin::storage::idempotency
