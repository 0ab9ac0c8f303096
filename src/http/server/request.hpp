#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kUnknown };

/// `GET`…; "" for `kUnknown`.
std::string_view method_name(Method method);
/// Methods are case-sensitive (RFC 9110 section 9.1).
Method parse_method(std::string_view name);
/// Whether the method may change something (RFC 9110 section 9.2.1).
bool is_unsafe(Method method);

struct HeaderView {
  std::string_view name;
  std::string_view value;
};

/// The request line and the header fields as they came, in one buffer that keeps its capacity from
/// one request to the next. Views live until the next change.
class RequestHead {
 public:
  Method method = Method::kUnknown;
  int minor_version = 1;  ///< of HTTP/1.x

  std::string_view target() const { return view(target_); }
  /// The value of the first field named `name` (any case); empty when absent.
  std::string_view header(std::string_view name) const;
  bool has_header(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  std::size_t header_count() const { return fields_.size(); }
  HeaderView header_at(std::size_t index) const;

  void clear();
  void set_target(std::string_view target) { target_ = store(target); }
  void add_header(std::string_view name, std::string_view value);

 private:
  struct Slice {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
  };
  struct Field {
    Slice name;
    Slice value;
  };

  std::string_view view(Slice slice) const { return {text_.data() + slice.offset, slice.size}; }
  Slice store(std::string_view text);

  std::string text_;
  Slice target_;
  std::vector<Field> fields_;
};

struct QueryParameter {
  std::string name;
  std::string value;
};

/// The target of a request, decoded.
struct Target {
  std::string path;                   ///< as it came, without the query: for matching and logs
  std::vector<std::string> segments;  ///< percent-decoded; `/a/b/` and `/a/b` are the same
  std::vector<QueryParameter>
      query;              ///< percent-decoded, `+` is a space; in order, duplicates kept
  std::string authority;  ///< of an absolute-form target, else empty
};

/// Reads an origin-form or absolute-form target (RFC 9112 section 3.2), or `*`.
/// errors::malformed_request for other forms, a bad percent escape, a NUL or invalid UTF-8.
Result<Target> parse_target(std::string_view target);

/// One request, complete.
struct Request {
  RequestHead head;
  Target target;
  std::string body;
  std::optional<platform::StoredBytes> stored_body;  ///< instead of `body`, of a large upload
  std::string client_address;  ///< of the caller, behind trusted proxies too; no port
  std::string request_id;      ///< 26 characters of base32; also in `X-Request-Id`
  Language language = Language::kFrench;
  bool is_secure = false;  ///< came over HTTPS, as a trusted proxy says

  Method method() const { return head.method; }
  std::string_view header(std::string_view name) const { return head.header(name); }
  /// The value of the cookie `name`; empty when absent.
  std::string_view cookie(std::string_view name) const;
};

/// French unless English is preferred (RFC 9110 section 12.5.4).
Language choose_language(std::string_view accept_language);

/// ASCII only, as header names and tokens compare.
bool equals_ignoring_case(std::string_view left, std::string_view right);

}  // namespace cochin::http
