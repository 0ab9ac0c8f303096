#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/auth/passkeys.hpp"

namespace cochin::http::api {

/// `{items: [{id, name, created_at, last_used_at}], next: null}`
std::string passkeys_json(const std::vector<domain::Passkey>& passkeys);

/// What `navigator.credentials.create` needs; the page adds what never changes. Bytes in base64url.
std::string passkey_offer_json(const app::PasskeyOffer& offer, const app::RelyingParty& party,
                               const app::Session& session);

/// One item of `passkeys_json` with `recovery_codes`, empty unless they are new.
std::string passkey_enrolment_json(const app::PasskeyEnrolment& enrolment);

/// What `navigator.credentials.get` needs: `{challenge, rp_id, credentials}`.
std::string passkey_question_json(const app::PasskeyQuestion& question,
                                  const app::RelyingParty& party);

}  // namespace cochin::http::api
