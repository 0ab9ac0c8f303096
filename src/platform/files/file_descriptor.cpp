#include "platform/files/file_descriptor.hpp"

#include <unistd.h>

namespace cochin::platform {

FileDescriptor::~FileDescriptor() { close(); }

bool FileDescriptor::close() {
  const int descriptor = std::exchange(descriptor_, -1);
  return descriptor < 0 || ::close(descriptor) == 0;
}

}  // namespace cochin::platform
