#include "platform/clock/time_zone.hpp"

#include <date/tz.h>

#include <stdexcept>

#include "base/error_catalog.hpp"

namespace cochin::platform {

Result<TimeZone> TimeZone::find(std::string_view name) {
  const Error unknown{&errors::unknown_time_zone, {{"name", std::string(name)}}};
  try {
    const date::time_zone* zone = date::locate_zone(std::string(name));
    if (zone == nullptr) return unknown;
    return TimeZone(*zone);
  } catch (const std::runtime_error&) {
    return unknown;
  }
}

Timestamp TimeZone::to_instant(Date day, std::int64_t milliseconds_of_day) const {
  const date::local_time<std::chrono::milliseconds> local{
      std::chrono::days{day.days} + std::chrono::milliseconds{milliseconds_of_day}};
  const auto instant = zone_->to_sys(local, date::choose::earliest);
  return Timestamp{instant.time_since_epoch().count()};
}

Timestamp TimeZone::shown(Timestamp instant) const {
  const date::sys_time<std::chrono::milliseconds> moment{
      std::chrono::milliseconds{instant.milliseconds}};
  return Timestamp{zone_->to_local(moment).time_since_epoch().count()};
}

Date TimeZone::day_of(Timestamp instant) const { return shown(instant).date_utc(); }

}  // namespace cochin::platform
