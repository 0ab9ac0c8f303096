#pragma once

#include <string_view>

namespace cochin::http {

/// The fields that go with every answer, each line ended by CRLF.
/// Source: ANSSI "Recommandations pour la mise en œuvre d’un site web", ASVS 5.0 V3.4.
inline constexpr std::string_view kSecurityHeaders =
    "X-Frame-Options: DENY\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: accelerometer=(), camera=(), geolocation=(), gyroscope=(), "
    "microphone=(), payment=(), usb=()\r\n"
    "X-XSS-Protection: 0\r\n"
    "X-DNS-Prefetch-Control: off\r\n";

/// Unless the answer brings its own policy.
inline constexpr std::string_view kContentSecurityPolicy =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types app\r\n";

/// Over HTTPS only.
inline constexpr std::string_view kStrictTransport =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

}  // namespace cochin::http
