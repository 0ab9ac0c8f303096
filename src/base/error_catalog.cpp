#include "base/error_catalog.hpp"

namespace cochin::errors {

std::span<const ErrorKind* const> all() {
  static constexpr const ErrorKind* kKinds[] = {
#define KIND(name, error_code, french, english) &name,
#include "base/error_kinds.inc"
#undef KIND
  };
  return kKinds;
}

}  // namespace cochin::errors
