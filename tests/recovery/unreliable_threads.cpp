// A machine that gives no more threads, under the real program: LD_PRELOAD this library.
//
//   UNRELIABLE_THREADS   how many threads may be made; every further one is refused (EAGAIN)

#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace {

using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);

long allowed() {
  const char* text = std::getenv("UNRELIABLE_THREADS");
  return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

std::atomic<long> made = 0;

}  // namespace

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes,
                              void* (*work)(void*), void* argument) {
  static const long most = allowed();
  static auto* const create = reinterpret_cast<Create*>(dlsym(RTLD_NEXT, "pthread_create"));
  return made++ < most ? create(thread, attributes, work, argument) : EAGAIN;
}
