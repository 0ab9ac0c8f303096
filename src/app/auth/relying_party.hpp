#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cochin::app {

/// Under which name the browser sees this server: passkeys belong to it.
struct RelyingParty {
  std::string host;  ///< with its port, as the request has it, once it was checked

  /// The host alone.
  std::string_view id() const;
};

/// What a browser wrote for an authenticator to sign (W3C Web Authentication §5.8.1): it must be of
/// this `type` (`webauthn.create`, `webauthn.get`), answer `challenge` (raw bytes) and come from a
/// page of `party` over HTTPS, or of this machine. Errors: `passkey_refused`.
Status check_client_data(std::string_view client_data, std::string_view type,
                         std::string_view challenge, const RelyingParty& party);

/// An answer of the browser's authenticators at the second step of a sign-in. Raw bytes.
struct PasskeyAnswer {
  RelyingParty party;
  std::string credential_id;
  std::string client_data;  ///< JSON, as the browser wrote it
  std::string authenticator_data;
  std::string signature;
};

}  // namespace cochin::app
