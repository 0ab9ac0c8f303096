#pragma once

#include <string>
#include <vector>

#include "app/auth/account_notices.hpp"
#include "app/auth/api_tokens.hpp"
#include "app/auth/own_sessions.hpp"
#include "app/auth/totp_enrolment.hpp"

namespace cochin::http::api {

/// `{items: [{id, device, address, created_at, last_seen, expires_at, current}], next: null}`
std::string sessions_json(const std::vector<app::OwnSession>& sessions);

/// `{otpauth_uri, qr_svg}`
std::string totp_offer_json(const app::TotpOffer& offer);

/// `{recovery_codes: […]}`
std::string recovery_codes_json(const std::vector<std::string>& codes);

/// `{items: [{id, at, kind, address, is_new}], next: null}`
std::string notices_json(const std::vector<app::AccountNotice>& notices);

/// `{items: [{id, name, scopes, created_at, expires_at, last_used_at}], next: null}`
std::string api_tokens_json(const std::vector<domain::ApiToken>& tokens);

/// One such item with `token`, the secret.
std::string created_api_token_json(const app::CreatedApiToken& created);

}  // namespace cochin::http::api
