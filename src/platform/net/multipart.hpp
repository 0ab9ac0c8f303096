#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::platform {

/// One part of a form: its name, what the browser said of the file, and its bytes.
struct MultipartPart {
  std::string name;
  std::optional<std::string> file_name;  ///< without any folder
  std::string content_type;              ///< empty when not said
  StoredBytes content;                   ///< a slice of the body
};

struct MultipartLimits {
  std::size_t parts = 32;
  std::size_t header_bytes = 8 * 1024;
  std::size_t name_bytes = 255;
};

/// The boundary of a `multipart/form-data` content type; empty when `content_type` is another type
/// or its boundary breaks RFC 2046 section 5.1.1.
std::optional<std::string> multipart_boundary(std::string_view content_type);

/// Reads the parts of a `multipart/form-data` body (RFC 7578). Every part must have a name; names
/// may repeat. The body is looked through in pieces, contents are not taken into memory.
/// Errors: `malformed_multipart` for anything else, a limit passed and a missing end included;
/// those of reading the body.
Result<std::vector<MultipartPart>> parse_multipart(const StoredBytes& body,
                                                   std::string_view boundary,
                                                   const MultipartLimits& limits = {});

}  // namespace cochin::platform
