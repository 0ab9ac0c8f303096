#pragma once

#include <cstddef>

namespace cochin::testing {

/// From its creation to its end, this thread gets no block of `most` bytes or more: `new` throws
/// `std::bad_alloc`, as it does when memory runs out.
class ScarceMemory {
 public:
  explicit ScarceMemory(std::size_t most);
  ~ScarceMemory();
  ScarceMemory(const ScarceMemory&) = delete;
};

}  // namespace cochin::testing
