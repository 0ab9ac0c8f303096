#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/auth/authentication.hpp"
#include "base/result.hpp"
#include "domain/accounts/passkey.hpp"

/// Passkeys as second factor (W3C Web Authentication Level 2). What changes the account wants a
/// recent password; errors: `reauthentication_required`.
namespace cochin::app {

/// What a new key is made from. Raw bytes.
struct PasskeyOffer {
  std::string challenge;
  std::string user_handle;  ///< names the account to its authenticator, and to nobody else
  std::vector<std::string> known_credentials;  ///< an authenticator that has one makes no other
};

/// What the authenticator made of an offer. Raw bytes.
struct NewPasskey {
  std::string name;
  std::string client_data;  ///< JSON, as the browser wrote it
  std::string authenticator_data;
};

struct PasskeyEnrolment {
  domain::Passkey passkey;
  std::vector<std::string> recovery_codes;  ///< of the first second factor only; shown this once
  SignedIn session;                         ///< under a new token
};

/// What the second step of a sign-in asks the browser's authenticators.
struct PasskeyQuestion {
  std::string challenge;
  std::vector<std::string> credentials;
};

Result<std::vector<domain::Passkey>> list_passkeys(ReadScope& scope, const Session& session);

/// Errors: `too_many_items`.
Result<PasskeyOffer> offer_passkey(WriteScope& scope, const Session& session,
                                   const Authentication& authentication);

/// Keeps the new key, under a new token of the session, and ends the account's other sessions.
/// Errors: `invalid_name` at `/name`, `passkey_refused` at `/passkey`, `too_many_items`.
Result<PasskeyEnrolment> add_passkey(const Actor& actor, WriteScope& scope, const Session& session,
                                     Authentication& authentication, const RelyingParty& party,
                                     const NewPasskey& made);

/// Errors: `not_found`.
Status remove_passkey(const Actor& actor, WriteScope& scope, const Session& session,
                      Authentication& authentication, domain::PasskeyId id);

/// For a pending session. Errors: `unauthenticated`; `not_found` without a passkey.
Result<PasskeyQuestion> ask_for_passkey(WriteScope& scope, const Session& session);

/// Whether the answer is right; uses up the challenge, and notes the use of the passkey. Errors:
/// the connection's.
Result<bool> is_right_passkey(WriteScope& scope, const Session& session,
                              const PasskeyAnswer& answer);

}  // namespace cochin::app
