#include "support/scarce_memory.hpp"

#include <cstdlib>
#include <limits>
#include <new>

namespace {

constexpr std::size_t kPlenty = std::numeric_limits<std::size_t>::max();
thread_local std::size_t most_bytes = kPlenty;

}  // namespace

namespace cochin::testing {

ScarceMemory::ScarceMemory(std::size_t most) { most_bytes = most; }
ScarceMemory::~ScarceMemory() { most_bytes = kPlenty; }

}  // namespace cochin::testing

#ifndef COCHIN_HAS_AN_ALLOCATOR_OF_ITS_OWN

// The allocator of every program that uses the class above.
void* operator new(std::size_t size) {
  void* block = size >= most_bytes ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return size >= most_bytes ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

#endif
