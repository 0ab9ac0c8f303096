#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/auth/authentication.hpp"
#include "base/result.hpp"
#include "domain/accounts/api_token.hpp"

/// The API tokens of one's own account.
namespace cochin::app {

struct ApiTokenDraft {
  std::string name;
  std::vector<std::string> scopes;
  std::optional<Timestamp> expires_at;  ///< empty: in 90 days
};

struct CreatedApiToken {
  domain::ApiToken token;
  std::string secret;  ///< what a program sends; shown this once
};

/// Newest first.
Result<std::vector<domain::ApiToken>> list_api_tokens(ReadScope& scope, const Session& session);

/// Wants a recent password. Errors: `reauthentication_required`; `invalid_input` with
/// `invalid_name` at `/name`, `required` or `unknown_right` at `/scopes`, `out_of_range` at
/// `/expires_at`; `too_many_items`.
Result<CreatedApiToken> create_api_token(const Actor& actor, WriteScope& scope,
                                         const Session& session,
                                         const Authentication& authentication,
                                         const ApiTokenDraft& draft);

/// Ends it at once. Errors: `not_found` for anybody else's.
Status revoke_api_token(const Actor& actor, WriteScope& scope, const Session& session,
                        Authentication& authentication, domain::ApiTokenId id);

}  // namespace cochin::app
