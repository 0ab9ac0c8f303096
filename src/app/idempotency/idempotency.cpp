#include "app/idempotency/idempotency.hpp"

#include "base/error_catalog.hpp"
#include "storage/repositories/idempotency_repository.hpp"

namespace cochin::app {

namespace {

constexpr std::int64_t kKeptMilliseconds = 24LL * 3600 * 1000;

}  // namespace

Result<std::optional<KeptAnswer>> find_answer(const Actor& actor, WriteScope& scope,
                                              const IdempotentRequest& request) {
  const Timestamp oldest{scope.now.milliseconds - kKeptMilliseconds};
  const auto row = TRY(storage::idempotency::find(scope.connection, actor.id, request.key, oldest));
  if (!row) return std::optional<KeptAnswer>();
  if (row->digest != request.digest) {
    return Error{&errors::idempotency_mismatch};
  }
  return std::optional(KeptAnswer{row->status, row->body, row->location, row->etag});
}

Status keep_answer(const Actor& actor, WriteScope& scope, const IdempotentRequest& request,
                   const KeptAnswer& answer) {
  const Timestamp oldest{scope.now.milliseconds - kKeptMilliseconds};
  TRY(storage::idempotency::forget_before(scope.connection, oldest));
  return storage::idempotency::insert(
      scope.connection, actor.id, request.key,
      {request.digest, answer.status, answer.body, answer.location, answer.etag}, scope.now);
}

}  // namespace cochin::app
