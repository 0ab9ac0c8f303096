#pragma once

#include "app/auth/passkeys.hpp"
#include "base/result.hpp"
#include "http/server/call.hpp"

namespace cochin::http::api {

/// Under which name the caller's browser sees this server.
app::RelyingParty relying_party(const Request& request);

/// `{code}` or `{passkey: {credential_id, client_data, authenticator_data, signature}}`, the bytes
/// in base64url without padding.
Result<app::SecondProof> read_second_proof(Call& call);

/// `{name, client_data, authenticator_data}` of a registration.
Result<app::NewPasskey> read_new_passkey(Call& call);

}  // namespace cochin::http::api
