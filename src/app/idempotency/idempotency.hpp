#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"

/// Requests that may be sent twice because their answer was lost.
namespace cochin::app {

struct IdempotentRequest {
  std::string_view key;
  std::string digest;  ///< of its method, path and body
};

struct KeptAnswer {
  int status = 0;
  std::string body;
  std::string location;
  std::string etag;
};

/// The answer given to the same request within 24 hours. Errors: `idempotency_mismatch` when the
/// key came with another request.
Result<std::optional<KeptAnswer>> find_answer(const Actor& actor, WriteScope& scope,
                                              const IdempotentRequest& request);

/// Keeps an answer in the transaction of what it answers, and forgets those over 24 hours old.
Status keep_answer(const Actor& actor, WriteScope& scope, const IdempotentRequest& request,
                   const KeptAnswer& answer);

}  // namespace cochin::app
