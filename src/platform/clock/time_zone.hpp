#pragma once

#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace date {
class time_zone;
}

namespace cochin::platform {

/// The rules of one region of the machine's time zone database (IANA).
class TimeZone {
 public:
  /// `name` as in `Europe/Paris`. Errors: `unknown_time_zone`.
  static Result<TimeZone> find(std::string_view name);

  /// The instant at which clocks there show `milliseconds_of_day` on `day`: the first of two, and
  /// the moment of the change for a time that the change skips.
  Timestamp to_instant(Date day, std::int64_t milliseconds_of_day) const;

  /// What clocks there show at `instant`, as if it were UTC.
  Timestamp shown(Timestamp instant) const;

  /// The day that calendars there show at `instant`.
  Date day_of(Timestamp instant) const;

 private:
  explicit TimeZone(const date::time_zone& zone) : zone_(&zone) {}

  const date::time_zone* zone_;
};

}  // namespace cochin::platform
