#pragma once

#include <cstddef>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define COCHIN_HAS_AN_ALLOCATOR_OF_ITS_OWN  // that of the sanitizer, which takes none beside it
#endif
#endif

namespace cochin::testing {

/// From its creation to its end, this thread gets no block of `most` bytes or more: `new` throws
/// `std::bad_alloc`, as it does when memory runs out.
class ScarceMemory {
 public:
#ifdef COCHIN_HAS_AN_ALLOCATOR_OF_ITS_OWN
  static constexpr bool kWorks = false;  ///< there is always plenty: skip the test
#else
  static constexpr bool kWorks = true;
#endif

  explicit ScarceMemory(std::size_t most);
  ~ScarceMemory();
  ScarceMemory(const ScarceMemory&) = delete;
};

}  // namespace cochin::testing
