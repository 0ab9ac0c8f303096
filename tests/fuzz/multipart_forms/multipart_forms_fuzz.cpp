// Any bytes as a form, behind the boundary that their first line gives: refused, or parts that lie
// inside the body and have names.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "platform/net/multipart.hpp"

namespace cochin::platform {
namespace {

bool is_inside(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> up_to;
  return up_to(whole.data(), part.data()) &&
         up_to(part.data() + part.size(), whole.data() + whole.size());
}

void take(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return;
  const std::string type = "multipart/form-data; boundary=" + std::string(bytes.substr(0, end));
  const auto boundary = multipart_boundary(type);
  if (!boundary) return;
  const std::string_view body = bytes.substr(end + 1);
  const auto parts = parse_multipart(body, *boundary);
  if (!parts) {
    CHECK(parts.error().kind == &errors::malformed_multipart);
    return;
  }
  const MultipartLimits limits;
  CHECK(parts->size() <= limits.parts);
  for (const MultipartPart& part : *parts) {
    CHECK(!part.name.empty() && part.name.size() <= limits.name_bytes);
    CHECK(part.content.empty() || is_inside(part.content, body));
    if (part.file_name) CHECK(part.file_name->find_first_of("/\\") == std::string::npos);
  }
}

}  // namespace
}  // namespace cochin::platform

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cochin::platform::take({reinterpret_cast<const char*>(data), size});
  return 0;
}
