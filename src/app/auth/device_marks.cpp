#include "app/auth/device_marks.hpp"

#include <charconv>
#include <vector>

#include "platform/crypto/base64url.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/random.hpp"

namespace cochin::app {

namespace {

constexpr std::size_t kMostMarks = 5;
constexpr std::size_t kLongestMark = 120;
constexpr std::size_t kMostBytes = kMostMarks * (kLongestMark + 1);
constexpr char kBetweenMarks = '~';
constexpr char kBetweenParts = '.';

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto read = std::from_chars(text.data(), last, number);
  if (text.empty() || read.ec != std::errc() || read.ptr != last) return std::nullopt;
  return number;
}

/// Bound to the password, by the time of its last change.
std::string sign(std::string_view key, std::string_view body, const domain::User& user) {
  const std::string signed_text =
      std::string(body) + "/" + std::to_string(user.password_changed_at.milliseconds);
  return platform::encode_base64url(platform::hmac_sha256(key, signed_text));
}

bool is_of(std::string_view mark, const domain::User& user) {
  return read_number(mark.substr(0, mark.find(kBetweenParts))) == user.id.value;
}

bool is_fresh(std::string_view issued, Timestamp now) {
  const auto seconds = read_number(issued);
  if (!seconds || *seconds < 0 || *seconds > now.milliseconds / 1000 + 3600) return false;
  return now.milliseconds / 1000 - *seconds < kDeviceMarkLife.milliseconds / 1000;
}

}  // namespace

std::optional<std::string> find_device(std::string_view marks, std::string_view key,
                                       const domain::User& user, Timestamp now) {
  if (marks.size() > kMostBytes) return std::nullopt;
  for (const std::string_view mark : split(marks, kBetweenMarks)) {
    const auto parts = split(mark, kBetweenParts);
    if (parts.size() != 4 || !is_of(mark, user) || !is_fresh(parts[2], now)) continue;
    const std::string_view body = mark.substr(0, mark.rfind(kBetweenParts));
    if (platform::equal_in_constant_time(sign(key, body, user), parts[3])) {
      return std::string(parts[1]);
    }
  }
  return std::nullopt;
}

std::string mark_device(std::string_view marks, std::string_view key, const domain::User& user,
                        Timestamp now) {
  const auto known = find_device(marks, key, user, now);
  const std::string device =
      known ? *known : platform::encode_base64url(platform::random_bytes(16));
  const std::string body = std::to_string(user.id.value) + kBetweenParts + device + kBetweenParts +
                           std::to_string(now.milliseconds / 1000);
  std::string marked = body + kBetweenParts + sign(key, body, user);
  if (marks.size() > kMostBytes) return marked;
  std::size_t kept = 1;
  for (const std::string_view mark : split(marks, kBetweenMarks)) {
    if (kept == kMostMarks) break;
    if (mark.empty() || mark.size() > kLongestMark || is_of(mark, user)) continue;
    marked.append(1, kBetweenMarks).append(mark);
    ++kept;
  }
  return marked;
}

}  // namespace cochin::app
