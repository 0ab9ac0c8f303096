#pragma once

#include "base/time.hpp"

namespace cochin {

/// How far readings of one clock lie apart although nobody set it: threads read it in any order,
/// and a time service moves it a little.
inline constexpr Duration kClockTolerance{60'000};

/// Whether `past`, which was the present once, lies ahead of `now`: the clock was set back since,
/// and nothing can be reckoned from `past` any more.
constexpr bool is_ahead(Timestamp past, Timestamp now) {
  return past.milliseconds - now.milliseconds > kClockTolerance.milliseconds;
}

}  // namespace cochin
