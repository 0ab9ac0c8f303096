// Any text: it is refused, or becomes a tree that is written and read again as the same.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::platform {
namespace {

void take(std::string_view text) {
  const auto tree = parse_json(text);
  if (!tree) {
    CHECK(tree.error().kind == &errors::malformed_json);
    return;
  }
  const std::string written = to_json(*tree);
  CHECK(is_valid_utf8(written));
  const auto again = parse_json(written);
  CHECK(again.has_value() && *again == *tree);
  CHECK(to_json(*again) == written);
}

}  // namespace
}  // namespace cochin::platform

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cochin::platform::take({reinterpret_cast<const char*>(data), size});
  return 0;
}
