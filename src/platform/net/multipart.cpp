#include "platform/net/multipart.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::platform {

namespace {

Error malformed(std::string_view reason) {
  return Error{&errors::malformed_multipart, {}, {}, std::string(reason)};
}

char lower(char sign) {
  return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
}

bool same_word(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

/// The value at the front of `rest`, quoted or a token, which is cut behind it.
std::optional<std::string> take_value(std::string_view& rest) {
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find_first_of("; \t"), rest.size());
    std::string token(rest.substr(0, end));
    rest.remove_prefix(end);
    return token;
  }
  std::string value;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return value;
    }
    // Browsers send a backslash of a file name as it is; only an escaped quote is an escape.
    if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
    value.push_back(rest[i]);
  }
  return std::nullopt;
}

struct Parameter {
  std::string_view name;
  std::string value;
};

/// Reads `; name=value` repeatedly. Empty when it is anything else or a name comes twice.
std::optional<std::vector<Parameter>> parse_parameters(std::string_view rest) {
  std::vector<Parameter> parameters;
  while (!(rest = trim(rest)).empty()) {
    if (rest.front() != ';') return std::nullopt;
    rest = trim(rest.substr(1));
    if (rest.empty()) break;
    const std::size_t equals = rest.find('=');
    if (equals == rest.npos || equals == 0) return std::nullopt;
    const std::string_view name = rest.substr(0, equals);
    rest.remove_prefix(equals + 1);
    auto value = take_value(rest);
    if (!value) return std::nullopt;
    for (const Parameter& earlier : parameters) {
      if (same_word(earlier.name, name)) return std::nullopt;
    }
    parameters.push_back({name, std::move(*value)});
  }
  return parameters;
}

/// Undoes the three escapes of the HTML standard ("multipart/form-data encoding algorithm").
std::string unescape_name(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const std::string_view escape = text.substr(0, 3);
    const bool quote = escape == "%22";
    const bool line_end = escape == "%0A" || escape == "%0D";
    name.push_back(quote ? '"' : line_end ? '_' : text.front());
    text.remove_prefix(quote || line_end ? 3 : 1);
  }
  return name;
}

std::string without_folders(std::string_view name) {
  return std::string(name.substr(name.find_last_of("/\\") + 1));
}

bool is_clean(std::string_view text, const MultipartLimits& limits) {
  if (text.size() > limits.name_bytes || !is_valid_utf8(text)) return false;
  return std::none_of(text.begin(), text.end(),
                      [](char sign) { return static_cast<unsigned char>(sign) < 0x20; });
}

Status read_disposition(std::string_view value, MultipartPart& part,
                        const MultipartLimits& limits) {
  const std::size_t end = std::min(value.find(';'), value.size());
  if (!same_word(trim(value.substr(0, end)), "form-data")) return malformed("disposition");
  const auto parameters = parse_parameters(value.substr(end));
  if (!parameters) return malformed("disposition parameters");
  for (const Parameter& parameter : *parameters) {
    if (!is_clean(parameter.value, limits)) return malformed("name");
    if (same_word(parameter.name, "name")) part.name = unescape_name(parameter.value);
    if (same_word(parameter.name, "filename")) {
      part.file_name = without_folders(unescape_name(parameter.value));
    }
  }
  return ok();
}

Status read_headers(std::string_view headers, MultipartPart& part, const MultipartLimits& limits) {
  bool named = false;
  while (!headers.empty()) {
    const std::size_t end = std::min(headers.find("\r\n"), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return malformed("header line");
    const std::string_view value = trim(line.substr(colon + 1));
    if (same_word(line.substr(0, colon), "content-type")) part.content_type = value;
    if (same_word(line.substr(0, colon), "content-disposition")) {
      if (named) return malformed("two dispositions");
      TRY(read_disposition(value, part, limits));
      named = true;
    }
  }
  if (part.name.empty()) return malformed("no name");
  return ok();
}

/// A body read from its front to its end, with a view of what comes next.
class FormReader {
 public:
  explicit FormReader(const StoredBytes& body) : body_(body) {}

  std::uint64_t position() const { return start_ + used_; }
  void skip(std::size_t count) { used_ += count; }

  /// The next `size` bytes or more, fewer only at the end. Valid until the next call.
  Result<std::string_view> next(std::size_t size) {
    if (window_.size() - used_ < size && start_ + window_.size() < body_.size()) {
      window_.erase(0, used_);
      start_ += used_;
      used_ = 0;
      const std::size_t missing = std::max(kWindowBytes, size) - window_.size();
      window_ += TRY(body_.read(start_ + window_.size(), missing));
    }
    return std::string_view(window_).substr(used_);
  }

  /// Goes to the next `word`.
  Status find(std::string_view word) {
    for (;;) {
      const std::string_view view = TRY(next(word.size()));
      const std::size_t place = view.find(word);
      if (place != view.npos) {
        skip(place);
        return ok();
      }
      if (view.size() < word.size()) return malformed("no last boundary");
      skip(view.size() - (word.size() - 1));
    }
  }

 private:
  static constexpr std::size_t kWindowBytes = std::size_t{128} * 1024;

  const StoredBytes& body_;
  std::string window_;
  std::uint64_t start_ = 0;  ///< of the window, in the body
  std::size_t used_ = 0;     ///< of the window
};

/// One part, from behind its boundary to the next one.
Result<MultipartPart> read_part(FormReader& reader, const StoredBytes& body,
                                std::string_view delimiter, const MultipartLimits& limits) {
  MultipartPart part;
  const std::string_view head = TRY(reader.next(limits.header_bytes));
  const std::size_t headers_end = head.substr(0, limits.header_bytes).find("\r\n\r\n");
  if (headers_end == head.npos) return malformed("part headers");
  TRY(read_headers(head.substr(0, headers_end), part, limits));
  reader.skip(headers_end + 4);
  const std::uint64_t begin = reader.position();
  TRY(reader.find(delimiter));
  part.content = body.slice(begin, reader.position() - begin);
  reader.skip(delimiter.size());
  return part;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const std::size_t end = std::min(content_type.find(';'), content_type.size());
  if (!same_word(trim(content_type.substr(0, end)), "multipart/form-data")) return std::nullopt;
  const auto parameters = parse_parameters(content_type.substr(end));
  if (!parameters) return std::nullopt;
  for (const Parameter& parameter : *parameters) {
    if (!same_word(parameter.name, "boundary")) continue;
    const std::string& boundary = parameter.value;
    const bool printable = std::all_of(boundary.begin(), boundary.end(),
                                       [](char sign) { return sign >= 0x20 && sign < 0x7F; });
    if (boundary.empty() || boundary.size() > 70 || !printable || boundary.ends_with(' '))
      return {};
    return boundary;
  }
  return std::nullopt;
}

Result<std::vector<MultipartPart>> parse_multipart(const StoredBytes& body,
                                                   std::string_view boundary,
                                                   const MultipartLimits& limits) {
  const std::string delimiter = "\r\n--" + std::string(boundary);
  const std::string_view first = std::string_view(delimiter).substr(2);
  FormReader reader(body);
  if (!TRY(reader.next(first.size())).starts_with(first)) return malformed("no first boundary");
  reader.skip(first.size());
  std::vector<MultipartPart> parts;
  for (;;) {
    const std::string_view line_end = TRY(reader.next(2)).substr(0, 2);
    if (line_end == "--") return parts;
    if (line_end != "\r\n") return malformed("boundary line");
    reader.skip(2);
    if (parts.size() == limits.parts) return malformed("too many parts");
    parts.push_back(TRY(read_part(reader, body, delimiter, limits)));
  }
}

}  // namespace cochin::platform
