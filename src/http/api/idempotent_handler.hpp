#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// The handler behind `Idempotency-Key` (IETF draft-07): the same key, path and body from the same
/// caller within 24 hours get the first answer again; with another body `idempotency_mismatch`.
/// Refused requests are not kept: they changed nothing and may be tried again.
WriteHandler idempotent(WriteHandler handler);

}  // namespace cochin::http::api
