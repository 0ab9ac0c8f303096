#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/tree.hpp"

namespace cochin::http::api {

/// Takes the members of a JSON object one by one, then refuses the rest.
///
///     ObjectReader object(*TRY(call.json()));
///     const auto name = object.text("name");
///     TRY(object.finish());
class ObjectReader {
 public:
  /// `pointer` is where the object is in the request (RFC 6901), for the errors.
  explicit ObjectReader(const Tree& tree, std::string pointer = {});

  /// Empty when absent; a member of another type is refused by `finish`.
  std::optional<std::string> text(std::string_view name);
  /// Empty when it is absent or no text, which `finish` then refuses. Lives as long as the tree.
  std::string_view required_text(std::string_view name);
  std::optional<bool> flag(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<std::vector<std::string>> texts(std::string_view name);
  const Tree* any(std::string_view name);  ///< nullptr when absent
  const Tree::Map* object(std::string_view name);
  const Tree::List* list(std::string_view name);

  /// Adds a refusal found by the caller, unless the member is refused already.
  void refuse(std::string_view name, const ErrorKind& kind, ErrorParameters parameters = {});

  /// Errors: `invalid_input` with `wrong_type`, `unknown_field` for members nobody asked for, and
  /// what was refused.
  Status finish();

  const std::string& pointer() const { return pointer_; }

 private:
  const Tree* take(std::string_view name);
  void refuse_type(std::string_view name, std::string_view expected);

  std::string pointer_;
  const Tree::Map* map_;
  std::vector<bool> taken_;
  std::vector<FieldError> errors_;
};

}  // namespace cochin::http::api
