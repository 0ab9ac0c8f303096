#include "domain/audit/audit_entry.hpp"

#include <chrono>

namespace cochin::domain {

namespace {

constexpr std::size_t kHashBytes = 32;

void append_member(std::string& text, std::string_view member) {
  text.append(std::to_string(member.size())).append(":").append(member).append("\n");
}

}  // namespace

AuditHead empty_audit_head() { return {.id = {}, .hash = std::string(kHashBytes, '\0')}; }

std::string canonical_text(const AuditEntry& entry) {
  std::string text = "cochin-audit-1\n";
  append_member(text, std::to_string(entry.id.value));
  append_member(text, entry.at.to_string());
  append_member(text, std::to_string(entry.actor_id.value));
  append_member(text, entry.actor);
  append_member(text, entry.address);
  append_member(text, entry.request_id);
  append_member(text, entry.action);
  append_member(text, entry.object);
  append_member(text, entry.outcome);
  append_member(text, entry.before);
  append_member(text, entry.after);
  append_member(text, hexadecimal(entry.previous));
  return text;
}

std::string hexadecimal(const std::string& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(hash.size() * 2);
  for (const char sign : hash) {
    const auto byte = static_cast<unsigned char>(sign);
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

Timestamp retention_limit(Timestamp now, int months) {
  using namespace std::chrono;
  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t today = now.date_utc().days;
  const std::int64_t time_of_day = now.milliseconds - today * kDay;
  year_month_day day = year_month_day(sys_days(days(today))) - std::chrono::months(months);
  if (!day.ok()) day = day.year() / day.month() / last;
  return {sys_days(day).time_since_epoch().count() * kDay + time_of_day};
}

}  // namespace cochin::domain
