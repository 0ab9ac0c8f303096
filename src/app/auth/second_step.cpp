#include "app/audit/audit_record.hpp"
#include "app/auth/authentication.hpp"
#include "app/auth/device_marks.hpp"
#include "app/auth/passkeys.hpp"
#include "app/auth/recovery_codes.hpp"
#include "app/auth/session_token.hpp"
#include "app/auth/totp_codes.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/second_factor.hpp"
#include "domain/accounts/username.hpp"
#include "platform/crypto/digest.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace second_factors = storage::second_factors;
namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

bool is_code(const SecondProof& proof) { return std::holds_alternative<std::string_view>(proof); }

const ErrorKind& refusal_of(const SecondProof& proof) {
  return is_code(proof) ? errors::wrong_code : errors::passkey_refused;
}

Error wrong(const SecondProof& proof) {
  const std::string pointer = is_code(proof) ? "/code" : "/passkey";
  return Error{&errors::invalid_input, {}, {{pointer, &refusal_of(proof), {}}}, {}};
}

}  // namespace

Result<SignedIn> Authentication::finish_sign_in(const Session& session, const SecondProof& proof,
                                                const Client& client) {
  if (!session.is_second_factor_pending) return Error{&errors::unauthenticated};
  bool has_try = false;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    has_try = TRY(sessions::count_second_factor_try(scope.connection, session.id,
                                                    domain::kMostSecondFactorTries));
    return ok();
  }));
  if (!has_try) {
    TRY(end_pending(session));
    return Error{&errors::unauthenticated};
  }
  SignedIn signed_in{.token = make_session_token(), .session = nullptr};
  bool is_right = false;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    auto& connection = scope.connection;
    const UserId id = session.user.id;
    MaybeUser user = TRY(users::find(connection, id));
    if (!user || !user->user.is_active) return Error{&errors::unauthenticated};
    is_right = TRY(is_right_proof(scope, session, proof));
    if (!is_right) {
      Actor actor = session.actor;
      actor.address = client.address;
      actor.request_id = client.request_id;
      return audit::record_repeated(
          scope, actor, {.action = audit::actions::auth_failed, .outcome = refusal_of(proof).id});
    }
    const std::string token_hash = platform::sha256(signed_in.token);
    TRY(sessions::complete(
        connection, session.id, token_hash,
        {.last_seen = scope.now,
         .expires_at = {scope.now.milliseconds + settings_.session.absolute.milliseconds},
         .reauthenticated_at = scope.now}));
    const auto stored = TRY(sessions::find(connection, token_hash));
    if (!stored) return Error{&errors::unauthenticated};
    const auto device = find_device(client.device_marks, keys_.devices, user->user, scope.now);
    const std::string name = domain::username_key(user->user.username).value_or(std::string());
    const std::string key = device ? key_of_device(id, *device) : key_of_name(name);
    TRY(enter(scope, client, {session.id, key, *user}, signed_in));
    signed_in.session =
        TRY(snapshot_session(connection, *stored, user->user, settings_.duties, scope.now));
    scope.after_commit = [this, id] { cache_->drop_user(id); };
    return ok();
  }));
  if (is_right) return signed_in;
  return wrong(proof);
}

/// After the last try the first step must be made again.
Status Authentication::end_pending(const Session& session) {
  return lanes_.write_now([&](WriteScope& scope) -> Status {
    TRY(sessions::remove_pending(scope.connection, session.id));
    scope.after_commit = [this, hash = session.token_hash] { cache_->drop(hash); };
    return ok();
  });
}

Result<bool> Authentication::is_right_proof(WriteScope& scope, const Session& session,
                                            const SecondProof& proof) {
  if (const auto* answer = std::get_if<PasskeyAnswer>(&proof)) {
    return is_right_passkey(scope, session, *answer);
  }
  return is_right_code(scope, session.user.id, std::get<std::string_view>(proof));
}

/// Uses up the code if it is right.
Result<bool> Authentication::is_right_code(WriteScope& scope, UserId user, std::string_view code) {
  if (const auto recovery = domain::read_recovery_code(code)) {
    return second_factors::take_recovery_code(scope.connection, user,
                                              hash_recovery_code(keys_, user, *recovery));
  }
  const auto stored = TRY(second_factors::find(scope.connection, user));
  const auto seed = open_seed(keys_, user, stored.seed);
  const auto counter = seed ? find_totp_counter(*seed, code, scope.now) : std::nullopt;
  if (!counter) return false;
  return second_factors::take_counter(scope.connection, user, *counter);
}

}  // namespace cochin::app
