#include "domain/accounts/second_factor.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

constexpr std::int64_t kStepMilliseconds = 30'000;
constexpr std::size_t kGroup = 4;

/// Without what people put between signs; capitals become small letters.
std::string condensed(std::string_view typed) {
  std::string text;
  for (const char sign : typed) {
    if (sign == ' ' || sign == '-') continue;
    const bool is_capital = sign >= 'A' && sign <= 'Z';
    text.push_back(is_capital ? static_cast<char>(sign + ('a' - 'A')) : sign);
  }
  return text;
}

bool consists_of(std::string_view text, std::string_view alphabet) {
  return text.find_first_not_of(alphabet) == text.npos;
}

}  // namespace

std::array<std::int64_t, 3> accepted_totp_counters(Timestamp now) {
  const std::int64_t counter = now.milliseconds / kStepMilliseconds;
  return {counter, counter - 1, counter + 1};
}

std::optional<std::string> read_totp_code(std::string_view typed) {
  std::string code = condensed(typed);
  if (code.size() != 6 || !consists_of(code, "0123456789")) return std::nullopt;
  return code;
}

std::optional<std::string> read_recovery_code(std::string_view typed) {
  std::string code = condensed(typed);
  if (code.size() != kRecoverySigns || !consists_of(code, kRecoveryAlphabet)) return std::nullopt;
  return code;
}

std::string show_recovery_code(std::string_view code) {
  std::string shown;
  for (std::size_t at = 0; at < code.size(); at += kGroup) {
    if (at > 0) shown += "-";
    shown += code.substr(at, kGroup);
  }
  return shown;
}

}  // namespace cochin::domain
