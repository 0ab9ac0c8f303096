#pragma once

#include <string_view>

namespace cochin::platform {

/// Whether `stored` has the form of Django's default hashes: `pbkdf2_sha256$<rounds>$<salt>$<tag>`.
bool is_django_hash(std::string_view stored);

/// Whether `password` made `stored` (PBKDF2 with HMAC-SHA-256, RFC 8018 §5.2). False when it
/// cannot be read or asks for more than ten million rounds.
bool verify_django_hash(std::string_view stored, std::string_view password);

}  // namespace cochin::platform
