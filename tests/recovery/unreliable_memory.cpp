// Memory that runs out now and then, under the real program: LD_PRELOAD this library. Once the test
// says so, one allocation in so many is refused, wherever it stands: the server, its libraries, the
// engine.
//
//   UNRELIABLE_MEMORY   the control block (struct Control)

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

extern "C" {  // the allocator of the C library, under the names that nobody puts himself before
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

/// Shared with the test, which writes the first two numbers.
struct Control {
  std::atomic<std::uint32_t> one_in;  ///< 0: none is refused
  std::atomic<std::uint32_t> seed;
  std::atomic<std::uint32_t> refused;  ///< so far
};

Control* open_control() {
  const char* path = std::getenv("UNRELIABLE_MEMORY");
  const int file = path == nullptr ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return nullptr;
  void* const block = mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return block == MAP_FAILED ? nullptr : static_cast<Control*>(block);
}

/// Set before main: what is allocated earlier is given.
Control* control = nullptr;
std::atomic<std::uint64_t> threads = 0;

// The initial model: the other would allocate at the first use in a thread.
__attribute__((tls_model("initial-exec"))) thread_local std::uint64_t state = 0;

__attribute__((constructor)) void watch() { control = open_control(); }

/// xorshift64*, a sequence of its own in each thread.
std::uint64_t draw() {
  if (state == 0) state = control->seed * 0x9e3779b97f4a7c15ULL + ++threads;
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (state * 0x2545f4914f6cdd1dULL) >> 32;
}

bool is_refused() {
  if (control == nullptr) return false;
  const std::uint32_t one_in = control->one_in.load(std::memory_order_relaxed);
  if (one_in == 0 || draw() % one_in != 0) return false;
  ++control->refused;
  errno = ENOMEM;
  return true;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return is_refused() ? nullptr : __libc_malloc(size); }

void* calloc(std::size_t count, std::size_t size) {
  return is_refused() ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* block, std::size_t size) {
  return size > 0 && is_refused() ? nullptr : __libc_realloc(block, size);
}

void* memalign(std::size_t alignment, std::size_t size) {
  return is_refused() ? nullptr : __libc_memalign(alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  void* const found = memalign(alignment, size);
  if (found == nullptr) return ENOMEM;
  *block = found;
  return 0;
}

}  // extern "C"
