#pragma once

namespace cochin {

/// Writes the broken invariant to standard error and aborts. Never returns.
[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace cochin

/// Aborts when an invariant of ours is broken. Never for input: input errors are `Error`s.
#define CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::cochin::fail_check(#condition, __FILE__, __LINE__))
