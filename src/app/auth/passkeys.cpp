#include "app/auth/passkeys.hpp"

#include "app/audit/audit_record.hpp"
#include "app/auth/recovery_codes.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/webauthn.hpp"
#include "storage/repositories/passkey_repository.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace passkeys = storage::passkeys;
namespace second_factors = storage::second_factors;

namespace {

constexpr std::string_view kCreation = "webauthn.create";
constexpr std::string_view kUse = "webauthn.get";

Result<std::string> make_challenge(WriteScope& scope, domain::SessionId session) {
  std::string challenge = platform::random_bytes(domain::kPasskeyChallengeBytes);
  const Timestamp end{scope.now.milliseconds + domain::kPasskeyChallengeLife.milliseconds};
  TRY(passkeys::set_challenge(scope.connection, session, challenge, end));
  return challenge;
}

Result<std::vector<std::string>> credentials_of(storage::sql::Connection& connection, UserId user) {
  std::vector<std::string> credentials;
  for (const auto& passkey : TRY(passkeys::list(connection, user))) {
    credentials.push_back(passkey.credential_id);
  }
  return credentials;
}

Status check_room(std::size_t present) {
  if (present < domain::kMostPasskeys) return ok();
  return Error{&errors::too_many_items, {{"max", std::to_string(domain::kMostPasskeys)}}};
}

Error at(std::string_view pointer, const ErrorKind& kind) {
  return Error{&errors::invalid_input, {}, {{std::string(pointer), &kind, {}}}};
}

/// The key that an authenticator made, without what is ours to say.
Result<domain::Passkey> read_made(const NewPasskey& made, std::string_view challenge,
                                  const RelyingParty& party) {
  TRY(check_client_data(made.client_data, kCreation, challenge, party));
  auto key = TRY(platform::read_webauthn_key(party.id(), platform::sha256(made.client_data),
                                             made.authenticator_data));
  domain::Passkey passkey;
  passkey.credential_id = std::move(key.credential_id);
  passkey.algorithm = key.algorithm;
  passkey.public_key = std::move(key.public_key);
  passkey.sign_count = key.sign_count;
  return passkey;
}

Status tell(WriteScope& scope, const Actor& actor, const Session& session, std::string_view what,
            const std::string& name) {
  return audit::record(
      scope, actor,
      {.action = audit::actions::auth_second_factor_changed,
       .object = "user:" + std::to_string(session.user.id.value),
       .after = Tree::Map{
           {"passkey", std::string(what)}, {"name", name}, {"session", session.id.value}}});
}

}  // namespace

Result<std::vector<domain::Passkey>> list_passkeys(ReadScope& scope, const Session& session) {
  return passkeys::list(scope.connection, session.user.id);
}

Result<PasskeyOffer> offer_passkey(WriteScope& scope, const Session& session,
                                   const Authentication& authentication) {
  TRY(authentication.require_recent_password(session, scope.now));
  PasskeyOffer offer;
  offer.known_credentials = TRY(credentials_of(scope.connection, session.user.id));
  TRY(check_room(offer.known_credentials.size()));
  offer.challenge = TRY(make_challenge(scope, session.id));
  offer.user_handle =
      platform::hmac_sha256(authentication.keys().passkeys, std::to_string(session.user.id.value));
  return offer;
}

Result<PasskeyEnrolment> add_passkey(const Actor& actor, WriteScope& scope, const Session& session,
                                     Authentication& authentication, const RelyingParty& party,
                                     const NewPasskey& made) {
  TRY(authentication.require_recent_password(session, scope.now));
  const auto name = clean_name(made.name);
  if (!name) return at("/name", errors::invalid_name);
  const UserId user = session.user.id;
  TRY(check_room(TRY(passkeys::list(scope.connection, user)).size()));
  const std::string challenge =
      TRY(passkeys::take_challenge(scope.connection, session.id, scope.now));
  auto passkey = read_made(made, challenge, party);
  if (!passkey) return at("/passkey", errors::passkey_refused);
  passkey->owner = user;
  passkey->name = *name;
  passkey->created_at = scope.now;
  const auto id = TRY(passkeys::insert(scope.connection, *passkey));
  if (!id) return at("/passkey", errors::passkey_refused);
  passkey->id = *id;
  PasskeyEnrolment enrolment{.passkey = *std::move(passkey), .recovery_codes = {}, .session = {}};
  if (!TRY(second_factors::has_recovery_codes(scope.connection, user))) {
    enrolment.recovery_codes = TRY(replace_recovery_codes(scope, user, authentication.keys()));
  }
  TRY(storage::sessions::remove_others(scope.connection, user, session.id));
  enrolment.session = TRY(authentication.renew_session(scope, session));
  TRY(tell(scope, actor, session, "added", enrolment.passkey.name));
  return enrolment;
}

Status remove_passkey(const Actor& actor, WriteScope& scope, const Session& session,
                      Authentication& authentication, domain::PasskeyId id) {
  TRY(authentication.require_recent_password(session, scope.now));
  const UserId user = session.user.id;
  std::string name;
  for (const auto& passkey : TRY(passkeys::list(scope.connection, user))) {
    if (passkey.id == id) name = passkey.name;
  }
  if (!TRY(passkeys::remove(scope.connection, user, id))) return Error{&errors::not_found};
  TRY(second_factors::remove_idle_recovery_codes(scope.connection, user));
  scope.after_commit = [&authentication, user] { authentication.forget_user(user); };
  return tell(scope, actor, session, "removed", name);
}

Result<PasskeyQuestion> ask_for_passkey(WriteScope& scope, const Session& session) {
  if (!session.is_second_factor_pending) return Error{&errors::unauthenticated};
  PasskeyQuestion question;
  question.credentials = TRY(credentials_of(scope.connection, session.user.id));
  if (question.credentials.empty()) return Error{&errors::not_found};
  question.challenge = TRY(make_challenge(scope, session.id));
  return question;
}

Result<bool> is_right_passkey(WriteScope& scope, const Session& session,
                              const PasskeyAnswer& answer) {
  const std::string challenge =
      TRY(passkeys::take_challenge(scope.connection, session.id, scope.now));
  const auto passkey = TRY(passkeys::find(scope.connection, session.user.id, answer.credential_id));
  if (!passkey || !check_client_data(answer.client_data, kUse, challenge, answer.party)) {
    return false;
  }
  const platform::WebauthnKey key{passkey->credential_id, passkey->algorithm, passkey->public_key,
                                  passkey->sign_count};
  const std::string hash = platform::sha256(answer.client_data);
  const auto count = platform::verify_webauthn_assertion(
      key, answer.party.id(), {hash, answer.authenticator_data, answer.signature});
  if (!count || !domain::is_plausible_count(*passkey, *count)) return false;
  TRY(passkeys::set_used(scope.connection, passkey->id, *count, scope.now));
  return true;
}

}  // namespace cochin::app
