#include "app/auth/session_token.hpp"

#include "platform/crypto/base64url.hpp"
#include "platform/crypto/random.hpp"

namespace cochin::app {

std::string make_session_token() { return platform::encode_base64url(platform::random_bytes(32)); }

}  // namespace cochin::app
