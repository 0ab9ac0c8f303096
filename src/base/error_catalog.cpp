#include "base/error_catalog.hpp"

namespace cochin::errors {

std::span<const ErrorKind* const> all() {
#define COCHIN_LIST_ERROR_KIND(name, error_code, fr, en) &name,
  static constexpr const ErrorKind* kKinds[] = {COCHIN_ERROR_KINDS(COCHIN_LIST_ERROR_KIND)};
#undef COCHIN_LIST_ERROR_KIND
  return kKinds;
}

}  // namespace cochin::errors
