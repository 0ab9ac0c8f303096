#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/auth/authentication.hpp"
#include "base/result.hpp"

/// The second factor of one's own account: codes of an application on the telephone (RFC 6238).
/// Every use case wants a recent password; errors: `reauthentication_required`.
namespace cochin::app {

struct TotpOffer {
  std::string otpauth_uri;
  std::string qr_svg;  ///< the same as a picture
};

/// What the first code changes.
struct TotpEnrolment {
  std::vector<std::string> recovery_codes;  ///< shown this once
  SignedIn session;                         ///< under a new token
};

/// Offers a new seed; an active one stays until the new one's first code.
Result<TotpOffer> offer_totp(WriteScope& scope, const Session& session,
                             const Authentication& authentication);

/// Activates the offered seed with its first code, ends the account's other sessions and replaces
/// the recovery codes. Also errors: `invalid_input` with `wrong_code` at `/code`.
Result<TotpEnrolment> confirm_totp(const Actor& actor, WriteScope& scope, const Session& session,
                                   Authentication& authentication, std::string_view code);

/// Removes the factor with its recovery codes.
Status remove_totp(const Actor& actor, WriteScope& scope, const Session& session,
                   Authentication& authentication);

/// A new set of recovery codes; the former ones are void. Also errors: `not_found` without a
/// factor.
Result<std::vector<std::string>> renew_recovery_codes(const Actor& actor, WriteScope& scope,
                                                      const Session& session,
                                                      const Authentication& authentication);

}  // namespace cochin::app
