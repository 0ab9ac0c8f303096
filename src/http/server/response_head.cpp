#include "http/server/response_head.hpp"

#include <charconv>
#include <chrono>

#include "http/middleware/security_headers.hpp"

namespace cochin::http {
namespace {

constexpr std::string_view kPreflight =
    "Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE\r\n"
    "Access-Control-Allow-Headers: Authorization, Content-Type, Idempotency-Key, If-Match, "
    "If-None-Match, X-CSRF-Token\r\n";

void append_number(std::string& out, std::uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, static_cast<std::size_t>(end.ptr - digits));
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name);
  out.append(": ", 2);
  out.append(value);
  out.append("\r\n", 2);
}

std::string_view cache_line(CachePolicy policy) {
  switch (policy) {
    case CachePolicy::kNoStore: return "Cache-Control: no-store\r\n";
    case CachePolicy::kNoCache: return "Cache-Control: no-cache\r\n";
    case CachePolicy::kImmutable: return "Cache-Control: public, max-age=31536000, immutable\r\n";
  }
  return "Cache-Control: no-store\r\n";
}

bool has_own_policy(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Security-Policy") return true;
  }
  return false;
}

void append_two_digits(std::string& out, unsigned value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

bool allows_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_response_head(std::string& out, const Response& response, const Request& request,
                          const ResponseFrame& frame) {
  out.append("HTTP/1.1 ");
  append_number(out, static_cast<std::uint64_t>(response.status));
  out.push_back(' ');
  out.append(reason_phrase(response.status));
  out.append("\r\n");
  append_field(out, "Date", frame.date);
  if (allows_body(response.status)) {
    if (frame.body_size > 0) append_field(out, "Content-Type", response.content_type);
    out.append("Content-Length: ");
    append_number(out, frame.body_size);
    out.append("\r\n");
  }
  if (!frame.keep_alive) out.append("Connection: close\r\n");
  if (frame.keep_alive && request.head.minor_version == 0) {
    out.append("Connection: keep-alive\r\n");
  }
  for (const auto& [name, value] : response.headers) append_field(out, name, value);
  if (!frame.cors_origin.empty()) {
    append_field(out, "Access-Control-Allow-Origin", frame.cors_origin);
    out.append("Access-Control-Allow-Credentials: true\r\nVary: Origin\r\n");
    if (request.method() == Method::kOptions) out.append(kPreflight);
  }
  if (!request.request_id.empty()) append_field(out, "X-Request-Id", request.request_id);
  out.append(cache_line(response.cache));
  out.append(kSecurityHeaders);
  if (!has_own_policy(response)) out.append(kContentSecurityPolicy);
  if (request.is_secure) out.append(kStrictTransport);
  out.append("\r\n");
}

std::string format_http_date(std::int64_t seconds) {
  namespace chrono = std::chrono;
  constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const chrono::sys_seconds time{chrono::seconds(seconds)};
  const chrono::sys_days day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  std::string text(kDays.substr(chrono::weekday(day).c_encoding() * 3, 3));
  text += ", ";
  append_two_digits(text, static_cast<unsigned>(date.day()));
  text += ' ';
  text += kMonths.substr((static_cast<unsigned>(date.month()) - 1) * 3, 3);
  text += ' ' + std::to_string(static_cast<int>(date.year())) + ' ';
  append_two_digits(text, static_cast<unsigned>(clock.hours().count()));
  text += ':';
  append_two_digits(text, static_cast<unsigned>(clock.minutes().count()));
  text += ':';
  append_two_digits(text, static_cast<unsigned>(clock.seconds().count()));
  return text + " GMT";
}

}  // namespace cochin::http
