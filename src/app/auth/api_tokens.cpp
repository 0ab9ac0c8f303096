#include "app/auth/api_tokens.hpp"

#include "app/audit/audit_record.hpp"
#include "app/auth/session_token.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/crypto/digest.hpp"
#include "storage/repositories/api_token_repository.hpp"

namespace cochin::app {

namespace api_tokens = storage::api_tokens;

namespace {

/// Nobody gives what he has not.
bool may_have_scope(const Actor& actor, std::string_view scope) {
  return scope == domain::kReadScope || scope == domain::kWriteScope || actor.may(scope);
}

bool is_scope_text(std::string_view scope) {
  constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyz._";
  return !scope.empty() && scope.size() <= 50 && scope.find_first_not_of(kSigns) == scope.npos;
}

Timestamp later(Timestamp time, Duration duration) {
  return {time.milliseconds + duration.milliseconds};
}

void check_scopes(const Actor& actor, const std::vector<std::string>& scopes, Error& error) {
  if (scopes.empty()) error.fields.push_back({"/scopes", &errors::required, {}});
  for (const std::string& scope : scopes) {
    if (is_scope_text(scope) && may_have_scope(actor, scope)) continue;
    error.fields.push_back({"/scopes", &errors::unknown_right, {{"name", scope}}});
  }
}

Result<domain::ApiToken> read_draft(const Session& session, const ApiTokenDraft& draft,
                                    Timestamp now) {
  Error error{&errors::invalid_input, {}, {}, {}};
  domain::ApiToken token;
  token.owner = session.user.id;
  token.created_at = now;
  token.expires_at = draft.expires_at.value_or(later(now, domain::kUsualTokenLife));
  token.scopes = draft.scopes;
  const auto name = clean_name(draft.name);
  if (name) token.name = *name;
  if (!name) error.fields.push_back({"/name", &errors::invalid_name, {}});
  check_scopes(session.actor, draft.scopes, error);
  const Timestamp latest = later(now, domain::kLongestTokenLife);
  if (token.expires_at <= now || latest < token.expires_at) {
    error.fields.push_back({"/expires_at",
                            &errors::out_of_range,
                            {{"least", now.to_string()}, {"most", latest.to_string()}}});
  }
  if (!error.fields.empty()) return error;
  return token;
}

}  // namespace

Result<std::vector<domain::ApiToken>> list_api_tokens(ReadScope& scope, const Session& session) {
  return api_tokens::list(scope.connection, session.user.id);
}

Result<CreatedApiToken> create_api_token(const Actor& actor, WriteScope& scope,
                                         const Session& session,
                                         const Authentication& authentication,
                                         const ApiTokenDraft& draft) {
  TRY(authentication.require_recent_password(session, scope.now));
  CreatedApiToken created{.token = TRY(read_draft(session, draft, scope.now)), .secret = {}};
  TRY(api_tokens::remove_expired(scope.connection, scope.now));
  const auto present = TRY(api_tokens::list(scope.connection, session.user.id));
  if (present.size() >= domain::kMostApiTokens) {
    return Error{&errors::too_many_items, {{"max", std::to_string(domain::kMostApiTokens)}}};
  }
  created.secret = std::string(domain::kApiTokenPrefix) + make_session_token();
  created.token.token_hash = platform::sha256(created.secret);
  created.token.id = TRY(api_tokens::insert(scope.connection, created.token));
  TRY(audit::record(
      scope, actor,
      {.action = audit::actions::auth_token_created,
       .object = "user:" + std::to_string(session.user.id.value),
       .after = Tree::Map{{"token", created.token.id.value}, {"session", session.id.value}}}));
  return created;
}

Status revoke_api_token(const Actor& actor, WriteScope& scope, const Session& session,
                        Authentication& authentication, domain::ApiTokenId id) {
  if (!TRY(api_tokens::remove(scope.connection, session.user.id, id))) {
    return Error{&errors::not_found};
  }
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::auth_token_removed,
                     .object = "user:" + std::to_string(session.user.id.value),
                     .after = Tree::Map{{"token", id.value}}}));
  scope.after_commit = [&authentication, user = session.user.id] {
    authentication.forget_user(user);
  };
  return ok();
}

}  // namespace cochin::app
