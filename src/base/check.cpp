#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace cochin {

void fail_check(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "invariant broken: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace cochin
