#include "platform/net/host_name.hpp"

#include <unistd.h>

namespace cochin::platform {

std::string host_name() {
  char name[256] = {};
  if (::gethostname(name, sizeof name - 1) != 0) return {};
  return name;
}

}  // namespace cochin::platform
