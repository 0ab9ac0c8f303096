#include "http/api/files/file_routes.hpp"

#include "base/error_catalog.hpp"
#include "http/problem.hpp"
#include "http/server/byte_range.hpp"
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
  const auto parts = TRY(platform::parse_multipart(call.take_body(), *boundary));
  if (parts.size() != 1 || parts[0].name != "file" || !parts[0].file_name) {
    return Error{&errors::invalid_input, {}, {{"/file", &errors::required, {}}}};
  }
  const auto file = TRY(files.store(call.who(), {*parts[0].file_name, parts[0].content}));
  std::string text;
  platform::JsonWriter json(text);
  write_file(json, file);
  return Response::created("/api/v1/files/" + std::to_string(file.id), std::move(text));
}

Result<Response> download_file(const app::FileService& files, const StandingGate& gate, Call& call,
                               app::ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  auto found = TRY(files.open(call.who(), scope, FileId{TRY(call.id_param("id"))}));
  const std::uint64_t size = found.bytes.size();
  const std::string etag = "\"" + found.sha256 + "\"";
  const ByteRange range = choose_range(call.request, size, etag);
  if (range.kind == ByteRange::Kind::kUnsatisfiable) {
    return problem(Error{&errors::range_not_satisfiable}, call.request)
        .with_header("Content-Range", "bytes */" + std::to_string(size));
  }
  Response response;
  response.content_type = "application/octet-stream";
  response.with_header("Content-Disposition", content_disposition(found.file.name));
  response.with_header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.with_header("Accept-Ranges", "bytes");
  response.with_header("ETag", etag);
  if (range.kind == ByteRange::Kind::kWhole) {
    response.file = {std::move(found.bytes), std::move(found.sha256), gate(call)};
    return response;
  }
  response.status = 206;
  response.file = {found.bytes.slice(range.first, range.last - range.first + 1), {}, gate(call)};
  return response.with_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                                   std::to_string(range.last) + "/" +
                                                   std::to_string(size));
}

}  // namespace

void add_file_routes(Router& router, app::FileService& files, StandingGate gate) {
  RouteOptions upload = kUpload;
  upload.right = "own";
  router.background(
      Method::kPost, "/api/v1/files", [&files](Call& call) { return upload_file(files, call); },
      upload);
  router.read(Method::kGet, "/api/v1/files/{id}",
              [&files, gate = std::move(gate)](Call& call, app::ReadScope& scope) {
                return download_file(files, gate, call, scope);
              },
              {.right = "own"});
}

}  // namespace cochin::http::api
