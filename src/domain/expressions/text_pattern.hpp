#pragma once

#include <memory>
#include <string_view>

namespace cochin::domain {

/// A pattern in RE2 syntax, which takes time linear in the text. Immutable, thread-safe.
class TextPattern {
 public:
  /// nullptr when the pattern is malformed or too large.
  static std::shared_ptr<const TextPattern> compile(std::string_view pattern);

  /// Whether the pattern is found anywhere in `text`.
  virtual bool is_found_in(std::string_view text) const = 0;
  virtual ~TextPattern() = default;
};

}  // namespace cochin::domain
