#include "http/api/files/file_routes.hpp"

#include <charconv>

#include "base/error_catalog.hpp"
#include "http/problem.hpp"
#include "http/server/query_reader.hpp"
#include "platform/json/json_writer.hpp"
#include "platform/net/multipart.hpp"

namespace cochin::http::api {

namespace {

/// RFC 6266 with RFC 8187: an ASCII fallback, then the name itself.
std::string content_disposition(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string ascii, encoded;
  for (const char sign : name) {
    const auto byte = static_cast<unsigned char>(sign);
    const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                        (sign >= '0' && sign <= '9') || sign == '.' || sign == '-' || sign == '_';
    ascii.push_back(letter ? sign : '_');
    if (letter) {
      encoded.push_back(sign);
    } else {
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
}

/// One byte range (RFC 9110 section 14), as [first, last].
struct ByteRange {
  std::size_t first;
  std::size_t last;
};

enum class RangeAnswer { kWhole, kPart, kUnsatisfiable };

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  return number;
}

/// Several ranges or a form that is not understood: the whole, as the RFC allows.
RangeAnswer read_range(std::string_view header, std::size_t size, ByteRange& range) {
  if (!header.starts_with("bytes=")) return RangeAnswer::kWhole;
  header.remove_prefix(6);
  const std::size_t dash = header.find('-');
  if (dash == header.npos || header.find(',') != header.npos) return RangeAnswer::kWhole;
  const auto first = number_of(header.substr(0, dash));
  const auto last = number_of(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return RangeAnswer::kWhole;
    if (*last == 0) return RangeAnswer::kUnsatisfiable;
    range = {*last >= size ? 0 : size - *last, size - 1};
    return RangeAnswer::kPart;
  }
  if (!first || (!last && dash + 1 != header.size())) return RangeAnswer::kWhole;
  if (*first >= size) return RangeAnswer::kUnsatisfiable;
  range = {*first, std::min(last.value_or(size - 1), size - 1)};
  return range.first <= range.last ? RangeAnswer::kPart : RangeAnswer::kWhole;
}

void write_file(platform::JsonWriter& json, const domain::FileInfo& file) {
  json.begin_object();
  json.member("id", file.id);
  json.member("name", file.name);
  json.member("size", file.size_bytes);
  json.member("mime", file.mime);
  json.member("url", "/api/v1/files/" + std::to_string(file.id));
  json.end_object();
}

Result<Response> upload_file(app::FileService& files, Call& call) {
  TRY(QueryReader(call.request).finish());
  const auto boundary = platform::multipart_boundary(call.request.header("content-type"));
  if (!boundary) {
    return Error{&errors::unsupported_media_type, {{"expected", "multipart/form-data"}}};
  }
  const auto parts = TRY(platform::parse_multipart(call.request.body, *boundary));
  if (parts.size() != 1 || parts[0].name != "file" || !parts[0].file_name) {
    return Error{&errors::invalid_input, {}, {{"/file", &errors::required, {}}}};
  }
  const auto file = TRY(files.store(call.who(), {*parts[0].file_name, parts[0].content}));
  std::string text;
  platform::JsonWriter json(text);
  write_file(json, file);
  return Response::created("/api/v1/files/" + std::to_string(file.id), std::move(text));
}

Result<Response> download_file(app::FileService& files, Call& call) {
  TRY(QueryReader(call.request).finish());
  auto content = TRY(files.read(call.who(), FileId{TRY(call.id_param("id"))}));
  Response response;
  response.content_type = "application/octet-stream";
  response.with_header("Content-Disposition", content_disposition(content.file.name));
  response.with_header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.with_header("Accept-Ranges", "bytes");
  const std::size_t size = content.bytes.size();
  ByteRange range{};
  switch (read_range(call.request.header("range"), size, range)) {
    case RangeAnswer::kWhole: response.body = std::move(content.bytes); break;
    case RangeAnswer::kPart:
      response.status = 206;
      response.body = content.bytes.substr(range.first, range.last - range.first + 1);
      response.with_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                                std::to_string(range.last) + "/" +
                                                std::to_string(size));
      break;
    case RangeAnswer::kUnsatisfiable:
      response = problem(Error{&errors::range_not_satisfiable}, call.request);
      response.with_header("Content-Range", "bytes */" + std::to_string(size));
      break;
  }
  return response;
}

}  // namespace

void add_file_routes(Router& router, app::FileService& files) {
  router.background(Method::kPost, "/api/v1/files",
                    [&files](Call& call) { return upload_file(files, call); },
                    {.body_limit = kUploadBodyLimit, .right = "own"});
  router.background(Method::kGet, "/api/v1/files/{id}",
                    [&files](Call& call) { return download_file(files, call); }, {.right = "own"});
}

}  // namespace cochin::http::api
