#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "http/server/request.hpp"

namespace cochin::http {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

enum class Plus { kLiteral, kSpace };

Error malformed(std::string_view reason) {
  return Error{&errors::malformed_request, {}, {}, std::string(reason)};
}

/// Percent-decodes (RFC 3986 section 2.1).
Result<std::string> decode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  bool is_ascii = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char byte = text[i];
    if (byte == '%') {
      if (i + 2 >= text.size()) return malformed("percent escape");
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return malformed("percent escape");
      byte = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (byte == '+' && plus == Plus::kSpace) {
      byte = ' ';
    }
    if (byte == '\0') return malformed("NUL in target");
    is_ascii = is_ascii && static_cast<unsigned char>(byte) < 0x80;
    decoded.push_back(byte);
  }
  if (!is_ascii && !is_valid_utf8(decoded)) return malformed("target is not UTF-8");
  return decoded;
}

Status read_path(std::string_view path, Target& target) {
  std::string_view rest = path.substr(1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('/');
    target.segments.push_back(TRY(decode(rest.substr(0, end), Plus::kLiteral)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return ok();
}

Status read_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    QueryParameter parameter;
    parameter.name = TRY(decode(pair.substr(0, equals), Plus::kSpace));
    if (equals != std::string_view::npos) {
      parameter.value = TRY(decode(pair.substr(equals + 1), Plus::kSpace));
    }
    target.query.push_back(std::move(parameter));
  }
  return ok();
}

/// Takes `http://authority` off an absolute-form target.
Status take_authority(std::string_view& rest, Target& target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(rest.substr(0, scheme.size()), scheme)) continue;
    rest.remove_prefix(scheme.size());
    const std::size_t end = rest.find_first_of("/?");
    target.authority = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view("/") : rest.substr(end);
    if (target.authority.empty()) return malformed("empty authority");
    return ok();
  }
  return malformed("target form");
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  Target target;
  if (text == "*") {
    target.path = "*";
    return target;
  }
  if (!text.starts_with('/')) TRY(take_authority(text, target));
  const std::size_t question = text.find('?');
  const std::string_view path = text.substr(0, question);
  target.path = path.empty() ? std::string_view("/") : path;
  TRY(read_path(target.path, target));
  if (question != std::string_view::npos) TRY(read_query(text.substr(question + 1), target));
  return target;
}

}  // namespace cochin::http
