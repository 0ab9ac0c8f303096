#pragma once

#include <string>

namespace cochin::app {

/// 256 random bits as 43 characters of base64url (ASVS 7.2.3).
std::string make_session_token();

}  // namespace cochin::app
