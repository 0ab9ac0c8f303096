// Any bytes as a form, behind the boundary that their first line gives: refused, or parts that lie
// stand in the body, between two boundaries, and have names.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "platform/net/multipart.hpp"

namespace cochin::platform {
namespace {

void take(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return;
  const std::string type = "multipart/form-data; boundary=" + std::string(bytes.substr(0, end));
  const auto boundary = multipart_boundary(type);
  if (!boundary) return;
  const std::string_view body = bytes.substr(end + 1);
  const auto parts = parse_multipart(StoredBytes::in_memory(std::string(body)), *boundary);
  if (!parts) {
    CHECK(parts.error().kind == &errors::malformed_multipart);
    return;
  }
  const MultipartLimits limits;
  CHECK(parts->size() <= limits.parts);
  for (const MultipartPart& part : *parts) {
    CHECK(!part.name.empty() && part.name.size() <= limits.name_bytes);
    const std::string content = part.content.read_all().value();
    CHECK(body.find("\r\n\r\n" + content + "\r\n--" + *boundary) != body.npos);
    if (part.file_name) CHECK(part.file_name->find_first_of("/\\") == std::string::npos);
  }
}

}  // namespace
}  // namespace cochin::platform

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cochin::platform::take({reinterpret_cast<const char*>(data), size});
  return 0;
}
