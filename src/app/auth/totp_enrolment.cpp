#include "app/auth/totp_enrolment.hpp"

#include "app/audit/audit_record.hpp"
#include "app/auth/recovery_codes.hpp"
#include "app/auth/totp_codes.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/base32.hpp"
#include "platform/images/qr_code.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace second_factors = storage::second_factors;

namespace {

constexpr std::string_view kIssuer = "Cochin%20Project%20Manager";

/// RFC 3986 §2.3: all but unreserved characters.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || sign == '-' || sign == '.' || sign == '_';
    if (is_plain) {
      encoded.push_back(sign);
    } else {
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

std::string otpauth_uri(const domain::User& user, std::string_view seed) {
  return "otpauth://totp/" + std::string(kIssuer) + ":" + percent_encoded(user.username) +
         "?secret=" + platform::encode_base32(seed) + "&issuer=" + std::string(kIssuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace

Result<TotpOffer> offer_totp(WriteScope& scope, const Session& session,
                             const Authentication& authentication) {
  TRY(authentication.require_recent_password(session, scope.now));
  std::string seed;
  const std::string sealed = make_sealed_seed(authentication.keys(), session.user.id, seed);
  TRY(second_factors::offer(scope.connection, session.user.id, sealed));
  TotpOffer offer{.otpauth_uri = otpauth_uri(session.user, seed), .qr_svg = {}};
  offer.qr_svg = TRY(platform::qr_code_svg(offer.otpauth_uri));
  return offer;
}

Result<TotpEnrolment> confirm_totp(const Actor& actor, WriteScope& scope, const Session& session,
                                   Authentication& authentication, std::string_view code) {
  TRY(authentication.require_recent_password(session, scope.now));
  const UserId user = session.user.id;
  const auto stored = TRY(second_factors::find(scope.connection, user));
  const auto seed = open_seed(authentication.keys(), user, stored.offered_seed);
  const auto counter = seed ? find_totp_counter(*seed, code, scope.now) : std::nullopt;
  if (!counter) return Error{&errors::invalid_input, {}, {{"/code", &errors::wrong_code, {}}}, {}};
  TRY(second_factors::activate(scope.connection, user, *counter, scope.now));
  TRY(storage::sessions::remove_others(scope.connection, user, session.id));
  TotpEnrolment enrolment;
  enrolment.recovery_codes = TRY(replace_recovery_codes(scope, user, authentication.keys()));
  enrolment.session = TRY(authentication.renew_session(scope, session));
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::auth_second_factor_changed,
                     .object = "user:" + std::to_string(session.user.id.value),
                     .after = Tree::Map{{"second_factor", true}, {"session", session.id.value}}}));
  return enrolment;
}

Status remove_totp(const Actor& actor, WriteScope& scope, const Session& session,
                   Authentication& authentication) {
  TRY(authentication.require_recent_password(session, scope.now));
  TRY(second_factors::remove_totp(scope.connection, session.user.id));
  TRY(second_factors::remove_idle_recovery_codes(scope.connection, session.user.id));
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::auth_second_factor_changed,
                     .object = "user:" + std::to_string(session.user.id.value),
                     .after = Tree::Map{{"second_factor", false}, {"session", session.id.value}}}));
  scope.after_commit = [&authentication, user = session.user.id] {
    authentication.forget_user(user);
  };
  return ok();
}

Result<std::vector<std::string>> renew_recovery_codes(const Actor& actor, WriteScope& scope,
                                                      const Session& session,
                                                      const Authentication& authentication) {
  TRY(authentication.require_recent_password(session, scope.now));
  if (!TRY(second_factors::methods(scope.connection, session.user.id)).any()) {
    return Error{&errors::not_found};
  }
  TRY(audit::record(
      scope, actor,
      {.action = audit::actions::auth_second_factor_changed,
       .object = "user:" + std::to_string(session.user.id.value),
       .after = Tree::Map{{"recovery_codes", "renewed"}, {"session", session.id.value}}}));
  return replace_recovery_codes(scope, session.user.id, authentication.keys());
}

}  // namespace cochin::app
