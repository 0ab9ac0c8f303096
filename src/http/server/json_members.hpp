#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/tree.hpp"

namespace cochin::http {

/// Takes the members a request body knows, one by one, then refuses the rest.
///
///     JsonMembers body(*TRY(call.json()));
///     const std::string_view name = body.required_text("name");
///     TRY(body.finish());
class JsonMembers {
 public:
  /// `body` must outlive the reader and what it returns.
  explicit JsonMembers(const Tree& body);

  /// Empty when it is absent or no text, which `finish` then refuses.
  std::string_view required_text(std::string_view name);

  /// errors::invalid_input with one entry for each member that is missing (errors::required), of
  /// another type (errors::wrong_type) or not asked for (errors::unknown_field).
  Status finish();

 private:
  void refuse(std::string_view name, const ErrorKind& kind, ErrorParameters parameters = {});

  const Tree& body_;
  std::vector<std::string_view> taken_;
  std::vector<FieldError> errors_;
};

}  // namespace cochin::http
